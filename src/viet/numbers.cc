// Numbers in words, as the accounting forms of state bodies have them ("Số tiền bằng chữ"): "nghìn"
// (not "ngàn"), "linh" (not "lẻ"), "tỷ" (not "tỉ"). Where usage differs between regions:
// - 4 is "bốn" everywhere: "hai mươi bốn", "một trăm linh bốn". Schools also teach "tư" after
//   "mươi", and both are met on payment slips; one form everywhere keeps two documents from
//   differing, and "bốn" is the one that is right in every place.
// - 1 is "mốt" and 5 is "lăm" after "mươi", 5 is "lăm" after "mười", neither after "linh".
// - A group of three digits is read in full, "không trăm" and "linh" included, if anything stands
//   before it, and not at all if it is zero: 1.000.005 is "một triệu không trăm linh năm".
// - From a thousand tỷ on, what stands before "tỷ" is read as a number of its own: "một nghìn tỷ",
//   "một tỷ tỷ".
#include "viet/numbers.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "viet/case.h"

namespace kehoach::viet {

namespace {

constexpr std::array<std::string_view, 10> digit_names{"không", "một", "hai", "ba",  "bốn",
                                                       "năm",   "sáu", "bảy", "tám", "chín"};

std::string_view name_of(std::uint64_t digit) {
  return digit_names[static_cast<std::size_t>(digit)];
}

void say(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

void say_tens(std::string& out, std::uint64_t number, bool after_hundreds) {
  const std::uint64_t tens = number / 10;
  const std::uint64_t ones = number % 10;
  if (tens == 0) {
    if (ones == 0) return;
    if (after_hundreds) say(out, "linh");
    say(out, name_of(ones));
    return;
  }
  if (tens == 1) {
    say(out, "mười");
  } else {
    say(out, name_of(tens));
    say(out, "mươi");
  }
  if (ones == 0) return;
  if (ones == 5) {
    say(out, "lăm");
  } else if (ones == 1 && tens > 1) {
    say(out, "mốt");
  } else {
    say(out, name_of(ones));
  }
}

// A group of three digits, not zero.
void say_group(std::string& out, std::uint64_t group) {
  const bool with_hundreds = group >= 100 || !out.empty();
  if (with_hundreds) {
    say(out, name_of(group / 100));
    say(out, "trăm");
  }
  say_tens(out, group % 100, with_hundreds);
}

void say_number(std::string& out, std::uint64_t number) {
  struct Unit {
    std::uint64_t size;
    std::string_view name;
  };
  constexpr std::uint64_t billion = 1'000'000'000;
  if (number >= billion) {
    say_number(out, number / billion);
    say(out, "tỷ");
    number %= billion;
  }
  for (const Unit& unit : {Unit{1'000'000, "triệu"}, Unit{1'000, "nghìn"}, Unit{1, ""}}) {
    const std::uint64_t group = number / unit.size % 1'000;
    if (group == 0) continue;
    say_group(out, group);
    if (!unit.name.empty()) say(out, unit.name);
  }
}

// Negating the smallest number would overflow; unsigned arithmetic wraps.
std::uint64_t magnitude(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

// A point before every third digit from the right.
std::string grouped(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += '.';
    out += digits[i];
  }
  return out;
}

std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

struct Decimal {
  bool negative = false;
  std::string whole, fraction;
  int exponent = 0;
};

constexpr int farthest_exponent = 40;

// RFC 8259, 6; exponents beyond farthest_exponent are refused.
std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal decimal;
  if (text.starts_with('-')) {
    decimal.negative = true;
    text.remove_prefix(1);
  }
  decimal.whole = take_digits(text);
  if (decimal.whole.empty()) return std::nullopt;
  if (decimal.whole.size() > 1 && decimal.whole.front() == '0') return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimal.fraction = take_digits(text);
    if (decimal.fraction.empty()) return std::nullopt;
  }
  if (text.empty()) return decimal;
  if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
  text.remove_prefix(1);
  const bool down = text.starts_with('-');
  if (down || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = take_digits(text);
  if (digits.empty() || !text.empty()) return std::nullopt;
  for (const char c : digits) {
    decimal.exponent = decimal.exponent * 10 + (c - '0');
    if (decimal.exponent > farthest_exponent) return std::nullopt;
  }
  if (down) decimal.exponent = -decimal.exponent;
  return decimal;
}

// The exponent carried out: "1.5e3" becomes 1500, "15e-1" becomes 1.5.
void shift(Decimal& decimal) {
  auto& [negative, whole, fraction, exponent] = decimal;
  if (exponent > 0) {
    const auto places = static_cast<std::size_t>(exponent);
    const std::size_t there = std::min(places, fraction.size());
    whole.append(fraction, 0, there).append(places - there, '0');
    fraction.erase(0, there);
  } else if (exponent < 0) {
    const auto places = static_cast<std::size_t>(-exponent);
    if (whole.size() < places) whole.insert(0, places - whole.size(), '0');
    fraction.insert(0, whole, whole.size() - places, places);
    whole.resize(whole.size() - places);
  }
  whole.erase(0, whole.find_first_not_of('0'));
  if (whole.empty()) whole = "0";
}

}  // namespace

std::string in_words(std::int64_t number) {
  if (number == 0) return "không";
  std::string out;
  say_number(out, magnitude(number));
  return number < 0 ? "âm " + out : out;
}

std::string money_in_words(std::int64_t dong) { return capitalize_first(in_words(dong)) + " đồng"; }

std::string with_separators(std::int64_t number) {
  return (number < 0 ? "-" : "") + grouped(std::to_string(magnitude(number)));
}

std::optional<std::string> with_separators(std::string_view digits) {
  auto decimal = parse_decimal(digits);
  if (!decimal) return std::nullopt;
  shift(*decimal);
  const bool is_zero =
      decimal->whole == "0" && decimal->fraction.find_first_not_of('0') == std::string::npos;
  std::string out = decimal->negative && !is_zero ? "-" : "";
  out += grouped(decimal->whole);
  if (!decimal->fraction.empty()) out += ',' + decimal->fraction;
  return out;
}

std::string two_digits(std::int64_t number) {
  const std::string digits = std::to_string(magnitude(number));
  return (number < 0 ? "-" : "") + (digits.size() < 2 ? "0" + digits : digits);
}

}  // namespace kehoach::viet
