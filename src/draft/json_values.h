// JSON values made here: without a place. Private to the room.
#pragma once

#include <string>

#include "json/value.h"

namespace kehoach::draft {

json::Value text_value(std::string text);
json::Value bool_value(bool value);
json::Value integer_value(std::int64_t value);
json::Value list_value(json::Array items);
json::Value object_value(json::Object members);

// Sets or adds a member.
void put(json::Object& object, std::string key, json::Value value);

}  // namespace kehoach::draft
