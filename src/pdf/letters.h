// Letters in a page's strings, and which of them each face must show in a document.
//
// A letter is written as its UTF-16 code unit, the same in every document, whatever else is in it:
// pages with the same text are the same bytes. Letters that have no code unit of their own, and
// those of the private use area, take the codes of that area in the order in which they come.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/no_break.h"
#include "base/utf8.h"
#include "font/font.h"

namespace kehoach::pdf {

inline constexpr char32_t blank = U' ';

// What stands for a letter in a page's strings.
struct Letter {
  std::array<char, 4> code{};  // two bytes, escaped where a literal string needs it
  std::uint8_t code_size = 0;  // of the above
  std::uint16_t advance = 0;   // 1/2048 em, as the line was measured
  // How much further that is than the font's /W says, by which readers move on: in 1/256,000 em
  // (1/2048 em is 125 of them, 1/1000 em is 256).
  std::int16_t drift = 0;
  std::uint32_t document = 0;  // the last one that used it
};

Letter make_letter(std::uint16_t code, std::uint16_t advance);

// 1/1000 em, as /W has it, of 1/2048 em.
inline std::uint16_t width_of(std::uint16_t advance) {
  return static_cast<std::uint16_t>((std::uint32_t{advance} * 1000 + font::units_per_em / 2) /
                                    font::units_per_em);
}

// Calls visit(code_point, offset) for each letter of well-formed UTF-8.
template <typename Visit>
void for_each_letter(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = utf8::decode(text, at);
    visit(value, at);
    at += size;
  }
}

struct UsedLetter {
  std::uint16_t code = 0;
  char32_t code_point = 0;
  friend auto operator<=>(const UsedLetter&, const UsedLetter&) = default;
};

// The letters with those that stand beside them in most documents: where one digit is used all ten
// are there, where many small letters of Vietnamese are used all of them. So the documents of a
// batch, each with its own names and dates, have mostly the same faces. `used` and what comes back
// are sorted.
std::vector<UsedLetter> with_companions(const std::vector<UsedLetter>& used,
                                        const font::Face& face);

// Letters by style and code point, kept from document to document: a flat table in pages of 256.
class LetterTable {
 public:
  explicit LetterTable(font::Family family) : family_(std::move(family)) {}

  // Nothing is used any more.
  void begin_document();
  // Good until the next call for this style.
  const Letter& use(font::Style style, char32_t code_point) {
    if (code_point <= 0xFFFF) {
      const auto& page = faces_[static_cast<std::size_t>(style)].pages[code_point >> 8];
      if (page && (*page)[code_point & 0xFF].document == document_) {
        return (*page)[code_point & 0xFF];
      }
    }
    return use_first(style, code_point);
  }
  // Those used in this document, by code.
  const std::vector<UsedLetter>& used(font::Style style);
  // Whether a letter was used that its face cannot show.
  bool lacks_any() const { return lacks_any_; }

 private:
  using Page = std::array<Letter, 256>;
  struct Face {
    std::array<std::unique_ptr<Page>, 256> pages;
    std::map<char32_t, Letter> without_code;  // of their own
    std::vector<UsedLetter> used;
  };

  const Letter& use_first(font::Style style, char32_t code_point);
  std::optional<std::uint16_t> next_private_code(const Face& face) const;

  font::Family family_;
  std::array<Face, font::style_count> faces_;
  std::uint32_t document_ = 0;
  bool lacks_any_ = false;
};

}  // namespace kehoach::pdf
