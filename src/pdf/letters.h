// The letters of one document: which ones each face must show, and, once the faces are embedded,
// what stands for each of them in a page's strings.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "font/font.h"

namespace kehoach::pdf {

inline constexpr char32_t blank = U' ';
inline constexpr char32_t no_break_blank = U'\u00A0';

// What stands for a letter in a page's strings.
struct Letter {
  std::array<char, 4> code{};  // two bytes, escaped where a literal string needs it
  std::uint8_t code_size = 0;  // of the above
  bool used = false;
  std::uint16_t advance = 0;  // 1/2048 em, as the line was measured
  // How much further that is than the font's /W says, by which readers move on: in 1/256,000 em
  // (1/2048 em is 125 of them, 1/1000 em is 256).
  std::int16_t drift = 0;
};

// `width` in 1/1000 em, `advance` in 1/2048 em.
Letter make_letter(std::uint16_t code, std::uint16_t width, std::uint16_t advance);

// A no-break blank is the blank: it looks the same and people who copy text want it plain.
inline char32_t shown_as(char32_t code_point) {
  return code_point == no_break_blank ? blank : code_point;
}

// Calls visit(code_point, offset) for each letter of well-formed UTF-8. The forms of two and three
// bytes, a quarter of Vietnamese text, are read here; anything odd is left to utf8::decode.
template <typename Visit>
void for_each_letter(std::string_view text, Visit visit) {
  const auto byte = [&](std::size_t at) -> char32_t {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
  };
  const auto goes_on = [](char32_t b) { return (b & 0xC0) == 0x80; };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t first = byte(at);
    if (first < 0x80) {
      visit(first, at);
      ++at;
      continue;
    }
    const char32_t second = byte(at + 1), third = byte(at + 2);
    if (first >= 0xC2 && first < 0xE0 && goes_on(second)) {
      visit((first & 0x1F) << 6 | (second & 0x3F), at);
      at += 2;
      continue;
    }
    if (first == 0xE1 && goes_on(second) && goes_on(third)) {
      visit(0x1000 | (second & 0x3F) << 6 | (third & 0x3F), at);
      at += 3;
      continue;
    }
    const auto [value, size] = utf8::decode(text, at);
    visit(value, at);
    at += size;
  }
}

// Letters by code point and style: a flat table in pages of 256, kept from document to document
// and emptied by going over what was used.
class LetterTable {
 public:
  void clear();
  // Notes that a letter is used; true the first time.
  bool use(font::Style style, char32_t code_point) {
    const auto& pages = faces_[static_cast<std::size_t>(style)].pages;
    const std::size_t index = code_point >> 8;
    if (index < pages.size() && pages[index] && (*pages[index])[code_point & 0xFF].used) {
      return false;
    }
    use_first(style, code_point);
    return true;
  }
  // The code points used, sorted.
  const std::vector<char32_t>& used(font::Style style);
  // What stands for the letters of used(style), in its order.
  void assign(font::Style style, const std::vector<Letter>& letters);

  // Of a letter that was used.
  const Letter& letter(font::Style style, char32_t code_point) const {
    const Face& face = faces_[static_cast<std::size_t>(style)];
    return (*face.pages[code_point >> 8])[code_point & 0xFF];
  }

 private:
  using Page = std::array<Letter, 256>;
  struct Face {
    std::vector<std::unique_ptr<Page>> pages;
    std::vector<char32_t> used;
  };

  void use_first(font::Style style, char32_t code_point);

  std::array<Face, font::style_count> faces_;
};

}  // namespace kehoach::pdf
