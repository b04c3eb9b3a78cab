// A JSON value that knows where it stood.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kehoach::json {

struct Value;
struct Member;

// A number as it was spelt; `integer` where its value is whole and fits: 7, but also 7.0 and 0.7e1.
struct Number {
  std::string digits;
  bool is_integer = false;
  std::int64_t integer = 0;
};

using Array = std::vector<Value>;
using Object = std::vector<Member>;  // in the order written; keys unique, NFC

struct Value {
  std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> data;
  // Source, span of the token (of the brackets and all between, for arrays and objects), and path.
  Origin origin;

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(data); }
  const std::string* string() const { return std::get_if<std::string>(&data); }
  const Number* number() const { return std::get_if<Number>(&data); }
  const bool* boolean() const { return std::get_if<bool>(&data); }
  const Array* array() const { return std::get_if<Array>(&data); }
  const Object* object() const { return std::get_if<Object>(&data); }
  Array* array() { return std::get_if<Array>(&data); }
  Object* object() { return std::get_if<Object>(&data); }
  // The member of an object; null if this is no object or has no such key.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);
};

struct Member {
  std::string key;
  Span key_span;  // with its quotes, in the value's source
  Value value;
};

// The name of the value's type in both languages, for messages: "chuỗi" / "a string".
Phrase type_name(const Value& value);

}  // namespace kehoach::json
