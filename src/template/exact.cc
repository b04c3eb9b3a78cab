#include "exact.h"

#include <algorithm>
#include <limits>

#include "base/ascii.h"

namespace kehoach::templates {

namespace {

constexpr int most_digits = 30;

constexpr Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

constexpr Wide limit = power_of_ten(most_digits);

Wide absolute(Wide value) { return value < 0 ? -value : value; }

// Fewer places where they are zeros; nothing if it still does not fit.
std::optional<Exact> fitted(Exact number) {
  while (number.scale > 0 && number.units % 10 == 0) {
    number.units /= 10;
    --number.scale;
  }
  if (number.scale > most_places || absolute(number.units) >= limit) return std::nullopt;
  return number;
}

// `units` with `places` more zeros; nothing if that is too large.
std::optional<Wide> scaled(Wide units, int places) {
  for (; places > 0; --places) {
    if (absolute(units) >= limit) return std::nullopt;
    units *= 10;
  }
  return units;
}

struct Aligned {
  Wide a, b;
  int scale;
};

std::optional<Aligned> align(const Exact& a, const Exact& b) {
  const int scale = std::max(a.scale, b.scale);
  const auto x = scaled(a.units, scale - a.scale);
  const auto y = scaled(b.units, scale - b.scale);
  if (!x || !y) return std::nullopt;
  return Aligned{*x, *y, scale};
}

Wide floor_quotient(Wide a, Wide b) {
  const Wide quotient = a / b;
  return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

}  // namespace

std::optional<Exact> parse_exact(std::string_view text) {
  Exact number;
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;
  const std::size_t first = at;
  bool point = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
    if (text[at] == '.') {
      point = true;
      continue;
    }
    if (number.units >= limit || number.scale > 2 * most_digits) return std::nullopt;
    number.units = number.units * 10 + (text[at] - '0');
    if (point) ++number.scale;
  }
  if (at == first || (point && at == first + 1)) return std::nullopt;
  if (at < text.size()) {
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    const bool minus = at < text.size() && text[at] == '-';
    if (minus || (at < text.size() && text[at] == '+')) ++at;
    if (at == text.size()) return std::nullopt;
    int exponent = 0;
    for (; at < text.size(); ++at) {
      if (!is_digit(text[at]) || exponent > 999) return std::nullopt;
      exponent = exponent * 10 + (text[at] - '0');
    }
    number.scale += minus ? exponent : -exponent;
    if (number.scale < 0) {
      if (-number.scale > most_digits && number.units != 0) return std::nullopt;
      const auto units = scaled(number.units, number.units == 0 ? 0 : -number.scale);
      if (!units) return std::nullopt;
      number = {*units, 0};
    }
  }
  if (negative) number.units = -number.units;
  return fitted(number);
}

std::string spell(const Exact& number) {
  Wide rest = absolute(number.units);
  std::string reversed;
  for (int place = 0; rest > 0 || place <= number.scale; ++place) {
    if (place == number.scale && place > 0) reversed += '.';
    reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  if (number.units < 0) reversed += '-';
  return {reversed.rbegin(), reversed.rend()};
}

std::optional<std::int64_t> to_integer(const Exact& number) {
  const auto whole = fitted(number);
  if (!whole || whole->scale != 0) return std::nullopt;
  if (whole->units > std::numeric_limits<std::int64_t>::max() ||
      whole->units < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(whole->units);
}

std::optional<Exact> add(const Exact& a, const Exact& b) {
  const auto both = align(a, b);
  if (!both) return std::nullopt;
  return fitted({both->a + both->b, both->scale});
}

std::optional<Exact> subtract(const Exact& a, const Exact& b) {
  return add(a, {-b.units, b.scale});
}

std::optional<Exact> multiply(const Exact& a, const Exact& b) {
  Wide units = 0;
  if (__builtin_mul_overflow(a.units, b.units, &units)) return std::nullopt;
  return fitted({units, a.scale + b.scale});
}

std::optional<Exact> divide(const Exact& a, const Exact& b) {
  // One place more than is kept, to round by.
  const auto numerator = scaled(a.units, std::max(0, quotient_places + 1 + b.scale - a.scale));
  if (!numerator) {
    // Large numbers divide exactly or not at all.
    if (a.scale >= b.scale && a.units % b.units == 0) {
      return fitted({a.units / b.units, a.scale - b.scale});
    }
    return std::nullopt;
  }
  const int scale = std::max(a.scale, quotient_places + 1 + b.scale) - b.scale;
  return round_to({*numerator / b.units, scale}, quotient_places, Rounding::common);
}

std::optional<Exact> floor_divide(const Exact& a, const Exact& b) {
  const auto both = align(a, b);
  if (!both) return std::nullopt;
  return fitted({floor_quotient(both->a, both->b), 0});
}

std::optional<Exact> modulo(const Exact& a, const Exact& b) {
  const auto both = align(a, b);
  if (!both) return std::nullopt;
  return fitted({both->a - floor_quotient(both->a, both->b) * both->b, both->scale});
}

std::optional<Exact> round_to(const Exact& number, int places, Rounding rounding) {
  if (places >= number.scale) return fitted(number);
  const int dropped = number.scale - std::max(places, -most_digits);
  if (dropped > 2 * most_digits) return Exact{};
  // 10^38 is the largest power that fits; a number has at most 30 digits, so beyond that all go.
  if (dropped > 37) return Exact{};
  const Wide unit = power_of_ten(dropped);
  Wide quotient = floor_quotient(number.units, unit);
  const Wide rest = number.units - quotient * unit;
  if (rounding == Rounding::up && rest != 0) ++quotient;
  if (rounding == Rounding::common) {
    const bool up = number.units < 0 ? rest * 2 > unit : rest * 2 >= unit;
    if (up) ++quotient;
  }
  if (places >= 0) return fitted({quotient, places});
  const auto units = scaled(quotient, -places);
  if (!units) return std::nullopt;
  return fitted({*units, 0});
}

int compare(const Exact& a, const Exact& b) {
  const auto both = align(a, b);
  if (both) return both->a < both->b ? -1 : (both->a > both->b ? 1 : 0);
  // Too far apart to be written with one scale: their whole parts differ then.
  const Wide x = floor_quotient(a.units, power_of_ten(a.scale));
  const Wide y = floor_quotient(b.units, power_of_ten(b.scale));
  return x < y ? -1 : (x > y ? 1 : 0);
}

}  // namespace kehoach::templates
