// JSON Schema, draft 2020-12, of a stated subset:
//   type (one or a list), enum, const, properties, required, additionalProperties (true, false or
//   a schema), propertyNames (pattern only), items, prefixItems, minItems, maxItems, uniqueItems,
//   minLength, maxLength (code points), pattern, minimum, maximum, exclusiveMinimum/Maximum,
//   anyOf, oneOf, allOf, not, if/then/else, $ref (to "#...", "file" or "file#..."), $defs,
//   and words that say nothing about validity: title, description, default, examples, $schema,
//   $id, $comment, deprecated, and everything that starts with "x-".
// Any other word is an error of the schema (P001): what is not checked must not be written.
// Patterns are ECMA-262's, searched (not anchored), a subset too: see pattern.h.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace kehoach::json {

class SchemaNode;  // one subschema; lives as long as its Schema

class Schema {
 public:
  // `name` is what "$ref" calls a file: "definitions.json". The first is the one to start from.
  struct File {
    std::string name;
    const Source* source = nullptr;
  };
  static Result<Schema> load(const std::vector<File>& files, Sources& sources);

  const SchemaNode& root() const;

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

 private:
  struct Impl;
  explicit Schema(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// What the checker found out about one value: which subschemas accepted it. The annotations of all
// of them hold (2020-12, 7.7): the innermost "x-..." and "default" win.
class SchemaNode {
 public:
  // The text of a word that says nothing about validity ("title", "x-kehoach"); null if absent.
  // A "$ref" is followed.
  const std::string* annotation(std::string_view word) const;
  const Value* default_value() const;
  // Its "properties", in the order written, through "$ref" and "allOf".
  std::vector<std::pair<std::string_view, const SchemaNode*>> properties() const;
  std::vector<std::string_view> required() const;
  const SchemaNode* items() const;
  // The alternatives of anyOf / oneOf; empty if there are none.
  std::vector<const SchemaNode*> alternatives() const;

 private:
  friend class Schema;
  // (the owner fills in)
};

// Which subschema was found to describe a value: called for the value itself and everything below,
// parents first, once for every subschema that accepted it (through $ref, allOf, anyOf ...).
using Visitor = std::function<void(const Value&, const SchemaNode&)>;

// Every violation at once (P1xx), each at the smallest value that is wrong; empty if valid.
// Where alternatives (anyOf, oneOf) all fail, the errors of the one that came nearest are told:
// the one whose type fits, then the one with the fewest errors.
// A misspelt key is told once, as unknown with "did you mean", and not again as missing.
Diagnostics check(const Value& value, const Schema& schema, const Visitor& visitor = {});

// Whether the value is valid; tells nothing and stops at the first error.
bool is_valid(const Value& value, const Schema& schema);

}  // namespace kehoach::json
