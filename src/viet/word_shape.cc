#include "word_shape.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "viet/counters.h"

namespace kehoach::viet {

namespace {

std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

// "24/4/2020" taken apart: the sizes of its groups of digits and what stands between them.
struct Groups {
  static constexpr std::size_t most = 8;
  std::array<std::size_t, most> sizes{};
  std::array<char, most> separators{};  // separators[i] after group i; an en dash counts as "-"
  std::size_t count = 0;
  std::string_view rest;  // what is left of the word
};

std::size_t separator_size(std::string_view text) {
  if (text.empty()) return 0;
  if (text.starts_with("–")) return std::string_view("–").size();
  return std::string_view("/-.,").find(text.front()) != std::string_view::npos ? 1 : 0;
}

Groups groups_of(std::string_view word) {
  Groups groups;
  while (groups.count < Groups::most) {
    std::size_t size = 0;
    while (size < word.size() && is_digit(word[size])) ++size;
    if (size == 0) break;
    groups.sizes[groups.count] = size;
    word.remove_prefix(size);
    const std::size_t separator = separator_size(word);
    // A separator counts only between digits: "02-NQ/TW" leaves "-NQ/TW".
    if (separator == 0 || separator == word.size() || !is_digit(word[separator])) {
      ++groups.count;
      break;
    }
    groups.separators[groups.count++] = separator == 1 ? word.front() : '-';
    word.remove_prefix(separator);
  }
  groups.rest = word;
  return groups;
}

bool joined_by(const Groups& groups, std::string_view separators) {
  for (std::size_t i = 0; i + 1 < groups.count; ++i) {
    if (separators.find(groups.separators[i]) == std::string_view::npos) return false;
  }
  return true;
}

Shapes shapes_of_digits(const Groups& groups) {
  const auto& size = groups.sizes;
  if (groups.count == 1) {
    Shapes shapes = shape::number;
    if (size[0] <= 2) shapes |= shape::two_digits;
    if (size[0] == 4) shapes |= shape::year;
    return shapes;
  }
  if (groups.count == 2 && joined_by(groups, "/-")) {
    if (size[0] <= 2 && size[1] <= 2) return shape::day_month;
    if (size[0] <= 2 && size[1] == 4) return shape::month_year;
    if (size[0] == 4 && (size[1] == 4 || size[1] == 2)) return shape::years;
  }
  if (groups.count == 3 && size[0] <= 2 && size[1] <= 2 && size[2] == 4 &&
      groups.separators[0] == groups.separators[1] && groups.separators[0] != ',') {
    return shape::date;
  }
  return joined_by(groups, ".,") ? shape::amount : Shapes{0};
}

bool has_letter(std::string_view text) {
  for (const char c : text) {
    if (byte(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
  }
  return false;
}

bool is_roman(std::string_view word) {
  const std::size_t size = std::min(word.find_first_not_of("IVXLCDM"), word.size());
  const std::string_view rest = word.substr(size);
  // "III/2021" is a quarter of a year.
  const bool ends = rest.empty() || (rest.size() > 1 && rest.front() == '/' &&
                                     rest.find_first_not_of("0123456789", 1) == rest.npos);
  return ends && parse_roman(word.substr(0, size)).has_value();
}

// The bytes of the bracket or quote that begins the word, 0 if none does.
std::size_t opening_size(std::string_view word) {
  if (word.empty()) return 0;
  switch (byte(word.front())) {
    case '(':
    case '[':
    case '"':
      return 1;
    case 0xC2:
      return word.starts_with("«") ? 2 : 0;
    case 0xE2:
      return word.starts_with("“") || word.starts_with("‘") ? 3 : 0;
    default:
      return 0;
  }
}

// The bytes of the mark that ends the word, 0 if none does.
std::size_t closing_size(std::string_view word) {
  if (word.empty()) return 0;
  const std::uint8_t last = byte(word.back());
  if (last < 0x80) {
    return std::string_view(".,;:)]!?/\"").find(word.back()) != std::string_view::npos ? 1 : 0;
  }
  if (last == 0xBB && word.ends_with("»")) return 2;
  const bool may_be = last == 0x9D || last == 0x99 || last == 0xA6;
  return may_be && (word.ends_with("”") || word.ends_with("’") || word.ends_with("…")) ? 3 : 0;
}

// Whether the letter whose last bytes these are is a Vietnamese capital of more than one byte.
struct LongCapital {
  bool is = false;
  std::uint8_t small = 0;  // the last byte of its small letter
};

LongCapital long_capital(std::uint8_t before_lead, std::uint8_t lead, std::uint8_t last) {
  if (lead == 0xC3 && last <= 0x9E && last != 0x97) return {true, std::uint8_t(last + 0x20)};
  const bool is_pair = (lead == 0xC4 && (last == 0x82 || last == 0x90 || last == 0xA8)) ||  // Ă Đ Ĩ
                       (lead == 0xC5 && last == 0xA8) ||                                    // Ũ
                       (lead == 0xC6 && (last == 0xA0 || last == 0xAF));                    // Ơ Ư
  const bool is_toned =
      before_lead == 0xE1 && ((lead == 0xBA && last >= 0xA0) || lead == 0xBB) && last % 2 == 0;
  return {is_pair || is_toned, std::uint8_t(last + 1)};
}

}  // namespace

Shapes shapes_of(std::string_view word) {
  if (word.empty()) return 0;
  Shapes shapes = begins_with_capital(word) ? shape::capital : Shapes{0};
  if (is_digit(word.front())) {
    const Groups groups = groups_of(word);
    if (groups.rest.empty()) {
      shapes |= shapes_of_digits(groups);
    } else if ((groups.rest.front() == '/' || groups.rest.front() == '-') &&
               has_letter(groups.rest)) {
      shapes |= shape::symbol;
    }
  } else if ((shapes & shape::capital) != 0) {
    if (is_roman(word)) shapes |= shape::roman;
  } else if ((word.size() == 1 && word.front() >= 'a' && word.front() <= 'z') || word == "đ") {
    shapes |= shape::letter;
  }
  return shapes;
}

std::string_view without_opening(std::string_view word) {
  while (const std::size_t size = opening_size(word)) word.remove_prefix(size);
  return word;
}

std::string_view without_closing(std::string_view word) {
  while (const std::size_t size = closing_size(word)) word.remove_suffix(size);
  return word;
}

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  const std::uint8_t first = byte(word[0]);
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  if (word.size() >= 2 && first != 0xE1) return long_capital(0, first, byte(word[1])).is;
  return word.size() >= 3 && long_capital(first, byte(word[1]), byte(word[2])).is;
}

std::uint8_t folded_byte(std::string_view text, std::size_t at) {
  const std::uint8_t last = byte(text[at]);
  if (last < 0x80) return last >= 'A' && last <= 'Z' ? std::uint8_t(last + 0x20) : last;
  if (last >= 0xC0 || at == 0) return last;
  const std::uint8_t before_lead = at > 1 ? byte(text[at - 2]) : std::uint8_t{0};
  const LongCapital capital = long_capital(before_lead, byte(text[at - 1]), last);
  return capital.is ? capital.small : last;
}

bool equals_folded(std::string_view text, std::string_view words) {
  return text.size() == words.size() && ends_with_folded(text, words);
}

bool ends_with_folded(std::string_view text, std::string_view words) {
  if (text.size() < words.size()) return false;
  const std::size_t from = text.size() - words.size();
  for (std::size_t i = words.size(); i > 0; --i) {
    if (folded_byte(text, from + i - 1) != byte(words[i - 1])) return false;
  }
  return true;
}

bool ends_before_word(std::string_view text) {
  if (text.empty()) return true;
  const char last = text.back();
  if (byte(last) < 0x80)
    return last == ' ' || last == '\n' || last == '\t' || last == '(' || last == '[' || last == '"';
  for (const std::string_view mark : {"“", "‘", "«", "\u00A0"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

}  // namespace kehoach::viet
