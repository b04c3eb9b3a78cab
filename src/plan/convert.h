// JSON to values of the plan, with the meanings that the schema gives them.
#pragma once

#include <unordered_map>

#include "json/value.h"
#include "plan/plan.h"
#include "schema.h"

namespace kehoach::plan {

// What the subschemas that accepted a value say of it.
struct Mark {
  Meaning meaning = Meaning::plain;
  bool no_end_mark = false;
  const std::string* title = nullptr;
};

class Marks {
 public:
  explicit Marks(const Schema::Impl& schema) : schema_(schema) {}

  // The checker's visitor: the outer subschemas come first.
  void add(const json::Value& value, const json::SchemaNode& node);
  // Null if no subschema accepted the value.
  const Mark* find(const json::Value& value) const;

 private:
  const Schema::Impl& schema_;
  std::unordered_map<const json::Value*, Mark> marks_;
  const json::Value* last_ = nullptr;
  Mark* last_mark_ = nullptr;
};

// Takes the value's strings. `told` receives P120 to P122 and P2xx. `no_end_mark`: what holds for
// the value around it.
Value convert(json::Value& value, const Marks& marks, Diagnostics& told, bool no_end_mark = false);

// The same without any schema.
Value convert_freely(json::Value& value);

}  // namespace kehoach::plan
