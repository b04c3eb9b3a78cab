#include "viet/ties.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "random_text.h"
#include "tie_rules.h"

using namespace kehoach;
using viet::Tie;

namespace {

// Tied blanks as "=" (strong), "~" (middle) and "_" (weak).
constexpr std::string_view signs = "_~=";

std::string marked(std::string text) {
  for (const Tie& tie : viet::find_ties(text)) {
    REQUIRE(tie.offset < text.size());
    REQUIRE(text[tie.offset] == ' ');
    text[tie.offset] = signs[static_cast<std::size_t>(tie.strength)];
  }
  return text;
}

std::string unmarked(std::string text) {
  for (char& c : text) {
    if (signs.find(c) != std::string_view::npos) c = ' ';
  }
  return text;
}

void check(const std::vector<std::string>& texts) {
  for (const auto& text : texts) CHECK(marked(unmarked(text)) == text);
}

}  // namespace

TEST_CASE("symbols of documents stay with their words") {
  check({
      "Kế hoạch số=117/KH-LĐLĐ, ngày 20/01/2021",
      "Chỉ thị số=19/CT-TTg ngày 24/4/2020 của Thủ tướng",
      "Số:=05/KH-ABC",
      "Số:=16 /KH-CĐBDT",
      "Quyết định số=15/2020/QĐ-TTg ngày 24/4/2020",
      "Nghị quyết~02-NQ/TW của Bộ Chính trị",
      "thực hiện Nghị quyết~03 của BCH",
      "(số=07/NQ-TLĐ)",
      "quyết định khen thưởng 10=đồng chí",
      "kế hoạch 5=năm~2021-2025",
      "SỐ=02 CỦA TỈNH",
  });
}

TEST_CASE("parts of dates") {
  check({
      "ngày=11 tháng=5 năm=2020",
      "Gia Lâm, ngày=05 tháng=02 năm=2020",
      "NGÀY=11 THÁNG=5 NĂM=2020",
      "trong tháng~5 và tháng~6",
      "Năm~2023 là năm đại hội",
      "hết năm~2025.",
      "từ tháng~01/2021 đến 30/6/2021",
      "trước ngày_03/3/2021, hồ sơ",
      "ngày~30/4 và 1/5, ngày~20-10",
      "Nghị quyết số=128/NQ-CP, ngày 11/10/2021 của Chính phủ",
      "quý~III/2021, quý~4",
      "năm học_2020~–~2021; thời kỳ_2021-2030",
      "giai đoạn_2020-2025; nhiệm kỳ_2018–2023”",
      "năm~2016~-~2020",
      "thời kỳ 7/2025~-~3/2026, từ 15~-~20~người",
      "(28/7/1929~- 28/7/2026)",
      "Đại hội~XIII~- 2021, năm~2026~- nhiều việc, kinh tế~- 2026",
      "năm sau, ngày mai, tháng tới",
      "lúc 08=giờ=00=phút, ngày=02",
      "ngày 1234 và tháng 13456",
  });
}

TEST_CASE("ordinals") {
  check({
      "Đại hội Đảng bộ lần~thứ~XVII",
      "toàn quốc lần~thứ~XIII của Đảng",
      "LẦN~THỨ~XX",
      "(khóa~XIV) và khoá~XIII",
      "Đại hội~XIII của Đảng, Đại hội~V",
      "năm thứ~3, năm thứ_hai, lần thứ_nhất",
      "nhiệm kỳ~XIII",
      "sáng thứ_Hai tuần sau",
  });
}

TEST_CASE("parts of a document and other things called by numbers") {
  check({
      "điểm=a khoản=2 Điều=103 Mục~5 Chương~XII Phần~I",
      "điểm=đ, khoản=1; ĐIỂM=1",
      "Phụ lục~II, phụ lục~2",
      "mục~2.1 và biểu~01, mẫu số=02",
      "Đợt~1 (từ tháng~01/2022), đợt~2:",
      "Quận=1, phường=5, ấp~3",
      "bước~1, vòng~2, cấp~3, lớp~10",
      "(1)~tuyên truyền; (2)~khen thưởng; (IV)~khác",
      "một (01)~công trình, (ba) sáng kiến",
      "điều kiện 103, khoản tiền",
      "phần lớn, mục đích, lần sau",
  });
}

TEST_CASE("numbers and what they count") {
  check({
      "500.000=đồng, 70.000=đồng/suất, 1,25=tỷ=đồng",
      "01=triệu sáng kiến, 8.000~sáng kiến",
      "“01=triệu sáng kiến”",
      "100=m, 22=m², 35=°C, 15=kg, 2=ha",
      "50=% và 100% đoàn viên",
      "02~đợt, 3~lần, 04~đơn vị, 120~người",
      "87=năm Ngày thành lập, trong 10=ngày",
      "một khoản=5=triệu=đồng",
      "từ 5~-~10~người",
      "15~hội viên, 02~khóa học, 350~CNVCLĐ",
      "10 chuyên đề, 04 Chương trình",
  });
}

TEST_CASE("a number that names something counts nothing") {
  check({
      "năm~2021 công đoàn cơ sở",
      "Đợt~2 năm~2022",
      "ngày=12 tháng=3 năm=2021 người lao động",
      "năm~2021, 100~người",
      "1. Người lao động; 2.2 Công đoàn",
  });
}

TEST_CASE("abbreviations of authority and place") {
  check({
      "TM.=BAN THƯỜNG VỤ",
      "KT.=CHỦ TỊCH",
      "TL.=CHÁNH VĂN PHÒNG",
      "TUQ.=CHỦ TỊCH",
      "Q.=GIÁM ĐỐC, Q.=1",
      "T/M.=BAN CHẤP HÀNH",
      "TP.=Đà Lạt, TP~Hà Nội, TX.=Bình Minh",
      "các huyện, TP trong tỉnh",
  });
}

TEST_CASE("persons, only where it is evident that it is one") {
  check({
      "giao ông~Trần Văn_Hòa, bà~Lê Thị_Út chịu trách nhiệm",
      "ông~Nguyễn Văn_A",
      "đồng chí~Đặng Thị Bích_Thuỷ phụ trách",
      "(bà~Phan_Cẩm)",
      "ông~A, bà~B",
      "đồng chí~Bí thư Tỉnh ủy",
      "ông~Nguyễn Văn Hòa Chủ Tịch",
      "Trần Văn_Hòa và (Nguyễn Thị Bích_Thuỷ), Trần Văn",
      "Văn Hòa, Thị Nở, Ban Văn Hóa, xã Thị Hoa",
      "chị_Hoa, anh_Võ Văn_Sáu, liệt sĩ_Nguyễn Văn_Trỗi",
      "anh em, chị em",
      "ông bà, đồng chí nào",
      "Chủ tịch Hồ Chí_Minh, Thành phố Hồ Chí_Minh",
      "TS.~Nguyễn Văn_A",
  });
}

TEST_CASE("dashes and end marks do not begin a line") {
  check({
      "kinh tế~- xã hội",
      "Độc lập~– Tự do~— Hạnh phúc",
      "(28/7/1929~- 28/7/2017)",
      "nhiệm kỳ_2015~-2020",
      "thực hiện=./.",
      "văn nghệ,_v.v...",
      "và còn nữa~… hoặc~...",
      "việc vặt,_v.v. vẫn thế",
      "- Ban Thường vụ;~- khác",
  });
}

TEST_CASE("a short last word stays with the one before it, if there may be a second line") {
  const std::string line =
      "Quá trình thực hiện có khó khăn vướng mắc đề nghị phản ánh kịp thời về Thường trực";
  check({
      line + " để được hướng dẫn_thêm./.",
      line + " để được hướng dẫn_thêm=./.",
      line + " để được hướng dẫn thường_xuyên”.",
      line + " để được hướng nghiệp_nghiêng",
      line + " để được hướng dẫn trước ngày_31/12/2021",
      line + " cụ thể như_sau: ",
      line + " trong nhiệm kỳ_2026~-~2031.",
      line + " phát triển kinh tế~- xã_hội",
      line + " an toàn giao thông trên mọi nẻo đường về quê~-_vui",
      "như sau:",
      "I. MỤC ĐÍCH, YÊU CẦU",
  });
}

TEST_CASE("every rule of the table holds in a sentence") {
  const std::vector<std::pair<viet::Shapes, std::string>> examples{
      {viet::shape::two_digits, "05"},      {viet::shape::year, "2021"},
      {viet::shape::number, "117"},         {viet::shape::amount, "1.500"},
      {viet::shape::years, "2021-2025"},    {viet::shape::day_month, "30/4"},
      {viet::shape::month_year, "01/2021"}, {viet::shape::date, "24/4/2020"},
      {viet::shape::symbol, "02-NQ/TW"},    {viet::shape::roman, "XIII"},
      {viet::shape::letter, "b"},           {viet::shape::letter, "đ"},
      {viet::shape::capital, "Đông"}};
  const auto strength_at = [](const std::string& text, std::size_t offset) {
    for (const Tie& tie : viet::find_ties(text)) {
      if (tie.offset == offset) return static_cast<int>(tie.strength);
    }
    return -1;
  };
  for (const auto& rule : viet::tie_rules::labels) {
    if (rule.also == viet::LabelRule::Also::middle_name) continue;  // needs a surname: see above
    for (const auto& [shape, example] : examples) {
      if ((rule.after & shape) == 0) continue;
      const std::string text = std::string(rule.before) + " " + example + ", theo đó";
      for (const std::string before : {"", "cho ", "“", "("}) {
        CAPTURE(before, text);
        CHECK(strength_at(before + text, before.size() + rule.before.size()) >=
              static_cast<int>(rule.strength));
      }
      // The same letters at the end of a longer word are another word.
      if (rule.before.find(' ') == std::string_view::npos) {
        CHECK(strength_at("x" + text, 1 + rule.before.size()) == -1);
      }
    }
  }
  for (const auto& rule : viet::tie_rules::units) {
    const std::string text = "cho 25 " + std::string(rule.unit) + " nữa";
    CAPTURE(text);
    CHECK(strength_at(text, 6) == static_cast<int>(rule.strength));
  }
  for (const auto& rule : viet::tie_rules::pairs) {
    const std::string after = rule.after == "minh" ? "Minh" : std::string(rule.after);
    const std::string text = "cho " + std::string(rule.before) + " " + after + ".";
    CAPTURE(text);
    CHECK(strength_at(text, 4 + rule.before.size()) == static_cast<int>(rule.strength));
  }
  for (const auto& rule : viet::tie_rules::starts) {
    const std::string text = "cho 5 " + std::string(rule.after) + " nữa";
    CAPTURE(text);
    CHECK(strength_at(text, 5) == static_cast<int>(rule.strength));
  }
}

TEST_CASE("odd blanks") {
  check({
      "",
      " ",
      "   ",
      "5",
      " 5=m ",
      "5==m",
      "số\n19",
      "số \u00A019",
      "năm~2020\nngày=5",
      "\t5\tm",
  });
  CHECK(viet::find_ties(" 5").empty());
  CHECK(viet::find_ties("- 5").empty());
}

TEST_CASE("ties are ordered blanks, each once, in any text") {
  const std::vector<std::string> alphabet{
      "số",    "ngày", "tháng", "năm",      "5",      "2020", "11",  "24/4/2020", "XIII", "lần thứ",
      "ông",   "Trần", "Văn",   "A",        "-",      "–",    "./.", "v.v.",      "%",    "đồng",
      "triệu", "(1)",  "điểm",  "a",        "đ",      "TM.",  "Đ",   "\n",        ",",    " ",
      "Hồ",    "Chí",  "Minh",  "02-NQ/TW", "\u00A0", "“",    "”",   "\t",        "ế",    "\xC4"};
  const auto seed = GENERATE(values<std::uint64_t>({1, 2}));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t words = random() % 12; words > 0; --words) {
      text += alphabet[random() % alphabet.size()];
      if (random() % 5 != 0) text += random() % 8 == 0 ? "  " : " ";
    }
    const auto ties = viet::find_ties(text);
    for (std::size_t i = 0; i < ties.size(); ++i) {
      const bool fine = ties[i].offset < text.size() && text[ties[i].offset] == ' ' &&
                        (i == 0 || ties[i - 1].offset < ties[i].offset);
      if (!fine) FAIL(text);
    }
  }
}
