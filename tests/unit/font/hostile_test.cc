// Fonts that mean harm: nothing may crash, hang or read outside the file (the asan build looks).
#include <random>

#include <catch2/catch.hpp>

#include "font/font.h"
#include "shipped_fonts.h"

using namespace kehoach;
using namespace kehoach::font;

namespace {

// Asks of a face all that the program ever asks. Returns how many letters it had.
int exercise(const Face& face) {
  std::vector<Glyph> glyphs;
  int letters = 0;
  for (char32_t c = 0x20; c < 0x2100; c += c < 0x180 || c > 0x1E9F ? 1 : 0x40) {
    const auto glyph = face.glyph(c);
    if (!glyph) continue;
    ++letters;
    if (face.advance(c)) glyphs.push_back(*glyph);
  }
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  for (int i = 0; i < 3; ++i) {  // the third is cut from the prepared face
    const auto subset = face.subset(glyphs);
    if (subset) {
      REQUIRE_FALSE(subset->new_to_old.empty());
      REQUIRE_FALSE(subset->file.empty());
    } else {
      REQUIRE(subset.error()[0].code == "C004");
    }
  }
  return letters;
}

void try_font(const Bytes& file, int& loaded, int& refused) {
  const auto family = load_with(Style::regular, file);
  if (family) {
    ++loaded;
    exercise(family->face(Style::regular));
    return;
  }
  ++refused;
  for (const auto& diagnostic : family.error()) REQUIRE(diagnostic.code == "C002");
}

}  // namespace

TEST_CASE("a sound font passes what the spoiled ones go through") {
  CHECK(exercise(shipped_family().face(Style::regular)) > 300);
}

TEST_CASE("outlines that lie elsewhere are refused, not left out") {
  const Bytes& file = shipped_file(Style::regular);
  const TablePlace loca = place_of(file, "loca");
  for (const char byte : {'\xFF', '\x00', '\x7F'}) {
    Bytes bad = file;
    bad.replace(loca.begin + loca.size / 4 * 2, 8, 8, byte);
    const auto family = load_with(Style::regular, bad);
    REQUIRE_FALSE(family);
    CHECK(family.error()[0].code == "C002");
  }
}

TEST_CASE("flipped bytes anywhere: a font or a diagnostic, never a crash") {
  constexpr std::uint64_t seed = 1905;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  int loaded = 0, refused = 0;
  for (int round = 0; round < 150; ++round) {
    Bytes file = shipped_file(Style::regular);
    const std::size_t flips = std::size_t{1} << (round % 12);
    for (std::size_t i = 0; i < flips; ++i) {
      file[random() % file.size()] ^= static_cast<char>(1 + random() % 255);
    }
    try_font(file, loaded, refused);
  }
  CHECK(loaded > 0);
  CHECK(refused > 0);
}

TEST_CASE("flipped bytes in the tables that steer the reading") {
  constexpr std::uint64_t seed = 2020;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  int loaded = 0, refused = 0;
  for (const char* table :
       {"head", "hhea", "maxp", "loca", "cmap", "OS/2", "name", "hmtx", "glyf"}) {
    for (int round = 0; round < 12; ++round) {
      Bytes file = shipped_file(Style::regular);
      const TablePlace place = place_of(file, table);
      const std::size_t reach = std::min<std::size_t>(place.size, round < 6 ? 64 : place.size);
      for (int i = 0; i < 1 + round; ++i) {
        file[place.begin + random() % reach] = static_cast<char>(random() % 256);
      }
      try_font(file, loaded, refused);
    }
  }
  CHECK(loaded > 20);
}

TEST_CASE("a directory that lies") {
  constexpr std::uint64_t seed = 117;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  int loaded = 0, refused = 0;
  for (int round = 0; round < 120; ++round) {
    Bytes file = shipped_file(Style::regular);
    const std::size_t directory = 12 + 16 * std::size_t{get_u16(file, 4)};
    for (int i = 0; i < 1 + round % 5; ++i) {
      file[4 + random() % (directory - 4)] = static_cast<char>(random() % 256);
    }
    try_font(file, loaded, refused);
  }
  CHECK(refused > 20);
}

TEST_CASE("tables that overlap or trade places") {
  int loaded = 0, refused = 0;
  const char* const tables[] = {"head", "hhea", "maxp", "loca", "cmap", "OS/2", "hmtx", "glyf"};
  for (const char* one : tables) {
    for (const char* other : tables) {
      Bytes file = shipped_file(Style::regular);
      const std::size_t to = place_of(file, one).record, from = place_of(file, other).record;
      file.replace(to + 8, 8, file.substr(from + 8, 8));
      try_font(file, loaded, refused);
    }
  }
  CHECK(loaded >= 8);  // those traded with themselves
}
