// Numbers that are not whole, without binary floating point.
//
// A number is units / 10^scale, with at most 30 digits, 15 of them behind the point. Sums,
// differences and products are exact or refused; a quotient that does not end is rounded half
// away from zero to 12 places.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kehoach::templates {

__extension__ using Wide = __int128;

struct Exact {
  Wide units = 0;
  int scale = 0;

  static Exact whole(std::int64_t number) { return {number, 0}; }
};

inline constexpr int most_places = 15;
inline constexpr int quotient_places = 12;

// JSON's spelling: "26811.096", "-1.5e3". Nothing if it is no number or has too many digits.
std::optional<Exact> parse_exact(std::string_view digits);
// The same spelling, without needless zeros: "1.5", "-3".
std::string spell(const Exact& number);
// The number if it is whole and fits.
std::optional<std::int64_t> to_integer(const Exact& number);

// Nothing: the exact result would have too many digits.
std::optional<Exact> add(const Exact& a, const Exact& b);
std::optional<Exact> subtract(const Exact& a, const Exact& b);
std::optional<Exact> multiply(const Exact& a, const Exact& b);
// `b` must not be zero.
std::optional<Exact> divide(const Exact& a, const Exact& b);
// Rounded down to a whole number, as "//" does; and what is left, with the sign of `b`.
std::optional<Exact> floor_divide(const Exact& a, const Exact& b);
std::optional<Exact> modulo(const Exact& a, const Exact& b);

enum class Rounding : std::uint8_t { common, up, down };  // common: half away from zero
// To `places` behind the point; negative places round tens, hundreds ...
std::optional<Exact> round_to(const Exact& number, int places, Rounding rounding);

int compare(const Exact& a, const Exact& b);  // -1, 0, 1

}  // namespace kehoach::templates
