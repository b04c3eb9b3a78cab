#include <set>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "font/font.h"
#include "shipped_fonts.h"

using namespace kehoach;
using namespace kehoach::font;

TEST_CASE("a line of Liberation Serif is 1.149 em high in every face") {
  const Family family = shipped_family();
  for (std::size_t i = 0; i < style_count; ++i) {
    const auto& vertical = family.face(static_cast<Style>(i)).vertical();
    CHECK(vertical.ascent == 1825);
    CHECK(vertical.descent == -443);
    CHECK(vertical.line_gap == 87);
    CHECK((vertical.ascent - vertical.descent + vertical.line_gap) * 1000 / units_per_em == 1149);
    CHECK(vertical.cap_height > 1300);
    CHECK(vertical.cap_height < 1400);
    CHECK(vertical.underline_position < 0);
    CHECK(vertical.underline_thickness > 0);
  }
}

TEST_CASE("advances are those of Times New Roman") {
  // The advance widths that Times New Roman is known by, in 1/2048 em.
  struct Case {
    char32_t letter;
    Style style;
    int advance;
  };
  for (const Case& c : {Case{U' ', Style::regular, 512}, Case{U'a', Style::regular, 909},
                        Case{U'm', Style::regular, 1593}, Case{U'W', Style::regular, 1933},
                        Case{U'0', Style::regular, 1024}, Case{U'-', Style::regular, 682},
                        Case{U'ế', Style::regular, 909}, Case{U'Đ', Style::regular, 1479},
                        Case{U' ', Style::bold, 512}, Case{U'a', Style::bold, 1024},
                        Case{U'W', Style::bold, 2048}, Case{U'a', Style::italic, 1024},
                        Case{U'W', Style::italic, 1706}, Case{U'a', Style::bold_italic, 1024}}) {
    CAPTURE(static_cast<std::uint32_t>(c.letter), static_cast<int>(c.style));
    CHECK(shipped_family().face(c.style).advance(c.letter) == c.advance);
  }
}

TEST_CASE("every Vietnamese letter has a glyph of its own in each face") {
  const auto letters = vietnamese_letters();
  REQUIRE(letters.size() == 134);
  const Family family = shipped_family();
  for (std::size_t i = 0; i < style_count; ++i) {
    const Face& face = family.face(static_cast<Style>(i));
    std::set<Glyph> glyphs;
    for (const char32_t letter : letters) {
      CAPTURE(i, static_cast<std::uint32_t>(letter));
      REQUIRE(face.glyph(letter));
      REQUIRE(face.advance(letter));
      CHECK(*face.advance(letter) > 500);
      glyphs.insert(*face.glyph(letter));
    }
    CHECK(glyphs.size() == letters.size());
  }
}

TEST_CASE("a no-break blank is the blank") {
  const Family family = shipped_family();
  for (std::size_t i = 0; i < style_count; ++i) {
    const Face& face = family.face(static_cast<Style>(i));
    CHECK(face.advance(U'\u00A0') == face.advance(U' '));
    CHECK(face.glyph(U'\u00A0') == face.glyph(U' '));
  }
}

TEST_CASE("what a face lacks has neither glyph nor advance") {
  const Family family = shipped_family();
  const Face& face = family.face(Style::regular);
  for (const char32_t letter :
       {char32_t{0x4E2D}, char32_t{0x1F600}, char32_t{0x10FFFF}, char32_t{0x110000},
        char32_t{0xFFFFFFFF}, char32_t{0xD800}, char32_t{0xFFFE}, U'\n'}) {
    CAPTURE(static_cast<std::uint32_t>(letter));
    CHECK_FALSE(face.glyph(letter));
    CHECK_FALSE(face.advance(letter));
  }
}

TEST_CASE("other units than 2048 to the em are scaled") {
  Bytes file = shipped_file(Style::regular);
  put_u16(file, place_of(file, "head").begin + 18, 4096);
  const auto family = load_with(Style::regular, file);
  REQUIRE(family);
  const Face& face = family->face(Style::regular);
  CHECK(face.advance(U' ') == 256);
  CHECK(face.advance(U'a') == 455);  // 909 / 2, halves up
  CHECK(face.vertical().ascent == 913);
  CHECK(face.vertical().descent == -222);
}

TEST_CASE("the description is what a PDF font descriptor wants") {
  const Family family = shipped_family();
  const Description& regular = family.face(Style::regular).description();
  CHECK(regular.postscript_name == "LiberationSerif");
  CHECK(regular.ascent == 891);
  CHECK(regular.descent == -216);
  CHECK(regular.italic_angle == 0);
  CHECK(regular.stem_v == 87);
  CHECK(regular.serif);
  CHECK_FALSE(regular.italic);
  CHECK_FALSE(regular.fixed_pitch);
  CHECK(regular.bounding_box[0] < 0);
  CHECK(regular.bounding_box[2] > 1000);
  const Description& bold_italic = family.face(Style::bold_italic).description();
  CHECK(bold_italic.postscript_name == "LiberationSerif-BoldItalic");
  CHECK(bold_italic.italic);
  CHECK(bold_italic.italic_angle < 0);
  CHECK(bold_italic.stem_v == 165);
}

TEST_CASE("threads may ask one face at once") {
  const Family family = shipped_family();
  const Family reference = shipped_family();
  std::vector<std::thread> threads;
  std::array<int, 4> wrong{};
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (char32_t c = 0; c < 0x3000; ++c) {
        const char32_t asked = (c * 7 + static_cast<char32_t>(t) * 0x900) % 0x3000;
        if (family.face(Style::italic).advance(asked) !=
            reference.face(Style::italic).advance(asked)) {
          ++wrong[t];
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::array<int, 4>{});
}
