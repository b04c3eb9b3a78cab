#include "number.h"

#include <algorithm>
#include <charconv>

namespace kehoach::json {

namespace {

// 0.digits x 10^exponent; digits start and end with something else than "0"; none for zero.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;
};

// An exponent is capped: what is beyond 10^(10^15) compares as if it were there.
constexpr std::int64_t largest_exponent = 1'000'000'000'000'000;

std::int64_t read_exponent(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (read.ec == std::errc::result_out_of_range) {
    return text.front() == '-' ? -largest_exponent : largest_exponent;
  }
  return std::clamp(exponent, -largest_exponent, largest_exponent);
}

Decimal to_decimal(std::string_view spelt) {
  Decimal out;
  if (!spelt.empty() && spelt.front() == '-') {
    out.negative = true;
    spelt.remove_prefix(1);
  }
  if (const auto e = spelt.find_first_of("eE"); e != std::string_view::npos) {
    out.exponent = read_exponent(spelt.substr(e + 1));
    spelt = spelt.substr(0, e);
  }
  const std::size_t point = std::min(spelt.find('.'), spelt.size());
  out.digits.assign(spelt.substr(0, point));
  if (point < spelt.size()) out.digits += spelt.substr(point + 1);
  out.exponent += static_cast<std::int64_t>(point);

  const std::size_t first = std::min(out.digits.find_first_not_of('0'), out.digits.size());
  out.digits.erase(0, first);
  out.exponent -= static_cast<std::int64_t>(first);
  out.digits.erase(out.digits.find_last_not_of('0') + 1);
  if (out.digits.empty()) out = {};
  return out;
}

std::strong_ordering compare_sizes(const Decimal& a, const Decimal& b) {
  if (a.digits.empty() || b.digits.empty()) return !a.digits.empty() <=> !b.digits.empty();
  if (a.exponent != b.exponent) return a.exponent <=> b.exponent;
  return a.digits.compare(b.digits) <=> 0;
}

}  // namespace

Number to_number(std::string_view spelt) {
  Number number{std::string(spelt), false, 0};
  const auto parse = [&number](std::string_view digits) {
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number.integer);
    number.is_integer = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    if (!number.is_integer) number.integer = 0;
  };
  parse(spelt);
  if (number.is_integer || spelt.find_first_of(".eE") == std::string_view::npos) return number;

  Decimal value = to_decimal(spelt);
  const auto size = static_cast<std::int64_t>(value.digits.size());
  constexpr std::int64_t most_digits = 19;  // of a 64-bit number
  if (value.exponent < size || value.exponent > most_digits) return number;
  value.digits.append(static_cast<std::size_t>(value.exponent - size), '0');
  if (value.digits.empty()) value.digits = "0";
  parse(value.negative ? '-' + value.digits : value.digits);
  return number;
}

bool is_whole(const Number& number) {
  if (number.is_integer) return true;
  const Decimal value = to_decimal(number.digits);
  return value.exponent >= static_cast<std::int64_t>(value.digits.size());
}

std::strong_ordering compare(const Number& a, const Number& b) {
  if (a.is_integer && b.is_integer) return a.integer <=> b.integer;
  const Decimal left = to_decimal(a.digits);
  const Decimal right = to_decimal(b.digits);
  if (left.negative != right.negative) return right.negative <=> left.negative;
  return left.negative ? compare_sizes(right, left) : compare_sizes(left, right);
}

}  // namespace kehoach::json
