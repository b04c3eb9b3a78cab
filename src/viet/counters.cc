#include "viet/counters.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.h"

namespace kehoach::viet {

namespace {

constexpr int highest_roman = 3999;

struct RomanDigit {
  int value = 0;
  std::string_view letters;
};
constexpr std::array<RomanDigit, 13> roman_digits{{{1000, "M"},
                                                   {900, "CM"},
                                                   {500, "D"},
                                                   {400, "CD"},
                                                   {100, "C"},
                                                   {90, "XC"},
                                                   {50, "L"},
                                                   {40, "XL"},
                                                   {10, "X"},
                                                   {9, "IX"},
                                                   {5, "V"},
                                                   {4, "IV"},
                                                   {1, "I"}}};

// Điểm letters in the order of the alphabet (ND30 Phụ lục I); ă â ê ô ơ ư are not used.
constexpr std::array<std::string_view, 23> letters{"a", "b", "c", "d", "đ", "e", "g", "h",
                                                   "i", "k", "l", "m", "n", "o", "p", "q",
                                                   "r", "s", "t", "u", "v", "x", "y"};

}  // namespace

std::string roman(int number) {
  if (number < 1 || number > highest_roman) return std::to_string(number);
  std::string out;
  for (const auto& digit : roman_digits) {
    for (; number >= digit.value; number -= digit.value) out += digit.letters;
  }
  return out;
}

std::optional<int> parse_roman(std::string_view text) {
  std::string_view rest = text;
  int number = 0;
  for (const auto& digit : roman_digits) {
    while (rest.starts_with(digit.letters)) {
      number += digit.value;
      rest.remove_prefix(digit.letters.size());
      if (number > highest_roman) return std::nullopt;
    }
  }
  // "IIII" and "VIV" are read that far too, but the standard form is another.
  if (text.empty() || !rest.empty() || roman(number) != text) return std::nullopt;
  return number;
}

std::string letter(int number) {
  if (number < 1) return std::to_string(number);
  constexpr int count = static_cast<int>(letters.size());
  std::string out;
  for (; number > 0; number = (number - 1) / count) {
    out.insert(0, letters[static_cast<std::size_t>((number - 1) % count)]);
  }
  return out;
}

std::optional<int> parse_letter(std::string_view text) {
  if (text.empty()) return std::nullopt;
  constexpr int count = static_cast<int>(letters.size());
  int number = 0;
  while (!text.empty()) {
    const std::string_view next = text.substr(0, utf8::decode(text, 0).size);
    const auto* const found = std::find(letters.begin(), letters.end(), next);
    if (found == letters.end()) return std::nullopt;
    const int value = static_cast<int>(found - letters.begin()) + 1;
    if (number > (std::numeric_limits<int>::max() - value) / count) return std::nullopt;
    number = number * count + value;
    text.remove_prefix(next.size());
  }
  return number;
}

}  // namespace kehoach::viet
