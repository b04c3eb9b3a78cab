#include "json/make.h"

namespace kehoach::json {

namespace {

template <typename T>
Value made(T data) {
  Value value;
  value.data = std::move(data);
  return value;
}

}  // namespace

Number whole_number(std::int64_t number) { return {std::to_string(number), true, number}; }

Value text_value(std::string text) { return made(std::move(text)); }
Value bool_value(bool value) { return made(value); }
Value integer_value(std::int64_t value) { return made(whole_number(value)); }
Value list_value(Array items) { return made(std::move(items)); }
Value object_value(Object members) { return made(std::move(members)); }

void put(Object& object, std::string key, Value value) {
  for (Member& member : object) {
    if (member.key != key) continue;
    member.value = std::move(value);
    return;
  }
  object.push_back({std::move(key), {}, std::move(value)});
}

}  // namespace kehoach::json
