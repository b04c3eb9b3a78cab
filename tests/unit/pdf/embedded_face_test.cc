#include "embedded_face.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "file_reader.h"
#include "pdf/faces.h"
#include "sample.h"

using namespace kehoach;
using namespace kehoach::pdf;
using namespace std::string_literals;

namespace {

std::vector<UsedLetter> used(const std::u32string& letters,
                             font::Style style = font::Style::regular) {
  LetterTable table(shipped_family());
  table.begin_document();
  for (const char32_t c : letters) table.use(style, c);
  CHECK_FALSE(table.lacks_any());
  return table.used(style);
}

std::shared_ptr<const EmbeddedFace> embedded(const std::u32string& letters,
                                             font::Style style = font::Style::regular,
                                             Form form = Form::readable) {
  Deflater deflater;
  return embed(shipped_family().face(style), used(letters, style), {.form = form}, deflater)
      .value();
}

// What a reader makes of the code, by the map's ranges; checks their form on the way.
std::map<std::uint32_t, std::string> read_to_unicode(const Bytes& map) {
  std::map<std::uint32_t, std::string> out;
  std::istringstream lines(map);
  std::string line;
  std::size_t left = 0;
  while (std::getline(lines, line)) {
    if (const auto at = line.find(" beginbfrange"); at != std::string::npos) {
      left = std::stoul(line.substr(0, at));
      CHECK(left >= 1);
      CHECK(left <= 100);
      continue;
    }
    if (line == "endbfrange") CHECK(left == 0);
    if (left == 0 || line[0] != '<') continue;
    --left;
    const std::uint32_t first =
        static_cast<std::uint32_t>(std::stoul(line.substr(1, 4), nullptr, 16));
    const std::uint32_t last =
        static_cast<std::uint32_t>(std::stoul(line.substr(7, 4), nullptr, 16));
    const std::string to = line.substr(13, line.size() - 14);
    CHECK(first <= last);
    CHECK(first >> 8 == last >> 8);
    const auto low = static_cast<std::uint32_t>(std::stoul(to.substr(to.size() - 2), nullptr, 16));
    CHECK(low + (last - first) <= 0xFF);
    for (std::uint32_t code = first; code <= last; ++code) {
      char digits[3];
      std::snprintf(digits, sizeof digits, "%02X", low + (code - first));
      CHECK(out.emplace(code, to.substr(0, to.size() - 2) + digits).second);
    }
  }
  return out;
}

std::uint32_t code_of(const Letter& letter) {
  std::string code(letter.code.data(), letter.code_size);
  std::string plain;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\\') {
      ++i;
      plain += code[i] == 'r' ? '\r' : code[i];
    } else {
      plain += code[i];
    }
  }
  REQUIRE(plain.size() == 2);
  return static_cast<std::uint32_t>(static_cast<unsigned char>(plain[0]) << 8 |
                                    static_cast<unsigned char>(plain[1]));
}

// "/DW 500/W[32[250]40[333 333]]": by code, if it is not the usual one.
std::map<std::uint32_t, int> widths_of(const Bytes& descendant) {
  const std::size_t at = descendant.find("/DW 500/W[");
  REQUIRE(at != Bytes::npos);
  std::istringstream in(descendant.substr(at + 10));
  std::map<std::uint32_t, int> widths;
  for (std::uint32_t code = 0; in >> code;) {
    char bracket = 0;
    in >> bracket;
    CHECK(bracket == '[');
    for (int width = 0; in >> width; ++code) CHECK(widths.emplace(code, width).second);
    in.clear();
    in >> bracket;
    CHECK(bracket == ']');
  }
  return widths;
}

int glyph_of(const Bytes& map, std::uint32_t code) {
  REQUIRE(map.size() >= 2 * code + 2);
  return static_cast<unsigned char>(map[2 * code]) << 8 |
         static_cast<unsigned char>(map[2 * code + 1]);
}

}  // namespace

TEST_CASE("every letter has a code, a width and the way back to Unicode") {
  const std::u32string letters =
      U" (),-.0123456789ABCDEHKLMNTVXabcdeghiklmnopqrstuvxyĐđ“”ạảấầậắằẵặẹẻẽế"
      U"ềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ…";
  for (std::size_t s = 0; s < font::style_count; ++s) {
    const auto style = static_cast<font::Style>(s);
    const auto face = embedded(letters, style);
    const auto back = read_to_unicode(face->to_unicode.data);
    const auto widths = widths_of(face->descendant);
    LetterTable table(shipped_family());
    table.begin_document();
    for (const char32_t c : letters) {
      const Letter& letter = table.use(style, c);
      const std::uint32_t code = code_of(letter);
      CAPTURE(s, code);
      CHECK(code == c);
      char hex[5];
      std::snprintf(hex, sizeof hex, "%04X", static_cast<unsigned>(c));
      CHECK(back.at(code) == hex);
      const int advance = shipped_family().face(style).advance(c).value();
      CHECK(letter.advance == advance);
      const int width = widths.contains(code) ? widths.at(code) : 500;
      CHECK(width == (advance * 1000 + 1024) / 2048);
      CHECK(letter.drift == 125 * advance - 256 * width);
      CHECK(glyph_of(face->code_to_glyph.data, code) != 0);
    }
    CHECK(glyph_of(face->code_to_glyph.data, U'Z') == 0);
  }
}

TEST_CASE("widths are thousandths of the em, to the nearest") {
  const font::Face& face = shipped_family().face(font::Style::regular);
  for (const auto& [letter, width] :
       {std::pair{U' ', 250}, {U'a', 444}, {U'W', 944}, {U'0', 500}}) {
    CHECK(width_of(face.letter(letter).advance) == width);
  }
}

TEST_CASE("the way back to Unicode goes by whole rows, the same for all documents") {
  CHECK(embedded(U"abc")->to_unicode.data == embedded(U"xyz ")->to_unicode.data);
  std::u32string many;
  for (char32_t c = 0x0400; c <= 0x045F; ++c) many += c;
  for (char32_t c = 0x1EA0; c <= 0x1EF9; ++c) many += c;
  for (char32_t c = 0x00C0; c <= 0x017F; c += 2) many += c;
  for (char32_t c = U'!'; c <= U'~'; ++c) many += c;
  const auto back = read_to_unicode(embedded(many)->to_unicode.data);
  CHECK(back.size() == 0x100 - 0x20 + 3 * 0x100);
  CHECK(back.begin()->first == 0x20);
  for (const auto& [code, to] : back) {
    char hex[5];
    std::snprintf(hex, sizeof hex, "%04X", code);
    CHECK(to == hex);
  }
}

TEST_CASE("the compact map from codes to glyphs says what the readable one says") {
  const std::u32string letters = U" ABab,.ĐđếỰ“”–ﬁ";
  const Bytes plain = embedded(letters)->code_to_glyph.data;
  const auto compact = embedded(letters, font::Style::regular, Form::compact);
  CHECK(compact->code_to_glyph.entries ==
        "/DecodeParms<</Predictor 11/Colors 2/Columns 64258>>/Filter/FlateDecode");
  const Bytes differences = inflate(compact->code_to_glyph.data).value();
  REQUIRE(differences.size() == plain.size() + 1);
  CHECK(differences[0] == '\1');
  Bytes glyphs = differences.substr(1);
  for (std::size_t i = 2; i < glyphs.size(); ++i) {
    glyphs[i] = static_cast<char>(glyphs[i] + glyphs[i - 2]);
  }
  CHECK((glyphs == plain));
}

TEST_CASE("most letters of a face come with those that stand beside them in other documents") {
  const auto widened = [&](const std::u32string& letters) {
    const auto all = with_companions(used(letters), shipped_family().face(font::Style::regular));
    CHECK(std::is_sorted(all.begin(), all.end()));
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    std::u32string out;
    for (const UsedLetter& letter : all) {
      CHECK(letter.code == letter.code_point);
      out += letter.code_point;
    }
    return out;
  };
  CHECK(widened(U"7A") == U"0123456789A");
  CHECK(widened(U"AXăn") == U"AXnă");  // so few small letters are left alone
  const std::u32string many = widened(U"abcdeghiklmnopqrstuvxyàáâãéêìíòóôõ.ẳ");
  CHECK(many.size() == 83);
  for (const char32_t c : U"ữỹđ.ẳ"s) CHECK(many.find(c) != std::u32string::npos);
  for (const char32_t c : U"wẵAĐ1"s) CHECK(many.find(c) == std::u32string::npos);
}

TEST_CASE("letters that share a glyph have codes of their own") {
  // The italic face draws U+F001 and U+FB01, both the ligature fi, by one glyph.
  const auto face = embedded(U"aﬁ\uF001", font::Style::italic);
  const auto back = read_to_unicode(face->to_unicode.data);
  CHECK(back.at(0xE000) == "F001");
  CHECK(back.at(0xFB01) == "FB01");
  const Bytes& map = face->code_to_glyph.data;
  CHECK(glyph_of(map, 0xE000) == glyph_of(map, 0xFB01));
  CHECK(glyph_of(map, 'a') != glyph_of(map, 0xFB01));
  const auto widths = widths_of(face->descendant);
  CHECK(widths.contains(0xE000) == widths.contains(0xFB01));
  CHECK(width_of(shipped_family().face(font::Style::italic).letter(U'ﬁ').advance) == 500);
}

TEST_CASE(
    "a letter's code is the same in every document; those without one share the private area") {
  LetterTable table(shipped_family());
  const auto code = [&](char32_t c) { return code_of(table.use(font::Style::italic, c)); };
  for (int document = 0; document < 2; ++document) {
    table.begin_document();
    CHECK(table.used(font::Style::italic).empty());
    if (document == 1) CHECK(code(U'z') == U'z');
    CHECK(code(U'ế') == U'ế');
    CHECK(code(0xF002) == 0xE000);
    CHECK(code(0xF001) == 0xE001);
    CHECK(code(0xF002) == 0xE000);
    CHECK(table.used(font::Style::italic).size() == (document == 1 ? 4U : 3U));
    CHECK_FALSE(table.lacks_any());
  }
  table.use(font::Style::italic, U'\U0001F600');
  CHECK(table.lacks_any());
  table.begin_document();
  CHECK_FALSE(table.lacks_any());
  table.use(font::Style::italic, U'\u4E00');
  CHECK(table.lacks_any());
}

TEST_CASE("a subset's name has six capitals that depend on what it holds") {
  const auto name = [](const EmbeddedFace& face) {
    const std::size_t at = face.font.find("/BaseFont/") + 10;
    return face.font.substr(at, face.font.find('/', at) - at);
  };
  const auto one = embedded(U"abc"), same = embedded(U"abc"), other = embedded(U"abd");
  CHECK(name(*one) == name(*same));
  CHECK(name(*one) != name(*other));
  CHECK(name(*one).substr(6) == "+LiberationSerif");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(name(*one)[i] >= 'A');
    CHECK(name(*one)[i] <= 'Z');
  }
  CHECK(one->descriptor.find("/FontName/" + name(*one) + "/") != Bytes::npos);
  CHECK(one->descendant.find("/BaseFont/" + name(*one) + "/") != Bytes::npos);
}

TEST_CASE("the descriptor says all that a font dictionary must (table 122)") {
  const auto face = embedded(U"abc", font::Style::bold_italic);
  for (const char* key :
       {"/Type/FontDescriptor", "/FontName/", "/Flags 70/", "/FontBBox[", "/ItalicAngle -",
        "/Ascent 891", "/Descent -216", "/CapHeight 6", "/StemV 165"}) {
    CAPTURE(key, face->descriptor);
    CHECK(face->descriptor.find(key) != Bytes::npos);
  }
}

TEST_CASE("programs are deflated in the compact form only") {
  const auto readable = embedded(U"abc"),
             compact = embedded(U"abc", font::Style::regular, Form::compact);
  CHECK(readable->program.entries.find("Filter") == Bytes::npos);
  CHECK(compact->program.entries.find("/Filter/FlateDecode") != Bytes::npos);
  CHECK(compact->program.data.size() < readable->program.data.size());
  CHECK(readable->program.entries == "/Length1 " + std::to_string(readable->program.data.size()));
}

TEST_CASE("faces are remembered by style and letters, the last used longest, within a bound") {
  Faces faces;
  const auto letters = [](std::size_t n) {
    return std::vector<UsedLetter>{
        {static_cast<std::uint16_t>(0x100 + n), static_cast<char32_t>(0x100 + n)}};
  };
  auto large = std::make_shared<EmbeddedFace>();
  large->program.data.resize(std::size_t{1} << 20);
  const std::shared_ptr<const EmbeddedFace> face = large;
  for (std::size_t i = 0; i < 5; ++i) faces.remember(font::Style::regular, letters(i), face);
  CHECK(faces.find(font::Style::bold, letters(3)) == nullptr);
  CHECK(faces.find(font::Style::regular, letters(0)) == face);  // so it is no longer the oldest
  faces.remember(font::Style::regular, letters(1000), face);
  CHECK(faces.find(font::Style::regular, letters(0)) == face);
  CHECK(faces.find(font::Style::regular, letters(1)) == nullptr);
  CHECK(faces.find(font::Style::regular, letters(2)) == face);
  CHECK(faces.find(font::Style::regular, letters(1000)) == face);
}
