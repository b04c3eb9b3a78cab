#include <algorithm>
#include <map>

#include "base/nearest.h"
#include "base/utf8.h"
#include "key_words.h"
#include "messages.h"
#include "verdicts.h"

namespace kehoach::json {

namespace {

constexpr std::size_t most_told = 100;
using Hints = std::vector<Phrase>;

class Checker {
 public:
  explicit Checker(const Visitor& visitor) : visitor_(visitor) {}

  Diagnostics run(const SchemaNode& root, const Value& value) {
    tell(root, value, {});
    if (visitor_) visit(root, value);
    return std::move(told_);
  }

  Diagnostics run_members(const SchemaNode& root, const Object& members) {
    for (const SchemaNode* part : root.certain()) {
      for (const Member& member : members) {
        const SchemaNode* next = part->member(member.key);
        if (next == nullptr) continue;
        tell(*next, member.value, {});
        if (visitor_) visit(*next, member.value);
      }
    }
    return std::move(told_);
  }

 private:
  void tell(const SchemaNode& node, const Value& value, Saying saying);
  void tell_string(const SchemaNode::Words& words, const Value& value, const std::string& text,
                   const Saying& saying);
  void tell_members(const SchemaNode& node, const Value& value, const Object& members);
  void tell_name(const SchemaNode& names, const Member& member);
  void tell_unknown(const Value& object, const Member& member,
                    const std::optional<std::string>& meant,
                    const std::vector<std::string>& others);
  void tell_items(const SchemaNode::Words& words, const Value& value, const Array& items,
                  const Saying& saying);
  void tell_in_place(const SchemaNode::Words& words, const Value& value, const Saying& saying);
  void tell_alternatives(const std::vector<const SchemaNode*>& alternatives, const Value& value,
                         const Saying& saying);
  void push(Diagnostic diagnostic);
  bool full() const { return told_.size() > most_told; }

  void visit(const SchemaNode& node, const Value& value);
  void visit_in_place(const SchemaNode::Words& words, const Value& value);
  void visit_alternatives(const std::vector<const SchemaNode*>& nodes, const Value& value);

  const Visitor& visitor_;
  Verdicts verdicts_;
  Diagnostics told_;
};

bool same(const Diagnostic& a, const Diagnostic& b) {
  const auto same_words = [](const Phrase& x, const Phrase& y) {
    return x.vi == y.vi && x.en == y.en;
  };
  return a.code == b.code && a.where.source == b.where.source && a.where.span == b.where.span &&
         std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(),
                    same_words);
}

// Two subschemas may say the same of one value.
void Checker::push(Diagnostic diagnostic) {
  if (full()) return;
  const bool known = std::any_of(told_.begin(), told_.end(),
                                 [&](const Diagnostic& other) { return same(other, diagnostic); });
  if (known) return;
  if (told_.size() == most_told) {
    diagnostic = {"P190", {std::to_string(most_told)}, diagnostic.where, {}};
  }
  told_.push_back(std::move(diagnostic));
}

void Checker::tell(const SchemaNode& node, const Value& value, Saying saying) {
  if (full() || verdicts_.errors(node, value) == 0) return;
  if (is_remembered(node, value)) {
    Verdict& verdict = verdicts_.verdict(node, value);
    if (verdict.told) return;
    verdict.told = true;
  }
  saying = saying.inside(node);
  const auto& words = node.words();
  const Phrase name = subject(value, saying.title);
  if (words.never) return push({"P113", {name}, place_of(value), {}});
  if ((type_of(value) & words.types) == 0) {
    return push({"P103",
                 {name, saying.wanted(type_names(node.types())), shown(value)},
                 place_of(value),
                 saying.wanted_vi == nullptr ? type_hints(value, node.types()) : Hints{}});
  }
  if (!among_listed(words, value)) {
    const Phrase listed =
        words.constant != nullptr ? shown(*words.constant) : list_phrase(*words.enumeration);
    push({"P105",
          {name, listed, shown(value)},
          place_of(value),
          value.string() != nullptr ? spelling_hints(*value.string(), words) : Hints{}});
  }
  if (const std::string* text = value.string()) {
    tell_string(words, value, *text, saying);
  } else if (const Number* number = value.number(); number && !in_range(words, *number)) {
    push({"P106", {name, range_phrase(words), shown(value)}, place_of(value), {}});
  } else if (const Object* members = value.object()) {
    tell_members(node, value, *members);
  } else if (const Array* items = value.array()) {
    tell_items(words, value, *items, saying);
  }
  tell_in_place(words, value, saying);
}

void Checker::tell_string(const SchemaNode::Words& words, const Value& value,
                          const std::string& text, const Saying& saying) {
  const Phrase name = subject(value, saying.title);
  const bool fits = length_fits(words, text);
  if (!fits && text.empty()) {
    push({"P108", {name}, place_of(value), {}});
    return;  // what is not there has no spelling either
  }
  if (!fits) {
    const std::string length = std::to_string(utf8::count_code_points(text));
    push({"P107",
          {name, size_phrase(words.min_length, words.max_length), length},
          place_of(value),
          {}});
  }
  if (words.pattern && !words.pattern->found_in(text)) {
    const std::string pattern(words.pattern_text);
    push({"P104",
          {name, saying.wanted({"chuỗi khớp mẫu " + pattern, "a string that matches " + pattern}),
           shown(value)},
          place_of(value),
          spelling_hints(text, words)});
  }
}

void Checker::tell_members(const SchemaNode& node, const Value& value, const Object& members) {
  std::vector<std::string> free_keys;  // that the object could have and has not
  for (const auto& [key, property] : node.properties()) {
    if (!property->words().never && value.find(key) == nullptr) free_keys.emplace_back(key);
  }
  std::map<const Member*, std::optional<std::string>> unknown;  // and what each was meant to be
  for (const Member& member : members) {
    const SchemaNode* next = node.member(member.key);
    if (next == nullptr || !next->words().never) continue;
    if (unknown.size() > most_told) break;
    unknown.emplace(&member, nearest(member.key, free_keys));
  }
  for (const std::string_view key : node.words().required) {
    const bool misspelt = std::any_of(unknown.begin(), unknown.end(),
                                      [key](const auto& entry) { return entry.second == key; });
    if (misspelt || value.find(key) != nullptr) continue;
    const SchemaNode* property = node.member(key);
    const std::string* title = property == nullptr ? nullptr : property->annotated_text("title");
    push({"P101", {absent_subject(value, key, title)}, place_of(value), {}});
  }
  for (const Member& member : members) {
    if (full()) return;
    if (node.words().names != nullptr) tell_name(*node.words().names, member);
    const SchemaNode* next = node.member(member.key);
    if (const auto found = unknown.find(&member); found != unknown.end()) {
      tell_unknown(value, member, found->second, free_keys);
    } else if (next != nullptr) {
      tell(*next, member.value, {});
    }
  }
}

void Checker::tell_name(const SchemaNode& names, const Member& member) {
  if (names.words().pattern->found_in(member.key)) return;
  Origin where = member.value.origin;
  where.span = member.key_span;
  const std::string pattern(names.words().pattern_text);
  const Phrase wanted =
      Saying{}.inside(names).wanted({"tên khớp mẫu " + pattern, "a name that matches " + pattern});
  push({"P114", {shown(Value{member.key, {}}), wanted}, where, {}});
}

void Checker::tell_unknown(const Value& object, const Member& member,
                           const std::optional<std::string>& meant,
                           const std::vector<std::string>& others) {
  Origin where = member.value.origin;
  where.span = member.key_span;
  Diagnostic told{"P102", {absent_subject(object, member.key, nullptr)}, where, {}};
  constexpr std::size_t most_named = 10;
  if (meant) {
    told.hints.push_back(hint_did_you_mean(*meant));
  } else if (!others.empty() && others.size() <= most_named) {
    Array names;
    for (const std::string& name : others) names.push_back({name, {}});
    const std::string list = list_phrase(names).vi;
    told.hints.emplace_back("các trường còn có thể dùng: " + list, "what may be used: " + list);
  }
  push(std::move(told));
}

void Checker::tell_items(const SchemaNode::Words& words, const Value& value, const Array& items,
                         const Saying& saying) {
  const Phrase name = subject(value, saying.title);
  if (!count_fits(words, items)) {
    push({"P109",
          {name, size_phrase(words.min_items, words.max_items), std::to_string(items.size())},
          place_of(value),
          {}});
  }
  if (words.unique) {
    if (const auto twice = repeated(items)) {
      const Value& again = items[twice->second];
      push({"P110",
            {subject(again, nullptr), subject(items[twice->first], nullptr)},
            place_of(again),
            {}});
    }
  }
  for (std::size_t i = 0; i < items.size() && !full(); ++i) {
    if (const SchemaNode* node = words.item(i)) tell(*node, items[i], {});
  }
}

void Checker::tell_in_place(const SchemaNode::Words& words, const Value& value,
                            const Saying& saying) {
  if (words.reference != nullptr) tell(*words.reference, value, saying);
  for (const SchemaNode* part : words.all_of) tell(*part, value, saying);
  if (!words.any_of.empty()) tell_alternatives(words.any_of, value, saying);
  if (!words.one_of.empty()) {
    if (verdicts_.choose(words.one_of, value).fitting > 1) {
      push({"P111", {subject(value, saying.title)}, place_of(value), {}});
    } else {
      tell_alternatives(words.one_of, value, saying);
    }
  }
  if (words.forbidden != nullptr && verdicts_.errors(*words.forbidden, value) == 0) {
    push({"P112", {subject(value, saying.title), shown(value)}, place_of(value), {}});
  }
  if (words.condition != nullptr) {
    const bool holds = verdicts_.errors(*words.condition, value) == 0;
    const SchemaNode* next = holds ? words.consequence : words.otherwise;
    if (next != nullptr) tell(*next, value, saying);
  }
}

void Checker::tell_alternatives(const std::vector<const SchemaNode*>& alternatives,
                                const Value& value, const Saying& saying) {
  const Choice choice = verdicts_.choose(alternatives, value);
  if (choice.fitting > 0) return;
  if (choice.type_fits) return tell(*choice.nearest, value, saying);
  Types types = 0;
  for (const SchemaNode* node : alternatives) types = static_cast<Types>(types | node->types());
  push({"P103",
        {subject(value, saying.title), saying.wanted(type_names(types)), shown(value)},
        place_of(value),
        saying.wanted_vi == nullptr ? type_hints(value, types) : Hints{}});
}

void Checker::visit(const SchemaNode& node, const Value& value) {
  const bool accepted = verdicts_.errors(node, value) == 0;
  if (is_remembered(node, value)) {
    Verdict& verdict = verdicts_.verdict(node, value);
    if (verdict.visited) return;
    verdict.visited = true;
  }
  if (accepted) visitor_(value, node);
  const auto& words = node.words();
  visit_in_place(words, value);
  if (const Object* members = value.object()) {
    for (const Member& member : *members) {
      if (const SchemaNode* next = node.member(member.key)) visit(*next, member.value);
    }
  } else if (const Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (const SchemaNode* next = words.item(i)) visit(*next, (*items)[i]);
    }
  }
}

void Checker::visit_in_place(const SchemaNode::Words& words, const Value& value) {
  if (words.reference != nullptr) visit(*words.reference, value);
  for (const SchemaNode* part : words.all_of) visit(*part, value);
  visit_alternatives(words.any_of, value);
  visit_alternatives(words.one_of, value);
  if (words.condition == nullptr) return;
  const bool holds = verdicts_.errors(*words.condition, value) == 0;
  if (holds) visit(*words.condition, value);
  const SchemaNode* next = holds ? words.consequence : words.otherwise;
  if (next != nullptr) visit(*next, value);
}

void Checker::visit_alternatives(const std::vector<const SchemaNode*>& nodes, const Value& value) {
  bool accepted = false;
  for (const SchemaNode* node : nodes) {
    if (verdicts_.errors(*node, value) != 0) continue;
    accepted = true;
    visit(*node, value);
  }
  if (accepted || nodes.empty()) return;
  const Choice choice = verdicts_.choose(nodes, value);
  if (choice.type_fits) visit(*choice.nearest, value);
}

}  // namespace

Diagnostics check(const Value& value, const Schema& schema, const Visitor& visitor) {
  return Checker(visitor).run(schema.root(), value);
}

Diagnostics check_members(const Value& object, const Schema& schema, const Visitor& visitor) {
  return Checker(visitor).run_members(schema.root(), *object.object());
}

}  // namespace kehoach::json
