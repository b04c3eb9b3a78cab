#!/usr/bin/env python3
"""Makes the list of a federation's unions, as a spreadsheet program would save it.

    make_units.py [COUNT] [--targets] > units.csv          1,200 unless told

Unions of districts, of trades, of companies, schools and offices, with names of the kinds that there
are: short and long ones, ones with quotes, slashes, commas and ampersands. No two are alike, and the
same count always gives the same list. With --targets each also has its own targets and events, which
are fields of the plan beside this file.
"""

import csv
import io
import itertools
import math
import sys

DISTRICTS = ["huyện An Biên", "huyện An Minh", "huyện Châu Thành", "huyện Giang Thành", "huyện Giồng Riềng",
             "huyện Gò Quao", "huyện Hòn Đất", "huyện Kiên Hải", "huyện Kiên Lương", "huyện Tân Hiệp",
             "huyện U Minh Thượng", "huyện Vĩnh Thuận", "thành phố Hà Tiên", "thành phố Phú Quốc", "thành phố Rạch Giá"]
TRADES = ["Giáo dục", "Y tế", "Xây dựng", "Công Thương", "Viên chức", "Giao thông Vận tải",
          "Nông nghiệp và Phát triển nông thôn", "các Khu công nghiệp"]
FIRST = ["An", "Bình", "Đông", "Hòa", "Mỹ", "Nam", "Phong", "Tân", "Tây", "Thạnh", "Thuận", "Vĩnh", "Định", "Long"]
SECOND = ["An", "Bình", "Điền", "Hưng", "Khánh", "Lộc", "Minh", "Phú", "Quý", "Thái", "Thành", "Yên", "Trị", "Đức"]
HEROES = ["Nguyễn Trung Trực", "Trần Phú", "Võ Thị Sáu", "Lê Hồng Phong", "Lương Thế Vinh", "Phan Bội Châu",
          "Hoàng Diệu", "Nguyễn Đình Chiểu", "Ngô Quyền", "Huỳnh Mẫn Đạt", "Lâm Quang Ky", "Mạc Cửu"]
LEVELS = ["Mầm non", "Mẫu giáo", "Tiểu học", "Tiểu học & THCS", "THCS", "THCS và THPT", "THPT"]
GOODS = ["Thủy sản", "May mặc", "Giày da", "Xi măng", "Chế biến nông sản xuất khẩu", "Vận tải biển", "Du lịch - Khách sạn",
         "Điện nước", "Thức ăn chăn nuôi", "Xăng dầu", "Đóng tàu", "Bao bì PP/PE"]
BRANDS = ["Kiên Hùng", "Hòn Phụ Tử", "Sao Mai", "Đại Dương Xanh", "Phú Cường", "Trung Sơn", "Ngọc Trai", "Thiên Phú",
          "Hải Âu", "Hương Tràm", "Bình Minh", "Sông Cái Lớn", "U Minh", "Minh Phát", "An Khang", "Tín Nghĩa"]
FORMS = ["Công ty TNHH MTV", "Công ty TNHH", "Công ty Cổ phần", "Doanh nghiệp tư nhân", "Công ty Liên doanh"]
OFFICES = ["Trung tâm Y tế", "Bảo hiểm xã hội", "Chi cục Thi hành án dân sự", "Hạt Kiểm lâm",
           "Trung tâm Văn hóa, Thể thao và Truyền thanh", "Ngân hàng Nông nghiệp & Phát triển nông thôn, chi nhánh",
           "Ban Quản lý các dự án đầu tư xây dựng công trình giao thông, thủy lợi và phát triển nông thôn"]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Danh", "Thị"]
MIDDLE = ["Văn", "Thị", "Minh", "Thanh", "Ngọc", "Hữu", "Quốc"]
GIVEN = ["An", "Bình", "Cẩm", "Dũng", "Đông", "Giang", "Hòa", "Khánh", "Lâm", "Mỹ", "Quý", "Sơn", "Thủy", "Vĩnh", "Yến"]


def mixed(*lists):
    """All combinations, neighbours as unlike as can be."""
    total = math.prod(len(items) for items in lists)
    step = next(n for n in range(total * 5 // 13 + 1, 2 * total) if math.gcd(n, total) == 1)
    for i in range(total):
        at, out = i * step % total, []
        for items in lists:
            out.append(items[at % len(items)])
            at //= len(items)
        yield out


def base_unions():
    """(name, district) of unions of companies, schools and offices."""
    names = [f"{first} {second}" for first, second in mixed(FIRST, SECOND)]
    kinds = [
        ((f"CĐCS Trường {level} {hero}, {place}", place) for level, hero, place in mixed(LEVELS, HEROES, DISTRICTS)),
        ((f"CĐCS {form} {good} \"{brand}\" - {place}", place)
         for place, form, good, brand in mixed(DISTRICTS, FORMS, GOODS, BRANDS)),
        ((f"CĐCS Trường {level} {name}, {place}", place) for level, name, place in mixed(LEVELS[:3], names, DISTRICTS)),
        ((f"CĐCS Công ty CP {good} 30/4 & 1/5 {brand}, {place}", place)
         for good, place, brand in mixed(GOODS, DISTRICTS, BRANDS)),
        ((f"CĐCS cán bộ, công chức xã {name}, {place}", place) for place, name in mixed(DISTRICTS, names)),
        ((f"CĐCS {office} {place}", place) for office, place in mixed(OFFICES, DISTRICTS)),
    ]
    while kinds:
        for kind in list(kinds):
            unit = next(kind, None)
            if unit:
                yield unit
            else:
                kinds.remove(kind)


def units():
    """(name, parent, place's district, symbol, organ), without end, no name twice."""
    province = "Liên đoàn Lao động tỉnh Kiên Giang"
    for district in DISTRICTS:
        yield f"Liên đoàn Lao động {district}", province, district, "LĐLĐ", "Ban Thường vụ"
    for trade in TRADES:
        yield f"Công đoàn {trade} tỉnh Kiên Giang", province, "thành phố Rạch Giá", "CĐN", "Ban Thường vụ"
    for turn in itertools.count(1):
        again = f" (số {turn})" if turn > 1 else ""
        for name, district in base_unions():
            yield name + again, f"Liên đoàn Lao động {district}", district, "CĐCS", "Ban Chấp hành"


def main():
    words = [word for word in sys.argv[1:] if word != "--targets"]
    targets = len(words) < len(sys.argv) - 1
    count = int(words[0]) if words else 1200
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    head = ["Mã", "Tên đơn vị", "issuer.parents.0", "Địa danh", "number.body", "Ngày ban hành",
            "signatures.0.authority.0.of", "Người ký", "Chức vụ"]
    rows.writerow(head + ["targets.1", "events.0.time", "events.0.place", "report.by"] * targets)
    for i, (name, parent, district, symbol, organ) in enumerate(itertools.islice(units(), count)):
        place = district.removeprefix("huyện ").removeprefix("thành phố ")
        person = f"{FAMILY[i * 7 % len(FAMILY)]} {MIDDLE[i * 5 % len(MIDDLE)]} {GIVEN[i * 4 % len(GIVEN)]}"
        row = [f"KG{i + 1:05}", name, parent, place, symbol, f"{i % 27 + 1:02}/04/2024", organ, person,
               "Chủ tịch" if i % 4 else "Phó Chủ tịch"]
        own = [f"Kết nạp mới ít nhất {i * 37 % 480 + 20} đoàn viên; giới thiệu ít nhất {i * 11 % 19 + 2:02} đoàn viên ưu "
               "tú để Đảng xem xét, bồi dưỡng, kết nạp.", f"Ngày {i % 26 + 2:02}/5", f"Hội trường {place}",
               f"{i % 9 + 1:02}/06/2024"]
        rows.writerow(row + own * targets)
    sys.stdout.buffer.write(b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"))


main()
