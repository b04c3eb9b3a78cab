#include <catch2/catch.hpp>

#include "base/world.h"
#include "dump/dump.h"

using namespace kehoach;

namespace {

const font::Family& serif() {
  static const auto world = real_world();
  static const font::Family family =
      font::load_family(*world, KEHOACH_SOURCE_FOLDER "/fonts").value();
  return family;
}

constexpr layout::Measure blank = 70 * line::measures_per_twip;  // of 14 pt

// Lines of one justified paragraph, each with what its blanks are stretched by.
struct Set {
  flow::Paragraph paragraph;
  layout::Pages pages;

  Set() {
    paragraph.format.align = flow::Align::justified;
    pages.pages.emplace_back();
  }
  Set& line(std::string_view text, layout::Measure stretch = 0) {
    layout::Line line;
    line.paragraph = &paragraph;
    line.number = count++;
    line.stretch = stretch;
    layout::Piece piece;
    piece.text = text;
    line.pieces.push_back(piece);
    pages.pages.back().lines.push_back(line);
    return *this;
  }
  Set& page() {
    pages.pages.emplace_back();
    return *this;
  }
  bool tells(const std::string& figure) const {
    const std::string all = dump::figures(pages, serif());
    INFO(all);
    return all.find(figure + "\n") != std::string::npos;
  }
  std::uint32_t count = 0;
};

}  // namespace

TEST_CASE("blanks are held against natural ones") {
  Set set;
  set.line("a b c", blank / 2).line("a b c", blank / 2 + 1).line("a b c", blank + 1).line("a b");
  CHECK(set.tells("justified lines: 3"));
  CHECK(set.tells("blanks wider than 1.5 times natural: 2 (66.7 %)"));
  CHECK(set.tells("blanks wider than 2 times natural: 1 (33.3 %)"));
  CHECK(set.tells("single-syllable last lines: 0"));
}

TEST_CASE("a syllable alone on the last line is counted, a date is not") {
  CHECK(Set().line("a b c").line("nghiêng.").tells("single-syllable last lines: 1"));
  CHECK(Set().line("a b c").line("31/12/2021.").tells("single-syllable last lines: 0"));
  CHECK(Set().line("a b c").line("thực\u00A0hiện.").tells("single-syllable last lines: 0"));
  CHECK(Set().line("một").tells("single-syllable last lines: 0"));
}

TEST_CASE("a river is told once it runs over more than three lines") {
  CHECK(Set().line("a b").line("a b").line("a b").tells("rivers over three lines: 0"));
  CHECK(Set().line("a b").line("a b").line("a b").line("a b").line("a b").tells(
      "rivers over three lines: 1"));
  CHECK(Set().line("a b").line("a b").line("aaaa b").line("a b").line("a b").tells(
      "rivers over three lines: 0"));
}

TEST_CASE("lines left alone by a page's end") {
  CHECK(Set().line("a b").page().line("a b").line("a b").tells("orphans: 1"));
  CHECK(Set().line("a b").line("a b").page().line("a b").tells("widows: 1"));
  const auto whole =
      Set().line("a b").line("a b").page().line("a b").line("a b").tells("widows: 0");
  CHECK(whole);
}
