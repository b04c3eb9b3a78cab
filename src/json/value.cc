#include "json/value.h"

namespace kehoach::json {

const Value* Value::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  for (const Member& member : *members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(static_cast<const Value*>(this)->find(key));
}

Phrase type_name(const Value& value) {
  struct Namer {
    Phrase operator()(std::nullptr_t) const { return "null"; }
    Phrase operator()(bool) const { return {"true hoặc false", "true or false"}; }
    Phrase operator()(const Number&) const { return {"số", "a number"}; }
    Phrase operator()(const std::string&) const { return {"chuỗi", "a string"}; }
    Phrase operator()(const Array&) const { return {"danh sách [...]", "a list [...]"}; }
    Phrase operator()(const Object&) const { return {"nhóm {...}", "an object {...}"}; }
  };
  return std::visit(Namer{}, value.data);
}

}  // namespace kehoach::json
