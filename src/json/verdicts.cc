#include "verdicts.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "key_words.h"
#include "number.h"
#include "order.h"

namespace kehoach::json {

namespace {

constexpr std::uint32_t most_errors = 1'000'000;

std::uint32_t sum(std::uint32_t a, std::uint32_t b) { return std::min(a + b, most_errors); }

bool within(std::size_t size, const std::optional<std::size_t>& least,
            const std::optional<std::size_t>& most) {
  return (!least || size >= *least) && (!most || size <= *most);
}

std::size_t hash(const Value* value, std::size_t node) {
  const auto address = reinterpret_cast<std::uintptr_t>(value);
  std::uint64_t mixed = (static_cast<std::uint64_t>(address) >> 3) + node * 0x9E3779B97F4A7C15U;
  mixed ^= mixed >> 29;
  mixed *= 0xBF58476D1CE4E5B9U;
  return static_cast<std::size_t>(mixed ^ (mixed >> 32));
}

}  // namespace

bool among_listed(const SchemaNode::Words& words, const Value& value) {
  if (words.constant != nullptr && !equal(*words.constant, value)) return false;
  if (words.enumeration == nullptr) return true;
  return std::any_of(words.enumeration->begin(), words.enumeration->end(),
                     [&value](const Value& listed) { return equal(listed, value); });
}

bool in_range(const SchemaNode::Words& words, const Number& number) {
  return (words.minimum == nullptr || std::is_gteq(compare(number, *words.minimum))) &&
         (words.maximum == nullptr || std::is_lteq(compare(number, *words.maximum))) &&
         (words.above == nullptr || std::is_gt(compare(number, *words.above))) &&
         (words.below == nullptr || std::is_lt(compare(number, *words.below)));
}

bool length_fits(const SchemaNode::Words& words, const std::string& text) {
  // A code point takes one to four bytes: mostly the number of bytes tells already.
  const bool long_enough = !words.min_length || text.size() / 4 >= *words.min_length;
  const bool short_enough = !words.max_length || text.size() <= *words.max_length;
  if (long_enough && short_enough) return true;
  return within(utf8::count_code_points(text), words.min_length, words.max_length);
}

bool count_fits(const SchemaNode::Words& words, const Array& items) {
  return within(items.size(), words.min_items, words.max_items);
}

std::optional<std::pair<std::size_t, std::size_t>> repeated(const Array& items) {
  std::vector<const Value*> sorted;
  sorted.reserve(items.size());
  for (const Value& item : items) sorted.push_back(&item);
  std::sort(sorted.begin(), sorted.end(), [](const Value* a, const Value* b) {
    const auto order = compare(*a, *b);
    return std::is_eq(order) ? a < b : std::is_lt(order);
  });
  const auto twice = std::adjacent_find(
      sorted.begin(), sorted.end(), [](const Value* a, const Value* b) { return equal(*a, *b); });
  if (twice == sorted.end()) return std::nullopt;
  return std::pair(static_cast<std::size_t>(*twice - items.data()),
                   static_cast<std::size_t>(*std::next(twice) - items.data()));
}

std::uint32_t misshapen(const SchemaNode& node, const Value& value) {
  const Object* members = value.object();
  if (members == nullptr) return 0;
  std::uint32_t count = 0;
  for (const SchemaNode* part : node.words().certain) {
    for (const Member& member : *members) {
      const SchemaNode* next = part->member(member.key);
      if (next != nullptr && next->words().never) count = sum(count, 1);
    }
    for (const std::string_view key : part->words().required) {
      if (value.find(key) == nullptr) count = sum(count, 1);
    }
  }
  return count;
}

bool is_remembered(const SchemaNode& node, const Value& value) {
  return value.array() != nullptr || value.object() != nullptr || node.words().crossroads;
}

void Verdicts::grow() {
  std::vector<Verdict> old = std::move(table_);
  table_ = std::vector<Verdict>(old.size() * 4);
  for (const Verdict& verdict : old) {
    if (verdict.value == nullptr) continue;
    std::size_t at = hash(verdict.value, verdict.node) & (table_.size() - 1);
    while (table_[at].value != nullptr) at = (at + 1) & (table_.size() - 1);
    table_[at] = verdict;
  }
}

Verdict& Verdicts::verdict(const SchemaNode& node, const Value& value) {
  const auto index = static_cast<std::uint32_t>(node.index());
  if (used_ * 2 > table_.size()) grow();
  std::size_t at = hash(&value, index) & (table_.size() - 1);
  while (table_[at].value != nullptr) {
    if (table_[at].value == &value && table_[at].node == index) return table_[at];
    at = (at + 1) & (table_.size() - 1);
  }
  ++used_;
  table_[at].value = &value;
  table_[at].node = index;
  return table_[at];
}

std::uint32_t Verdicts::errors(const SchemaNode& node, const Value& value) {
  if (!is_remembered(node, value)) return count(node, value);
  if (const Verdict& known = verdict(node, value); known.known) return known.errors;
  const std::uint32_t counted = count(node, value);
  Verdict& found = verdict(node, value);
  found.known = true;
  found.errors = counted;
  return counted;
}

std::uint32_t Verdicts::count(const SchemaNode& node, const Value& value) {
  const auto& words = node.words();
  if (words.never || (type_of(value) & words.types) == 0) return 1;
  std::uint32_t errors = among_listed(words, value) ? 0U : 1U;
  if (const std::string* text = value.string()) {
    errors += length_fits(words, *text) ? 0U : 1U;
    errors += !words.pattern || words.pattern->found_in(*text) ? 0U : 1U;
  } else if (const Number* number = value.number()) {
    errors += in_range(words, *number) ? 0U : 1U;
  } else if (const Object* members = value.object()) {
    errors = sum(errors, count_members(words, *members));
  } else if (const Array* items = value.array()) {
    errors = sum(errors, count_items(words, *items));
  }
  return sum(errors, count_in_place(words, value));
}

std::uint32_t Verdicts::count_members(const SchemaNode::Words& words, const Object& members) {
  std::uint32_t errors = 0;
  for (const Member& member : members) {
    const SchemaNode* property = words.property(member.key);
    const SchemaNode* node = property != nullptr ? property : words.additional;
    if (node != nullptr) errors = sum(errors, this->errors(*node, member.value));
    if (words.names != nullptr && !words.names->words().pattern->found_in(member.key)) {
      errors = sum(errors, 1);
    }
  }
  for (const std::string_view key : words.required) {
    const bool there = std::any_of(members.begin(), members.end(),
                                   [key](const Member& member) { return member.key == key; });
    if (!there) errors = sum(errors, 1);
  }
  return errors;
}

std::uint32_t Verdicts::count_items(const SchemaNode::Words& words, const Array& items) {
  std::uint32_t errors = count_fits(words, items) ? 0U : 1U;
  if (words.unique && repeated(items)) ++errors;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const SchemaNode* node = words.item(i);
    if (node != nullptr) errors = sum(errors, this->errors(*node, items[i]));
  }
  return errors;
}

std::uint32_t Verdicts::count_in_place(const SchemaNode::Words& words, const Value& value) {
  std::uint32_t errors = 0;
  const auto add = [&](const SchemaNode* node) {
    if (node != nullptr) errors = sum(errors, this->errors(*node, value));
  };
  add(words.reference);
  for (const SchemaNode* part : words.all_of) add(part);
  if (!words.any_of.empty()) errors = sum(errors, choose(words.any_of, value).errors);
  if (!words.one_of.empty()) {
    const Choice choice = choose(words.one_of, value);
    errors = sum(errors, choice.fitting > 1 ? 1 : choice.errors);
  }
  if (words.forbidden != nullptr && this->errors(*words.forbidden, value) == 0) {
    errors = sum(errors, 1);
  }
  if (words.condition != nullptr) {
    const bool holds = this->errors(*words.condition, value) == 0;
    add(holds ? words.consequence : words.otherwise);
  }
  return errors;
}

Choice Verdicts::choose(const std::vector<const SchemaNode*>& alternatives, const Value& value) {
  Choice best;
  std::uint32_t best_misshapen = 0;
  const Types type = type_of(value);
  for (const SchemaNode* node : alternatives) {
    const std::uint32_t errors = this->errors(*node, value);
    if (errors == 0) ++best.fitting;
    if (best.nearest != nullptr && best.errors == 0) continue;
    const bool type_fits = (node->types() & type) != 0;
    const std::uint32_t shape = errors == 0 || !type_fits ? 0 : misshapen(*node, value);
    const bool nearer = best.nearest == nullptr || errors == 0 ||
                        (type_fits != best.type_fits
                             ? type_fits
                             : std::pair(shape, errors) < std::pair(best_misshapen, best.errors));
    if (!nearer) continue;
    best.nearest = node;
    best.errors = errors;
    best.type_fits = type_fits;
    best_misshapen = shape;
  }
  return best;
}

bool is_valid(const Value& value, const Schema& schema) {
  return Verdicts().errors(schema.root(), value) == 0;
}

}  // namespace kehoach::json
