#include "viet/tidy.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace kehoach;
using viet::ToneStyle;
using What = viet::Untidy::What;

namespace {

std::string tidied(const std::string& text, ToneStyle style = ToneStyle::any) {
  return viet::mended(text, viet::find_untidy(text, style));
}

}  // namespace

TEST_CASE("blanks, quotes and dots are mended") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"đoàn  viên   công đoàn", "đoàn viên công đoàn"},
      {"đoàn viên , người lao động ; khác .", "đoàn viên, người lao động; khác."},
      {"thực hiện ./.", "thực hiện./."},
      {"(mở rộng )", "(mở rộng)"},
      {"về \"Đổi mới\" và (\"chia sẻ\")", "về “Đổi mới” và (“chia sẻ”)"},
      {"màn hình 24\" ở cơ quan", "màn hình 24\" ở cơ quan"},
      {"toàn tỉnh...", "toàn tỉnh…"},
      {"ngày .... tháng .......", "ngày .... tháng ......."},
      {"còn nữa ...", "còn nữa …"},
      {"nền .NET và 0,5 %", "nền .NET và 0,5 %"},
      {"kết thúc ”.", "kết thúc”."},
      {"", ""},
      {" ", " "},
      {"  ", " "},
      {"“Lao động giỏi”, 100%.", "“Lao động giỏi”, 100%."},
  };
  for (const auto& [text, better] : cases) {
    CAPTURE(text);
    CHECK(tidied(text) == better);
    CHECK(tidied(better) == better);
  }
}

TEST_CASE("letters of other alphabets that look like ours") {
  CHECK(tidied("\u00D0ảng bộ") == "Đảng bộ");
  CHECK(tidied("cán bộ \u00F0oàn") == "cán bộ đoàn");
  CHECK(tidied("\u0189oàn") == "Đoàn");
  CHECK(tidied("c\u043Eng \u0441\u0430n") == "cong can");
  const std::string russian = "\u041C\u043E\u0441\u043A\u0432\u0430";
  CHECK(tidied(russian) == russian);
  const auto found = viet::find_untidy("Ban \u00D0ảng", ToneStyle::any);
  REQUIRE(found.size() == 1);
  CHECK(found[0].what == What::look_alike);
  CHECK(found[0].offset == 4);
  CHECK(found[0].size == 2);
}

TEST_CASE("tone marks are set the chosen way, names left alone") {
  const auto old_style = ToneStyle::first_letter;
  const auto new_style = ToneStyle::second_letter;
  CHECK(tidied("Uỷ ban hoà giải, khoẻ mạnh", old_style) == "Ủy ban hòa giải, khỏe mạnh");
  CHECK(tidied("Ủy ban hòa giải, khỏe mạnh", new_style) == "Uỷ ban hoà giải, khoẻ mạnh");
  CHECK(tidied("UỶ BAN", old_style) == "ỦY BAN");
  for (const std::string same : {"quý III, quả, hoàn thành, thuyền, tuyên truyền, của",
                                 "Nguyễn Thị Bích Thuỷ", "tỉnh Khánh Hoà", "đồng chí Lê Thuý"}) {
    CHECK(tidied(same, old_style) == same);
    CHECK(tidied(same, ToneStyle::any) == same);
  }
  const auto counts = viet::count_tone_styles("Uỷ ban, thủy lợi, hoá đơn, Bích Thuỷ, quý");
  CHECK(counts.first_letter == 1);
  CHECK(counts.second_letter == 2);
}
