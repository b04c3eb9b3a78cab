#include "json_values.h"

namespace kehoach::draft {

namespace {

template <typename T>
json::Value made(T data) {
  json::Value value;
  value.data = std::move(data);
  return value;
}

}  // namespace

json::Value text_value(std::string text) { return made(std::move(text)); }
json::Value bool_value(bool value) { return made(value); }
json::Value integer_value(std::int64_t value) {
  return made(json::Number{std::to_string(value), true, value});
}
json::Value list_value(json::Array items) { return made(std::move(items)); }
json::Value object_value(json::Object members) { return made(std::move(members)); }

void put(json::Object& object, std::string key, json::Value value) {
  for (json::Member& member : object) {
    if (member.key != key) continue;
    member.value = std::move(value);
    return;
  }
  object.push_back({std::move(key), {}, std::move(value)});
}

}  // namespace kehoach::draft
