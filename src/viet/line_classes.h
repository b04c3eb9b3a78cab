// The line-breaking classes (UAX 14, table 1) of the characters that plans are made of.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "byte_pairs.h"

namespace kehoach::viet {

enum class LineClass : std::uint8_t {
  al,  // letters, and signs that go with them
  nu,  // digits
  is,  // . , : ;
  sy,  // /
  hy,  // the hyphen U+002D
  ba,  // en dash, tab, |
  op,  // opening brackets
  cp,  // ) ]
  cl,  // }
  qu,  // quotes
  ex,  // ! ?
  po,  // % and other signs after a number
  pr,  // + $ and other signs before a number
  gl,  // no-break space
  b2,  // em dash
  in,  // ellipsis
  sp,
  lf,
  start,    // of a line: stands where a class before is asked for and there is none
  unusual,  // everything else: ICU's business
};

struct ClassedLetter {
  LineClass line_class = LineClass::unusual;
  std::uint8_t size = 1;  // bytes
};

namespace line_classes {

constexpr std::array<LineClass, 128> make_ascii() {
  std::array<LineClass, 128> table{};  // zero is `al`
  const auto set = [&table](std::string_view characters, LineClass value) {
    for (const char c : characters) table[static_cast<std::uint8_t>(c)] = value;
  };
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = LineClass::unusual;
  table[0x7F] = LineClass::unusual;
  set("0123456789", LineClass::nu);
  set(".,:;", LineClass::is);
  set("/", LineClass::sy);
  set("-", LineClass::hy);
  set("|\t", LineClass::ba);
  set("([{", LineClass::op);
  set(")]", LineClass::cp);
  set("}", LineClass::cl);
  set("\"'", LineClass::qu);
  set("!?", LineClass::ex);
  set("%", LineClass::po);
  set("$+\\", LineClass::pr);
  set(" ", LineClass::sp);
  set("\n", LineClass::lf);
  return table;
}
inline constexpr auto ascii = make_ascii();

// U+0080-00BF, by the second byte less 0x80.
constexpr std::array<LineClass, 64> make_latin_1() {
  std::array<LineClass, 64> table{};
  for (auto& cell : table) cell = LineClass::unusual;
  table[0x20] = LineClass::gl;                                                  // U+00A0
  for (const std::size_t quote : {0x2BU, 0x3BU}) table[quote] = LineClass::qu;  // « »
  // § © ² ³
  for (const std::size_t sign : {0x27U, 0x29U, 0x32U, 0x33U}) table[sign] = LineClass::al;
  table[0x30] = LineClass::po;  // °
  table[0x31] = LineClass::pr;  // ±
  return table;
}
inline constexpr auto latin_1 = make_latin_1();

// U+2000-203F, by the third byte less 0x80.
constexpr std::array<LineClass, 64> make_punctuation() {
  std::array<LineClass, 64> table{};
  for (auto& cell : table) cell = LineClass::unusual;
  table[0x13] = LineClass::ba;  // –
  table[0x14] = LineClass::b2;  // —
  // ‘ ’ “ ”
  for (const std::size_t quote : {0x18U, 0x19U, 0x1CU, 0x1DU}) table[quote] = LineClass::qu;
  table[0x22] = LineClass::al;  // •
  table[0x26] = LineClass::in;  // …
  return table;
}
inline constexpr auto punctuation = make_punctuation();

// Where a run of letters ends: any byte but a Latin letter's (ASCII, U+00C0-024F, U+1E00-1EFF).
constexpr BytePairs make_ends_of_letters() {
  BytePairs pairs;
  pairs.add(0, {{0x00, 0x40}, {0x5B, 0x60}, {0x7B, 0x7F}, {0xC0, 0xC2}, {0xCA, 0xE0}, {0xE2, 0xFF}},
            {any_byte});
  pairs.add(1, {{0xE1, 0xE1}}, {{0x00, 0xB7}, {0xBC, 0xFF}});
  return pairs;
}
inline constexpr BytePairs ends_of_letters = make_ends_of_letters();

}  // namespace line_classes

inline ClassedLetter line_class_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return {line_classes::ascii[lead], 1};
  const std::size_t left = text.size() - at;
  if (left >= 2 && lead == 0xC2) {
    return {line_classes::latin_1[byte_at(text, at + 1) & 0x3FU], 2};
  }
  if (left >= 2 && lead >= 0xC3 && lead <= 0xC9) return {LineClass::al, 2};
  if (left < 3) return {LineClass::unusual, 1};
  const std::uint8_t second = byte_at(text, at + 1);
  if (lead == 0xE1 && second >= 0xB8 && second <= 0xBB) return {LineClass::al, 3};
  if (lead == 0xE2 && second == 0x80) {
    return {line_classes::punctuation[byte_at(text, at + 2) & 0x3FU], 3};
  }
  const bool is_dong_sign = lead == 0xE2 && second == 0x82 && byte_at(text, at + 2) == 0xAB;
  if (is_dong_sign) return {LineClass::pr, 3};
  return {LineClass::unusual, 1};
}

}  // namespace kehoach::viet
