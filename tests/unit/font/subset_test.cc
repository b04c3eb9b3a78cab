#include <algorithm>
#include <random>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include "font/font.h"
#include "shipped_fonts.h"

using namespace kehoach;
using namespace kehoach::font;

namespace {

std::vector<Glyph> glyphs_of(const Face& face, std::u32string_view text) {
  std::set<Glyph> glyphs;
  for (const char32_t c : text) glyphs.insert(face.glyph(c).value());
  return {glyphs.begin(), glyphs.end()};
}

std::set<std::string> tables_of(const Bytes& file) {
  std::set<std::string> tables;
  for (std::size_t i = 0; i < get_u16(file, 4); ++i) tables.insert(file.substr(12 + 16 * i, 4));
  return tables;
}

}  // namespace

TEST_CASE("a subset holds .notdef, what was asked for and the parts of composites") {
  const Family family = shipped_family();
  const Face& face = family.face(Style::regular);
  const auto glyphs = glyphs_of(face, U"aế");
  const auto subset = face.subset(glyphs);
  REQUIRE(subset);
  CHECK(subset->new_to_old.front() == 0);
  CHECK(std::is_sorted(subset->new_to_old.begin(), subset->new_to_old.end()));
  for (const Glyph glyph : glyphs) {
    CHECK(std::count(subset->new_to_old.begin(), subset->new_to_old.end(), glyph) == 1);
  }
  // ế is made of e and an accent or two.
  CHECK(subset->new_to_old.size() > 3);
  CHECK(subset->new_to_old.size() < 8);
  CHECK(get_u16(subset->file, place_of(subset->file, "maxp").begin + 4) ==
        subset->new_to_old.size());
  CHECK(subset->file.size() < 3000);
  CHECK(tables_of(subset->file) ==
        std::set<std::string>{"glyf", "head", "hhea", "hmtx", "loca", "maxp"});
}

TEST_CASE(
    "the same glyphs give the same bytes, first or thousandth, in or out of the universal set") {
  std::mt19937_64 random(20201105);
  const Family used = shipped_family();
  const auto letters = vietnamese_letters() + U" abcdefghijklmnopqrstuvwxyz0123456789,.;:()\"/-–“”";
  for (std::size_t i = 0; i < style_count; ++i) {
    const auto style = static_cast<Style>(i);
    for (int round = 0; round < 12; ++round) {
      std::u32string text;
      const std::size_t count = 1 + random() % 90;
      while (text.size() < count) text += letters[random() % letters.size()];
      if (round % 4 == 3) text += U"αжЖ";  // not among the letters that are prepared
      const auto glyphs = glyphs_of(used.face(style), text);
      const auto again = used.face(style).subset(glyphs).value();
      // A family that is fresh cuts from the full face.
      const auto fresh = shipped_family().face(style).subset(glyphs).value();
      CAPTURE(i, round);
      CHECK(again.file == fresh.file);
      CHECK(again.new_to_old == fresh.new_to_old);
    }
  }
}

TEST_CASE("a subset of nothing is .notdef alone") {
  const Family family = shipped_family();
  const auto subset = family.face(Style::bold).subset({}).value();
  CHECK(subset.new_to_old == std::vector<Glyph>{0});
}

TEST_CASE("a glyph that the face does not have is refused") {
  const Family family = shipped_family();
  const std::vector<Glyph> glyphs =
      GENERATE(std::vector<Glyph>{3, 60000}, std::vector<Glyph>{60000, 3});
  const auto subset = family.face(Style::regular).subset(glyphs);
  REQUIRE_FALSE(subset);
  CHECK(subset.error()[0].code == "C004");
}

TEST_CASE("threads may cut from one face at once") {
  const Family family = shipped_family();
  const Face& face = family.face(Style::italic);
  const auto glyphs = glyphs_of(face, U"Kế hoạch số 117");
  const auto expected = shipped_family().face(Style::italic).subset(glyphs).value();
  std::vector<std::thread> threads;
  std::array<int, 4> wrong{};
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        const auto subset = face.subset(glyphs);
        if (!subset || subset->file != expected.file) ++count;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::array<int, 4>{});
}
