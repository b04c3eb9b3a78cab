// Equality of JSON values, and an order in which equal values stand together.
#pragma once

#include <compare>

#include "json/value.h"

namespace kehoach::json {

// Numbers by value, objects whatever the order of their keys (JSON Schema 2020-12 core, 4.2.2).
std::strong_ordering compare(const Value& a, const Value& b);

inline bool equal(const Value& a, const Value& b) { return std::is_eq(compare(a, b)); }

}  // namespace kehoach::json
