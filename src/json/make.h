// Values made by the program: without a place.
#pragma once

#include <cstdint>
#include <string>

#include "json/value.h"

namespace kehoach::json {

Number whole_number(std::int64_t number);

Value text_value(std::string text);
Value bool_value(bool value);
Value integer_value(std::int64_t value);
Value list_value(Array items);
Value object_value(Object members);

// Sets or adds a member.
void put(Object& object, std::string key, Value value);

}  // namespace kehoach::json
