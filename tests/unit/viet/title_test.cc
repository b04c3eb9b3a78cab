#include "viet/title.h"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "title_words.h"

using namespace kehoach;
using viet::LineEnd;

namespace {

// Every blank as a sign: "/" good, "," fair, "." plain, "~" poor, "=" bad, "#" never.
std::string marked(std::string text) {
  static constexpr std::string_view signs = "/,.~=#";
  for (const auto& blank : viet::title_blanks(text)) {
    REQUIRE(text[blank.offset] == ' ');
    text[blank.offset] = signs[static_cast<std::size_t>(blank.end)];
  }
  return text;
}

std::string unmarked(std::string text) {
  for (char& c : text) {
    if (std::string_view("/,.~=#").find(c) != std::string_view::npos) c = ' ';
  }
  return text;
}

LineEnd end_at(const std::string& text, const std::string& before) {
  for (const auto& blank : viet::title_blanks(text)) {
    if (text.substr(0, blank.offset) == before) return blank.end;
  }
  FAIL("no blank behind " + before);
  return LineEnd::plain;
}

}  // namespace

TEST_CASE("compounds and names are whole") {
  for (const std::string text :
       {"thi#đua", "Công#đoàn", "người#lao#động", "Ninh#Bình", "Hồ#Chí#Minh", "Gia#Lâm",
        "tỉnh=Ninh#Bình", "thành#phố=Hà#Nội", "huyện=Vĩnh#Thuận", "TỈNH=NINH#BÌNH", "QUẬN=TÂN#PHÚ",
        "Công#đoàn~Việt#Nam", "Ban#Dân#tộc.tỉnh", "BAN#DÂN#TỘC.TỈNH"}) {
    CHECK(marked(unmarked(text)) == text);
  }
}

TEST_CASE("lines end before phrases, not after what points on") {
  CHECK(end_at("thi đua chào mừng", "thi đua") == LineEnd::good);
  CHECK(end_at("đoàn viên và người lao động", "đoàn viên") == LineEnd::good);
  CHECK(end_at("đoàn viên và người lao động", "đoàn viên và") == LineEnd::bad);
  CHECK(end_at("công đoàn các cấp", "công đoàn các") == LineEnd::never);
  CHECK(end_at("cơ sở năm 2021", "cơ sở") == LineEnd::fair);
  CHECK(end_at("cơ sở năm 2021", "cơ sở năm") == LineEnd::bad);
  CHECK(end_at("công đoàn năm 2024 và nhiệm vụ", "công đoàn") == LineEnd::poor);
  CHECK(end_at("cơ sở giai đoạn 2021 - 2025", "cơ sở") == LineEnd::good);
  CHECK(end_at("cơ sở giai đoạn 2021 - 2025", "cơ sở giai đoạn 2021 -") == LineEnd::never);
  CHECK(end_at("Đảng bộ thành phố Hà Nội", "Đảng bộ") == LineEnd::fair);
  CHECK(end_at("Đại hội XIII của Đảng", "Đại hội") == LineEnd::bad);
  CHECK(end_at("đất nước; chào mừng", "đất nước;") == LineEnd::good);
  CHECK(end_at("chào mừng Đại hội", "chào mừng") == LineEnd::poor);
  CHECK(end_at("công nhân, viên chức", "công nhân,") == LineEnd::poor);
  CHECK(end_at("việc làm, tiền lương", "việc làm,") == LineEnd::fair);
}

TEST_CASE("a capital in the midst makes it another word") {
  CHECK(end_at("xã Hội An", "xã") == LineEnd::bad);
  CHECK(end_at("xã Hội An", "xã Hội") == LineEnd::never);
  CHECK(end_at("Đại Hội lần thứ nhất", "Đại") == LineEnd::never);
}

TEST_CASE("the table of words says each thing once, in small letters") {
  std::set<std::string> seen;
  const auto check = [&](const auto& terms) {
    for (const auto& term : terms) {
      std::string text(term.text);
      for (char& c : text) {
        if (c == '|' || c == '/') c = ' ';
      }
      CAPTURE(text);
      CHECK(seen.insert(text).second);
      CHECK(text.front() != ' ');
      CHECK(text.find("  ") == std::string::npos);
    }
  };
  check(viet::title_words::terms);
  check(viet::title_words::names);
}

TEST_CASE("odd titles") {
  CHECK(viet::title_blanks("").empty());
  CHECK(viet::title_blanks("   ").empty());
  CHECK(viet::title_blanks("KẾ").empty());
  CHECK(viet::title_blanks(" thi  đua ").size() == 1);
  CHECK(viet::title_blanks("( “ - ”").size() == 3);
  CHECK(viet::title_blanks("- 2021 - - ,").size() == 4);
}

TEST_CASE("a monstrous title takes no monstrous time") {
  std::string text;
  for (int i = 0; i < 6000; ++i) text += "“a (Ban ";
  CHECK(viet::title_blanks(text).size() == 11999);
}
