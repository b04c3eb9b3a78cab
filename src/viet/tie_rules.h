// The rules of good typing for Vietnamese office texts, as data. No norm prescribes them: they are
// the practice of careful offices.
//
// How strong a tie is answers one question: does a reader stumble where it breaks?
//   strong  He must go back, because the end of the line says nothing, or something else, without
//           the next: "số | 19/CT-TTg", "khoản | 2", "500.000 | đồng", "TM. | BAN THƯỜNG VỤ".
//   middle  He sees a flaw: a line that begins with a dash like an item of a list, a count away
//           from what it counts, "lần thứ | XVII".
//   weak    Only the eye minds: a short syllable alone on the last line, "nhiệm kỳ | 2018-2023".
// Strong ties give way last, so that the rules can be generous with weak ones.
#pragma once

#include <array>
#include <string_view>

#include "viet/ties.h"
#include "word_shape.h"

namespace kehoach::viet {

// The blank between `before` and a word of one of the shapes.
struct LabelRule {
  std::string_view before;  // one or two words in small letters
  Shapes after = 0;
  TieStrength strength = TieStrength::weak;
  enum class Also : std::uint8_t {
    nothing,
    inner_blank,       // the blank inside `before` too: "lần thứ XVII" is one piece
    part_of_date,      // strong right after another part: "tháng 5" in "ngày 11 tháng 5"
    not_after_symbol,  // "số 19/CT-TTg ngày 24/4/2020": two long pieces in a row make loose lines
    still_counts,      // the number is no name: in "08 giờ 00 phút" it counts what follows
    person,            // a name follows: its last two syllables stay together
    middle_name,       // one stands here if a surname is before it: the same
  } also = Also::nothing;
};

namespace tie_rules {

using enum TieStrength;
using Also = LabelRule::Also;

inline constexpr Shapes counter = shape::number | shape::roman;
inline constexpr Shapes span_of_years = shape::year | shape::years;

inline constexpr std::array labels{
    // Symbols of documents.
    LabelRule{"số", shape::number | shape::symbol, strong},
    LabelRule{"số:", shape::number | shape::symbol, strong},
    LabelRule{"nghị quyết", shape::symbol | shape::number, middle},
    LabelRule{"nghị định", shape::symbol | shape::number, middle},
    LabelRule{"chỉ thị", shape::symbol | shape::number, middle},
    LabelRule{"thông tư", shape::symbol | shape::number, middle},
    LabelRule{"quyết định", shape::symbol, middle},
    LabelRule{"kế hoạch", shape::symbol, middle},
    LabelRule{"hướng dẫn", shape::symbol, middle},
    LabelRule{"kết luận", shape::symbol, middle},
    LabelRule{"quy định", shape::symbol, middle},
    LabelRule{"thông báo", shape::symbol, middle},
    LabelRule{"công văn", shape::symbol, middle},
    LabelRule{"chương trình", shape::symbol, middle},
    // Dates.
    LabelRule{"ngày", shape::two_digits, strong, Also::part_of_date},
    LabelRule{"mùng", shape::two_digits, strong},
    LabelRule{"mồng", shape::two_digits, strong},
    LabelRule{"tháng", shape::two_digits, middle, Also::part_of_date},
    LabelRule{"năm", shape::year, middle, Also::part_of_date},
    LabelRule{"năm", shape::years, middle},
    LabelRule{"tháng", shape::month_year, middle},
    LabelRule{"ngày", shape::day_month, middle},
    LabelRule{"ngày", shape::date, weak, Also::not_after_symbol},
    LabelRule{"quý", counter, middle},
    LabelRule{"quí", counter, middle},
    LabelRule{"năm học", span_of_years, weak},
    LabelRule{"giai đoạn", span_of_years, weak},
    LabelRule{"nhiệm kỳ", span_of_years, weak},
    LabelRule{"niên khóa", span_of_years, weak},
    LabelRule{"thời kỳ", span_of_years, weak},
    LabelRule{"giờ", shape::two_digits, strong, Also::still_counts},
    // Ordinals.
    LabelRule{"thứ", counter, middle},
    LabelRule{"lần thứ", counter, middle, Also::inner_blank},
    LabelRule{"khóa", counter, middle},
    LabelRule{"khoá", counter, middle},
    LabelRule{"đại hội", counter, middle},
    LabelRule{"nhiệm kỳ", shape::roman, middle},
    // Parts of a document, and whatever else is called by a number.
    LabelRule{"điều", shape::number, strong},
    LabelRule{"khoản", shape::number, strong},
    LabelRule{"điểm", shape::number | shape::letter, strong},
    LabelRule{"chương", counter, middle},
    LabelRule{"mục", counter | shape::amount, middle},
    LabelRule{"phần", counter, middle},
    LabelRule{"phụ lục", counter, middle},
    LabelRule{"mẫu", counter | shape::amount, middle},
    LabelRule{"biểu", counter | shape::amount, middle},
    LabelRule{"bảng", counter | shape::amount, middle},
    LabelRule{"hình", shape::number | shape::amount, middle},
    LabelRule{"trang", shape::number, middle},
    LabelRule{"đợt", counter, middle},
    LabelRule{"bước", counter, middle},
    LabelRule{"giai đoạn", shape::roman, middle},  // not digits: "giai đoạn 5 năm 2021-2025"
    LabelRule{"lần", shape::two_digits, middle},
    LabelRule{"kỳ", shape::two_digits, middle},
    LabelRule{"vòng", counter, middle},
    LabelRule{"tập", counter, middle},
    LabelRule{"tổ", shape::number, middle},
    LabelRule{"nhóm", counter, middle},
    LabelRule{"khối", counter, middle},
    LabelRule{"lớp", shape::number, middle},
    LabelRule{"cấp", counter, middle},
    LabelRule{"hạng", counter, middle},
    LabelRule{"loại", counter, middle},
    LabelRule{"quận", shape::number, strong},
    LabelRule{"phường", shape::number, strong},
    LabelRule{"ấp", shape::number, middle},
    LabelRule{"thôn", shape::number, middle},
    LabelRule{"tầng", shape::number, middle},
    LabelRule{"phòng", shape::number, middle},
    // Abbreviations of authority (ND30 Điều 13; with a slash in Party documents) and of places.
    LabelRule{"tm.", shape::capital, strong},
    LabelRule{"kt.", shape::capital, strong},
    LabelRule{"tl.", shape::capital, strong},
    LabelRule{"tuq.", shape::capital, strong},
    LabelRule{"q.", shape::capital | shape::number, strong},
    LabelRule{"t/m", shape::capital, strong},
    LabelRule{"t/m.", shape::capital, strong},
    LabelRule{"k/t", shape::capital, strong},
    LabelRule{"k/t.", shape::capital, strong},
    LabelRule{"t/l", shape::capital, strong},
    LabelRule{"t/l.", shape::capital, strong},
    LabelRule{"tp.", shape::capital, strong},
    LabelRule{"tx.", shape::capital, strong},
    LabelRule{"tt.", shape::capital, strong},
    LabelRule{"p.", shape::capital | shape::number, strong},
    LabelRule{"tp", shape::capital, middle},
    LabelRule{"tx", shape::capital, middle},
    // Persons.
    LabelRule{"ông", shape::capital, middle, Also::person},
    LabelRule{"bà", shape::capital, middle, Also::person},
    LabelRule{"đồng chí", shape::capital, middle, Also::person},
    LabelRule{"đ/c", shape::capital, middle, Also::person},
    LabelRule{"anh", shape::capital, weak, Also::person},
    LabelRule{"chị", shape::capital, weak, Also::person},
    LabelRule{"liệt sĩ", shape::capital, weak, Also::person},
    LabelRule{"liệt sỹ", shape::capital, weak, Also::person},
    LabelRule{"văn", shape::capital, weak, Also::middle_name},
    LabelRule{"thị", shape::capital, weak, Also::middle_name},
    LabelRule{"gs.", shape::capital, middle},
    LabelRule{"pgs.", shape::capital, middle},
    LabelRule{"ts.", shape::capital, middle},
    LabelRule{"ths.", shape::capital, middle},
    LabelRule{"bs.", shape::capital, middle},
};

// The blank between a number and what it counts. A number that has a label ("năm 2021", "Đợt 1") is
// a name and counts nothing, unless the word makes it one after all ("một khoản 5 triệu đồng").
struct UnitRule {
  std::string_view unit;  // as written
  TieStrength strength = TieStrength::weak;
  bool even_with_label = false;
};

inline constexpr std::array units{
    // Measures: the number says nothing without them.
    UnitRule{"đồng", strong},
    UnitRule{"đ", strong},
    UnitRule{"VND", strong},
    UnitRule{"VNĐ", strong},
    UnitRule{"USD", strong},
    UnitRule{"nghìn", strong, true},
    UnitRule{"ngàn", strong, true},
    UnitRule{"triệu", strong, true},
    UnitRule{"tỷ", strong, true},
    UnitRule{"tỉ", strong, true},
    UnitRule{"%", strong, true},
    UnitRule{"m", strong},
    UnitRule{"km", strong},
    UnitRule{"cm", strong},
    UnitRule{"mm", strong},
    UnitRule{"m2", strong},
    UnitRule{"m²", strong},
    UnitRule{"m3", strong},
    UnitRule{"m³", strong},
    UnitRule{"km2", strong},
    UnitRule{"km²", strong},
    UnitRule{"ha", strong},
    UnitRule{"kg", strong},
    UnitRule{"g", strong},
    UnitRule{"tấn", strong},
    UnitRule{"tạ", strong},
    UnitRule{"lít", strong},
    UnitRule{"kWh", strong},
    UnitRule{"độ", strong},
    UnitRule{"°C", strong},
    UnitRule{"giờ", strong},
    UnitRule{"phút", strong},
    UnitRule{"giây", strong},
    UnitRule{"ngày", strong},
    UnitRule{"tuần", strong},
    UnitRule{"tháng", strong},
    UnitRule{"năm", strong},
    UnitRule{"quý", strong},
    // What plans count.
    UnitRule{"người", middle},
    UnitRule{"lượt", middle},
    UnitRule{"đợt", middle},
    UnitRule{"lần", middle},
    UnitRule{"buổi", middle},
    UnitRule{"lớp", middle},
    UnitRule{"cuộc", middle},
    UnitRule{"giải", middle},
    UnitRule{"suất", middle},
    UnitRule{"phần", middle},
    UnitRule{"căn", middle},
    UnitRule{"nhà", middle},
    UnitRule{"hộ", middle},
    UnitRule{"em", middle},
    UnitRule{"cháu", middle},
    UnitRule{"đơn", middle},
    UnitRule{"tập", middle},
    UnitRule{"cá", middle},
    UnitRule{"cán", middle},
    UnitRule{"đoàn", middle},
    UnitRule{"công", middle},
    UnitRule{"sáng", middle},
    UnitRule{"chỉ", middle},
    UnitRule{"nhiệm", middle},
    UnitRule{"nội", middle},
    UnitRule{"tiêu", middle},
    UnitRule{"bước", middle},
    UnitRule{"bài", middle},
    UnitRule{"bản", middle},
    UnitRule{"bộ", middle},
    UnitRule{"điểm", middle},
    UnitRule{"tỉnh", middle},
    UnitRule{"huyện", middle},
    UnitRule{"xã", middle},
    UnitRule{"cơ", middle},
    UnitRule{"doanh", middle},
    UnitRule{"đảng", middle},
    UnitRule{"gia", middle},
    UnitRule{"hội", middle},
    UnitRule{"khóa", middle},
    UnitRule{"khoá", middle},
    UnitRule{"chuyến", middle},
    UnitRule{"mô", middle},
    UnitRule{"trường", middle},
    UnitRule{"tổ", middle},
    UnitRule{"thôn", middle},
    UnitRule{"phường", middle},
    UnitRule{"CĐCS", middle},
    UnitRule{"CNLĐ", middle},
    UnitRule{"CNVCLĐ", middle},
    UnitRule{"NLĐ", middle},
};

// The blank between two given words, in small letters; `before` may be two words itself.
struct PairRule {
  std::string_view before, after;
  TieStrength strength = TieStrength::weak;
};

inline constexpr std::array pairs{
    PairRule{"nghìn", "đồng", strong}, PairRule{"ngàn", "đồng", strong},
    PairRule{"triệu", "đồng", strong}, PairRule{"tỷ", "đồng", strong},
    PairRule{"tỉ", "đồng", strong},    PairRule{"thứ", "nhất", weak},
    PairRule{"thứ", "hai", weak},      PairRule{"thứ", "ba", weak},
    PairRule{"thứ", "tư", weak},       PairRule{"thứ", "năm", weak},
    PairRule{"thứ", "sáu", weak},      PairRule{"thứ", "bảy", weak},
    PairRule{"thứ", "tám", weak},      PairRule{"thứ", "chín", weak},
    PairRule{"thứ", "mười", weak},     PairRule{"hồ chí", "minh", weak},
};

// A line that begins with one of these reads as an item of a list, or as nothing at all.
struct StartRule {
  std::string_view after;  // how the word after the blank begins
  TieStrength strength = TieStrength::weak;
};

inline constexpr std::array starts{
    StartRule{"-", middle},   StartRule{"–", middle}, StartRule{"—", middle},
    StartRule{"./.", strong}, StartRule{"…", middle}, StartRule{"...", middle},
    StartRule{"%", strong},   StartRule{"v.v", weak},
};

// "(1) nội dung", "(a) đối tượng": the number of an item in the midst of a sentence and its word.
inline constexpr TieStrength after_bracketed_number = middle;

// A range, after its dash: "2026 - 2031", "7/2025 - 3/2026". Not one of whole dates: two long
// pieces in a row make loose lines.
inline constexpr Shapes range_ends =
    shape::number | shape::amount | shape::month_year | shape::day_month;
inline constexpr TieStrength inside_range = middle;

// The last two syllables of a person's name.
inline constexpr TieStrength inside_name = weak;

// The last word of a paragraph, if it has so few letters (no syllable has more than "nghiêng") and
// the paragraph so many that it may take a second line (a line of 165 mm holds about 85 letters of
// 14 pt, a half-width column 38).
inline constexpr std::size_t short_last_word = 7;
inline constexpr std::size_t more_than_a_line = 60;
inline constexpr TieStrength before_short_last_word = weak;

// A name is believed to be one where it begins with one of these and follows "ông", "bà", "đồng
// chí", or has "Văn" or "Thị" in its midst.
inline constexpr std::array<std::string_view, 66> surnames{
    "An",    "Bạch",   "Bành", "Bùi",    "Cao",   "Châu",   "Chu",   "Cù",    "Dương", "Danh",
    "Diệp",  "Doãn",   "Đàm",  "Đào",    "Đặng",  "Điểu",   "Đinh",  "Đoàn",  "Đỗ",    "Đồng",
    "Giang", "Giàng",  "Hà",   "Hồ",     "Hoàng", "Hứa",    "Huỳnh", "Khổng", "Khuất", "Kiều",
    "Kim",   "La",     "Lại",  "Lâm",    "Lê",    "Lò",     "Lục",   "Lương", "Lưu",   "Lý",
    "Ma",    "Mạc",    "Mai",  "Nghiêm", "Ngô",   "Nguyễn", "Nông",  "Phạm",  "Phan",  "Phùng",
    "Quách", "Tạ",     "Tăng", "Thạch",  "Thái",  "Tô",     "Tôn",   "Tống",  "Trần",  "Triệu",
    "Trịnh", "Trương", "Văn",  "Võ",     "Vũ",    "Vương",
};

}  // namespace tie_rules

}  // namespace kehoach::viet
