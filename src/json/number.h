// JSON numbers as they are spelt: exact, never through binary floating point.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "json/value.h"

namespace kehoach::json {

// `spelt` is a JSON number. `integer` is set for every spelling of a whole value: 7, 7.0, 0.7e1.
Number to_number(std::string_view spelt);

bool is_whole(const Number& number);

// By value: 1, 1.0 and 10e-1 are equal.
std::strong_ordering compare(const Number& a, const Number& b);

}  // namespace kehoach::json
