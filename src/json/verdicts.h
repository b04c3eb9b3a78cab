// How many errors a subschema finds in a value, remembered for lists and objects: alternatives ask
// again and again about the same ones.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "json/schema.h"

namespace kehoach::json {

// What is known of one value as seen by one subschema.
struct Verdict {
  const Value* value = nullptr;  // null: a free place of the table
  std::uint32_t node = 0;
  std::uint32_t errors = 0;
  bool known = false;
  bool told = false;
  bool visited = false;
};

// The alternative by which a value is explained.
struct Choice {
  const SchemaNode* nearest = nullptr;
  std::uint32_t errors = 0;  // of the nearest
  std::size_t fitting = 0;   // how many accept the value
  bool type_fits = false;    // of the nearest
};

class Verdicts {
 public:
  Verdicts() : table_(256) {}

  // 0: valid. Counts no further than `most_errors`.
  std::uint32_t errors(const SchemaNode& node, const Value& value);
  Choice choose(const std::vector<const SchemaNode*>& alternatives, const Value& value);

  // Of what is_remembered. Good until the next call of any member.
  Verdict& verdict(const SchemaNode& node, const Value& value);

 private:
  std::uint32_t count(const SchemaNode& node, const Value& value);
  std::uint32_t count_members(const SchemaNode::Words& words, const Object& members);
  std::uint32_t count_items(const SchemaNode::Words& words, const Array& items);
  std::uint32_t count_in_place(const SchemaNode::Words& words, const Value& value);
  void grow();

  std::vector<Verdict> table_;  // open addressing; its size is a power of two
  std::size_t used_ = 0;
};

// Lists and objects are worth it, and so are subschemas that one value can reach by several ways.
bool is_remembered(const SchemaNode& node, const Value& value);

// Whether what a word says by itself holds: enum and const; the words for numbers and for strings;
// whether a list repeats itself, and which element is the first to do so.
bool among_listed(const SchemaNode::Words& words, const Value& value);
bool in_range(const SchemaNode::Words& words, const Number& number);
bool length_fits(const SchemaNode::Words& words, const std::string& text);
bool count_fits(const SchemaNode::Words& words, const Array& items);
// {the earlier, the later}, or nothing.
std::optional<std::pair<std::size_t, std::size_t>> repeated(const Array& items);

// Unknown and missing keys of an object, as the subschema and what it always implies see them.
std::uint32_t misshapen(const SchemaNode& node, const Value& value);

}  // namespace kehoach::json
