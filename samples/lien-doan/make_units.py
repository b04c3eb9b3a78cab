#!/usr/bin/env python3
"""Makes the list of a federation's unions, as a spreadsheet program would save it.

    make_units.py [COUNT] > units.csv          1,200 unless told

Names are of the kinds that there are: unions of districts, of trades, of companies and schools; long
ones, ones with quotes, slashes and commas. The same count always gives the same list.
"""

import csv
import io
import sys

DISTRICTS = ["An Biên", "An Minh", "Châu Thành", "Giang Thành", "Giồng Riềng", "Gò Quao", "Hòn Đất", "Kiên Hải",
             "Kiên Lương", "Phú Quốc", "Rạch Giá", "Hà Tiên", "Tân Hiệp", "U Minh Thượng", "Vĩnh Thuận"]
TRADES = ["Giáo dục", "Y tế", "Xây dựng", "Công Thương", "Viên chức", "Giao thông Vận tải", "Nông nghiệp và PTNT"]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ"]
MIDDLE = ["Văn", "Thị", "Minh", "Thanh", "Ngọc", "Hữu"]
GIVEN = ["An", "Bình", "Cẩm", "Dũng", "Đông", "Giang", "Hòa", "Khánh", "Lâm", "Mỹ", "Quý", "Sơn", "Thủy", "Vĩnh"]
GOODS = ["Thủy sản", "May mặc", "Giày da", "Xi măng", "Chế biến nông sản xuất khẩu", "Vận tải biển"]


def name(i):
    district, n = DISTRICTS[i % len(DISTRICTS)], i // len(DISTRICTS)
    kind = n % 8
    if n == 0:
        return f"Liên đoàn Lao động huyện {district}"
    if kind == 1:
        return f"Công đoàn ngành {TRADES[i % len(TRADES)]} huyện {district} - cụm {n}"
    if kind in (2, 3):
        return f"CĐCS Công ty TNHH MTV {GOODS[i % len(GOODS)]} \"{GIVEN[n % len(GIVEN)]} {district}\" {n}"
    if kind == 4:
        return f"CĐCS Trường THCS & THPT {district} {n}"
    if kind == 5:
        return f"CĐCS Công ty CP {GOODS[i % len(GOODS)]} 30/4, chi nhánh {district} {n}"
    if kind == 6:
        return (f"CĐCS Ban Quản lý các dự án đầu tư xây dựng công trình giao thông, thủy lợi và phát triển nông thôn "
                f"huyện {district} {n}")
    return f"CĐCS Trung tâm Y tế {district} {n}"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1200
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(["Mã", "Tên đơn vị", "Tên gọi tắt", "Địa danh", "Ngày ban hành", "Người ký", "Chức vụ"])
    for i in range(count):
        unit = name(i)
        person = f"{FAMILY[i * 7 % len(FAMILY)]} {MIDDLE[i * 5 % len(MIDDLE)]} {GIVEN[i * 3 % len(GIVEN)]}"
        rows.writerow([f"LĐ{i + 1:05}", unit, "", DISTRICTS[i % len(DISTRICTS)],
                       f"{i % 27 + 1:02}/{i % 3 + 2:02}/2021", person, "Chủ tịch" if i % 4 else "Phó Chủ tịch"])
    sys.stdout.buffer.write(b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"))


main()
