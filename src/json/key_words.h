// A subschema as it is checked: its words with their values read and its references resolved.
#pragma once

#include <deque>
#include <optional>

#include "json/pattern.h"
#include "json/schema.h"

namespace kehoach::json {

struct SchemaNode::Words {
  struct Property {
    std::string_view key;
    const SchemaNode* node = nullptr;
  };

  const Value* source = nullptr;  // the subschema as written
  std::size_t index = 0;

  bool never = false;  // the schema `false`
  Types types = every_type;
  Types possible_types = every_type;  // SchemaNode::types
  const Array* enumeration = nullptr;
  const Value* constant = nullptr;

  std::vector<Property> properties;  // as written
  std::vector<std::string_view> required;
  const SchemaNode* additional = nullptr;
  const SchemaNode* names = nullptr;  // of propertyNames

  std::vector<const SchemaNode*> prefix;
  const SchemaNode* items = nullptr;
  std::optional<std::size_t> min_items, max_items, min_length, max_length;
  bool unique = false;

  std::optional<Pattern> pattern;
  std::string_view pattern_text;
  const Number* minimum = nullptr;
  const Number* maximum = nullptr;
  const Number* above = nullptr;  // exclusiveMinimum
  const Number* below = nullptr;  // exclusiveMaximum

  const SchemaNode* reference = nullptr;
  std::vector<const SchemaNode*> all_of, any_of, one_of;
  const SchemaNode* forbidden = nullptr;  // not
  const SchemaNode* condition = nullptr;  // if
  const SchemaNode* consequence = nullptr;
  const SchemaNode* otherwise = nullptr;

  const Value* default_value = nullptr;

  // The node and what holds beside it whatever the value is: through $ref and allOf.
  std::vector<const SchemaNode*> certain;
  // Several others apply it to their own value, and it applies others in its turn: without memory
  // the ways through such nodes multiply.
  bool crossroads = false;

  const SchemaNode* property(std::string_view key) const;
  const SchemaNode* item(std::size_t at) const;
};

struct Schema::Impl {
  std::deque<Value> documents;
  std::deque<SchemaNode> nodes;
  const SchemaNode* root = nullptr;
};

// Reads all subschemas of the documents. P001, P002, P003, P005.
Diagnostics compile(const std::vector<Schema::File>& files, std::deque<Value>& documents,
                    std::deque<SchemaNode>& nodes, const SchemaNode*& root);

// Refuses subschemas that lead back to themselves for the same value, or through very many others
// (P004), and finds out what each implies of them: possible_types, certain, crossroads.
Diagnostics settle_in_place(std::deque<SchemaNode>& nodes);

}  // namespace kehoach::json
