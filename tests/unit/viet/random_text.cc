#include "random_text.h"

namespace kehoach {

std::string random_string(std::mt19937_64& random, const std::vector<std::string>& alphabet,
                          std::size_t pieces) {
  std::string out;
  for (; pieces > 0; --pieces) out += alphabet[random() % alphabet.size()];
  return out;
}

const std::vector<std::string>& sample_paragraphs() {
  static const std::vector<std::string> paragraphs{
      ("Thực hiện Kế hoạch số 45/KH-LĐLĐ, ngày 09/02/2024 của Ban Thường vụ Liên đoàn Lao động "
       "(LĐLĐ) tỉnh An Sơn về tổ chức Tháng Công nhân năm 2024; căn cứ Nghị quyết 02-NQ/TW và "
       "Quyết định số 217/QĐ-TLĐ ngày 12/3/2024, LĐLĐ huyện Bình Minh xây dựng kế hoạch như sau:"),
      "I. MỤC ĐÍCH, YÊU CẦU",
      ("1. Chăm lo đời sống cho đoàn viên, CNVCLĐ; phấn đấu 100% công đoàn cơ sở (CĐCS) có từ "
       "01 hoạt động trở lên, mỗi suất quà trị giá 500.000 đồng/suất, tổng kinh phí 1,25 tỷ đồng."),
      ("2. Phong trào “Giỏi việc nước, đảm việc nhà”; “Xanh - Sạch - Đẹp, Bảo đảm an toàn vệ sinh "
       "lao động”... gắn với phát triển kinh tế - xã hội giai đoạn 2021-2025, nhiệm kỳ 2023 – "
       "2028."),
      ("- Đợt 1 (từ tháng 01/2024 đến 30/6/2024): ra quân lúc 07 giờ 30 phút, ngày 28 tháng 4 năm "
       "2024 tại TP. Bình Minh; mỗi CĐCS cử 05 - 10 đoàn viên."),
      ("- Đợt 2: kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2024), chào "
       "mừng Đại hội Đảng bộ huyện lần thứ XXIV và Đại hội XIV của Đảng."),
      ("* Lưu ý: báo cáo gửi về địa chỉ congdoan@binhminh.example.vn hoặc số máy 0297.3861.234 "
       "trước ngày 15/12/2024 (kèm theo mẫu số 02/TĐ-KT)."),
      ("Theo điểm a khoản 2 Điều 103 và Phụ lục II, ông Trần Văn Hòa, bà Lê Thị Út chịu trách "
       "nhiệm "
       "theo dõi các nội dung (1) tuyên truyền; (2) khen thưởng; (3) ‘an toàn’ và/hoặc vệ sinh."),
      "Nhiệt độ trên 35 °C, diện tích 22 m² hoặc 1.500 m; tăng +5% so với năm 2023 («cùng kỳ»).",
      ("Số:  16 /KH-CĐBM; nhiệm kỳ 2015 -2020; Covid -19 ,v.v...; xã-hội; thi đua“Lao động giỏi”,"
       "“Lao động sáng tạo”—hết."),
      ("Quá trình thực hiện, có gì vướng mắc, đề nghị phản ánh về LĐLĐ huyện để được hướng dẫn "
       "thêm./."),
      "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH",
  };
  return paragraphs;
}

}  // namespace kehoach
