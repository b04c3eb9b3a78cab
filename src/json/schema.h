// JSON Schema, draft 2020-12, of a stated subset:
//   type (one or a list), enum, const, properties, required, additionalProperties (true, false or
//   a schema), propertyNames (pattern only), items, prefixItems, minItems, maxItems, uniqueItems,
//   minLength, maxLength (code points), pattern, minimum, maximum, exclusiveMinimum/Maximum,
//   anyOf, oneOf, allOf, not, if/then/else, $ref (to "#...", "file" or "file#..."), $defs,
//   and words that say nothing about validity: title, description, default, examples, $schema,
//   $id, $comment, deprecated, and everything that starts with "x-".
// Any other word is an error of the schema (P001): what is not checked must not be written.
// Patterns are ECMA-262's, searched (not anchored), a subset too: see pattern.h.
//
// Two of the "x-" words are used here: "x-message-vi" and "x-message-en" say in plain words what a
// value has to be ("ngày tháng (năm-tháng-ngày)"); messages then say that and show no pattern.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace kehoach::json {

// Types of values, one bit each; what is `integer` has a whole value, however it is spelt.
using Types = std::uint8_t;
constexpr Types null_type = 1, boolean_type = 2, integer_type = 4, fraction_type = 8,
                string_type = 16, array_type = 32, object_type = 64, every_type = 127;
constexpr Types number_type = integer_type | fraction_type;

Types type_of(const Value& value);  // exactly one bit

// One subschema; lives as long as its Schema.
class SchemaNode {
 public:
  // The value of a word that says nothing about validity ("title", "x-kehoach"); null if absent.
  const Value* own_annotation(std::string_view word) const;
  // The same; where the node has none, what its "$ref" leads to may have it.
  const Value* annotation(std::string_view word) const;
  // The same, if it is a text.
  const std::string* annotated_text(std::string_view word) const;
  const Value* default_value() const;
  // Its "properties", in the order written, through "$ref" and "allOf"; each key once.
  std::vector<std::pair<std::string_view, const SchemaNode*>> properties() const;
  std::vector<std::string_view> required() const;
  // The node and what holds beside it whatever the value is: through $ref and allOf.
  const std::vector<const SchemaNode*>& certain() const;
  // The subschemas that stand beside "properties" for the same value: $ref, allOf, anyOf, oneOf,
  // then, else. What an item or a member has to be may stand in any of them.
  std::vector<const SchemaNode*> in_place() const;
  // What it says itself of a member or an element; null if nothing.
  const SchemaNode* member(std::string_view key) const;
  const SchemaNode* element(std::size_t index) const;
  std::vector<const SchemaNode*> elements() const;  // of prefixItems and items
  // The alternatives of anyOf and oneOf; empty if there are none.
  std::vector<const SchemaNode*> alternatives() const;
  // Whether all that it asks of an object is asked of each member by itself, and of which there
  // are.
  bool judges_members_apart() const;
  // The types that some valid value may have, as far as type, enum, const, $ref, allOf, anyOf and
  // oneOf tell.
  Types types() const;
  // Counts a schema's nodes, from 0.
  std::size_t index() const;
  // Where it is written.
  const Origin& origin() const;

  struct Words;  // what it says, compiled
  explicit SchemaNode(std::unique_ptr<Words> words);
  SchemaNode(SchemaNode&&) noexcept;
  ~SchemaNode();
  const Words& words() const { return *words_; }
  Words& words() { return *words_; }

 private:
  std::unique_ptr<Words> words_;
};

class Schema {
 public:
  // `name` is what "$ref" calls a file: "definitions.json". The first is the one to start from.
  struct File {
    std::string name;
    const Source* source = nullptr;
  };
  // J0xx, P0xx. All subschemas of all files are looked at, also those that nothing refers to, and
  // every "default" must be valid by its own subschema.
  static Result<Schema> load(const std::vector<File>& files, Sources& sources);

  const SchemaNode& root() const;
  std::size_t size() const;  // how many nodes there are
  const SchemaNode& node(std::size_t index) const;

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

 private:
  struct Impl;
  explicit Schema(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Which subschema was found to describe a value: called for the value itself and everything below,
// parents first, for every subschema that accepted it (through $ref, allOf, anyOf ...); of one
// value's, the outer come before the inner. All their annotations hold (2020-12 core, 7.7). What
// lies below a value that is wrong is visited too, by the subschemas that the messages go by.
using Visitor = std::function<void(const Value&, const SchemaNode&)>;

// Every violation (P1xx), each at the smallest value that is wrong; empty if valid. After a
// hundred it says that there are more.
// Where alternatives (anyOf, oneOf) all fail, the errors of the one that came nearest are told:
// the one whose type fits, then the one with the fewest unknown and missing keys, then the one with
// the fewest errors.
// A misspelt key is told once, as unknown with "did you mean", and not again as missing.
//
// Time is at most the number of values times the number of subschemas, however the alternatives
// nest: what was found of a list or an object by one subschema is remembered.
Diagnostics check(const Value& value, const Schema& schema, const Visitor& visitor = {});

// What the schema says of an object's members only, nothing of which there are.
Diagnostics check_members(const Value& object, const Schema& schema, const Visitor& visitor = {});

// Whether the value is valid; tells nothing.
bool is_valid(const Value& value, const Schema& schema);

// For messages of others about a value: "\"phases[1].period.to\" (ngày kết thúc)"; `title` may be
// null. What it is now, short: "\"31-12-2021\"". Where to point: an object's or list's bracket.
Phrase subject(const Value& value, const std::string* title);
Phrase type_names(Types types);  // "chuỗi hoặc số nguyên"
Phrase shown(const Value& value);
Origin place_of(const Value& value);

}  // namespace kehoach::json
