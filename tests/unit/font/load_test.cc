#include <catch2/catch.hpp>

#include "font/font.h"
#include "shipped_fonts.h"

using namespace kehoach;
using namespace kehoach::font;

namespace {

// Which file a face came from is told by its PostScript name.
std::string name_of(const Result<Family>& family, Style style) {
  REQUIRE(family);
  return family->face(style).description().postscript_name;
}

void put_as(MemoryWorld& world, const char* name, Style style) {
  world.put(Path("/fonts") / name, shipped_file(style));
}

std::vector<std::string_view> codes(const Diagnostics& diagnostics) {
  std::vector<std::string_view> out;
  for (const auto& d : diagnostics) out.push_back(d.code);
  return out;
}

// The reason in a diagnostic C002 for the regular face.
std::string reason(const Bytes& regular) {
  const auto family = load_with(Style::regular, regular);
  REQUIRE_FALSE(family);
  REQUIRE(codes(family.error()) == std::vector<std::string_view>{"C002"});
  CHECK(family.error()[0].arguments[0].en == "/fonts/LiberationSerif-Regular.ttf");
  return family.error()[0].arguments[1].en;
}

}  // namespace

TEST_CASE("each style is loaded from its file") {
  const Result<Family> family = shipped_family();
  CHECK(name_of(family, Style::regular) == "LiberationSerif");
  CHECK(name_of(family, Style::bold) == "LiberationSerif-Bold");
  CHECK(name_of(family, Style::italic) == "LiberationSerif-Italic");
  CHECK(name_of(family, Style::bold_italic) == "LiberationSerif-BoldItalic");
  CHECK(style_of(true, true) == Style::bold_italic);
  CHECK(style_of(true, false) == Style::bold);
  CHECK(style_of(false, true) == Style::italic);
}

TEST_CASE("Times New Roman comes before Liberation Serif, by either set of names") {
  const bool windows = GENERATE(true, false);
  MemoryWorld world;
  put_family(world, Style::regular, shipped_file(Style::regular));
  // The four files stand for Times', in an order that tells them apart.
  put_as(world, windows ? "TIMES.TTF" : "Times_New_Roman.ttf", Style::bold_italic);
  put_as(world, windows ? "TimesBD.ttf" : "Times_New_Roman_Bold.ttf", Style::italic);
  put_as(world, windows ? "timesi.ttf" : "Times_New_Roman_Italic.ttf", Style::bold);
  const auto incomplete = load_family(world, "/fonts");
  CHECK(name_of(incomplete, Style::regular) == "LiberationSerif");
  put_as(world, windows ? "TimesBI.TTF" : "times_new_roman_bold_italic.ttf", Style::regular);
  const auto whole = load_family(world, "/fonts");
  CHECK(name_of(whole, Style::regular) == "LiberationSerif-BoldItalic");
  CHECK(name_of(whole, Style::bold) == "LiberationSerif-Italic");
  CHECK(name_of(whole, Style::italic) == "LiberationSerif-Bold");
  CHECK(name_of(whole, Style::bold_italic) == "LiberationSerif");
}

TEST_CASE("a folder without a whole family is told with what is missing") {
  MemoryWorld world;
  put_as(world, "LiberationSerif-Regular.ttf", Style::regular);
  put_as(world, "LiberationSerif-Italic.ttf", Style::italic);
  put_as(world, "times.ttf", Style::regular);
  const auto family = load_family(world, "/fonts");
  REQUIRE_FALSE(family);
  REQUIRE(codes(family.error()) == std::vector<std::string_view>{"C001"});
  CHECK(family.error()[0].message(Language::en) ==
        "the font folder \"/fonts\" lacks faces of the family: LiberationSerif-Bold.ttf, "
        "LiberationSerif-BoldItalic.ttf");
}

TEST_CASE("a folder that is not there is a file error") {
  MemoryWorld world;
  const auto family = load_family(world, "/nowhere");
  REQUIRE_FALSE(family);
  CHECK(codes(family.error()) == std::vector<std::string_view>{"F001"});
}

TEST_CASE("all faces that cannot be used are told at once") {
  MemoryWorld world;
  put_family(world, Style::regular, "not a font");
  world.put("/fonts/LiberationSerif-Bold.ttf", "");
  const auto family = load_family(world, "/fonts");
  REQUIRE_FALSE(family);
  CHECK(codes(family.error()) == std::vector<std::string_view>{"C002", "C002"});
}

TEST_CASE("a file that is not TrueType is refused") {
  CHECK(reason("") == "it is not a TrueType file (.ttf)");
  CHECK(reason("%PDF-1.7 and so on") == "it is not a TrueType file (.ttf)");
  Bytes other = shipped_file(Style::regular);
  other.replace(0, 4, "OTTO");
  CHECK(reason(other) == "it is not a TrueType file (.ttf)");
  other.replace(0, 4, "ttcf");
  CHECK(reason(other) == "it is not a TrueType file (.ttf)");
}

TEST_CASE("a file that ends early is refused, wherever it ends") {
  const Bytes& whole = shipped_file(Style::regular);
  for (std::size_t size = 4; size < whole.size(); size += 1 + size / 16) {
    CAPTURE(size);
    CHECK(reason(whole.substr(0, size)) == "the file is cut short");
  }
}

TEST_CASE("every table that is needed is asked for") {
  for (const char* table : {"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2"}) {
    Bytes file = shipped_file(Style::regular);
    file.replace(place_of(file, table).record + 12, 4, 4, '\0');  // its length
    CAPTURE(table);
    CHECK(reason(file) == std::string("it has no table ") + table);
  }
  Bytes file = shipped_file(Style::regular);
  file.replace(place_of(file, "glyf").record, 4, "gxyf");
  file.replace(place_of(file, "hmtx").record + 12, 4, 4, '\0');
  const auto family = load_with(Style::regular, file);
  REQUIRE_FALSE(family);
  CHECK(family.error().size() == 2);
}

TEST_CASE("a licence against embedding is kept") {
  struct Case {
    unsigned fs_type;
    std::string reason;  // empty: the font may be used
  };
  for (const Case& c :
       {Case{0x0000, ""}, Case{0x0004, ""}, Case{0x0008, ""}, Case{0x000A, ""},
        Case{0x0002, "its licence forbids embedding (OS/2 fsType)"},
        Case{0x0104, "its licence forbids embedding just the letters used (OS/2 fsType)"},
        Case{0x0200, "its licence forbids embedding just the letters used (OS/2 fsType)"}}) {
    Bytes file = shipped_file(Style::regular);
    put_u16(file, place_of(file, "OS/2").begin + 8, c.fs_type);
    CAPTURE(c.fs_type);
    if (c.reason.empty()) {
      CHECK(load_with(Style::regular, file));
    } else {
      CHECK(reason(file) == c.reason);
    }
  }
}

TEST_CASE("measures with which no line can be set are refused") {
  struct Case {
    const char* table;
    std::size_t at;
    unsigned value;
  };
  for (const Case& c : {Case{"head", 18, 0}, Case{"head", 18, 15}, Case{"head", 18, 16385},
                        Case{"hhea", 4, 0}, Case{"hhea", 4, 0x8000}, Case{"hhea", 4, 0x7FFF},
                        Case{"hhea", 6, 0x7FFF}, Case{"hhea", 8, 0xFFFF}}) {
    Bytes file = shipped_file(Style::regular);
    put_u16(file, place_of(file, c.table).begin + c.at, c.value);
    CAPTURE(c.table, c.at, c.value);
    CHECK(reason(file) == "the measures in its table head or hhea make no sense");
  }
}

TEST_CASE("a font without a blank is refused") {
  Bytes file = shipped_file(Style::regular);
  // A character map whose number of subtables is 0.
  put_u16(file, place_of(file, "cmap").begin + 2, 0);
  CHECK(reason(file) == "it has no blank");
}
