// Nodes: what each does when its turn comes.
#include <algorithm>

#include "evaluator.h"

namespace kehoach::templates {

void Evaluator::run(const Body& body) {
  for (const Node& node : body) {
    if (stopped_) return;
    run(node);
  }
}

void Evaluator::run(const Node& node) {
  const Deeper deeper(*this);
  if (deeper.too_deep()) {
    too_much("T153", node.span, limits_.depth);
    return;
  }
  if (!step(node.span)) return;
  std::visit([&](const auto& what) { print_node(node, what); }, node.what);
}

// A file with what it extends: the files above only define, the last one prints.
void Evaluator::run_unit(const File& file, Scope* scope, const IncludeSite* via,
                         const Unit* outer) {
  std::size_t size = 0;
  for (const File* f = &file; f != nullptr; f = f->parent) ++size;
  const File** chain = arena_.array<const File*>(size);
  const IncludeSite** sites = arena_.array<const IncludeSite*>(size);
  Unit* unit = arena_.keep(Unit{{chain, size}, {sites, size}, new_scope(scope), outer});
  chain[0] = &file;
  sites[0] = via;
  const Where outside = where_;
  Scope* const scope_outside = scope_;
  for (std::size_t i = 1; i < size; ++i) {
    chain[i] = chain[i - 1]->parent;
    where_.file = chain[i - 1];
    where_.via = sites[i - 1];
    sites[i] = site(chain[i - 1], chain[i - 1]->parent_span);
  }
  if (main_unit_ == nullptr) main_unit_ = unit;
  scope_ = unit->top;
  const bool muted = sink_->muted;
  for (std::size_t i = 0; i < size; ++i) {
    where_ = {chain[i], sites[i], unit, nullptr, 0};
    sink_->muted = muted || i + 1 < size;
    run(chain[i]->body);
  }
  sink_->muted = muted;
  scope_ = scope_outside;
  where_ = outside;
}

namespace {

// Emphasis of the words around a tag is that of all that the tag prints.
class Emphasised {
 public:
  Emphasised(Sink& sink, const Node& node) : sink_(sink), bold_(sink.bold), italic_(sink.italic) {
    sink.bold = sink.bold || node.bold;
    sink.italic = sink.italic || node.italic;
  }
  Emphasised(const Emphasised&) = delete;
  Emphasised& operator=(const Emphasised&) = delete;
  ~Emphasised() {
    sink_.bold = bold_;
    sink_.italic = italic_;
  }

 private:
  Sink& sink_;
  bool bold_, italic_;
};

}  // namespace

void Evaluator::print_node(const Node& n, const If& node) {
  const Emphasised emphasised(*sink_, n);
  for (const Branch& branch : node.branches) {
    if (branch.condition != nullptr) {
      const auto yes = condition(*branch.condition);
      if (!yes) return;  // told: neither way is right
      if (!*yes) continue;
    }
    run(branch.body);
    return;
  }
}

namespace {

// "purpose", "part_2": what may be part of an id as it is.
bool is_word(std::string_view text) {
  constexpr std::size_t longest = 32;
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

}  // namespace

// What a loop's turn is called in ids: a name that it runs over, the item's place in the plan, or
// its number.
void Evaluator::set_key(const std::string& outer, const Value& item, std::size_t index) {
  const auto* name = item.as<std::string_view>();
  if (name == nullptr || !is_word(*name)) {
    key_ = block_id(item);
    if (!key_.empty()) return;
  }
  key_ = outer;
  if (!outer.empty()) key_ += '.';
  if (name != nullptr && is_word(*name))
    key_ += *name;
  else
    key_ += std::to_string(index);
}

void Evaluator::assign(const Target& target, const Value& value) {
  if (target.member.empty()) {
    bind(target.name, value);
    return;
  }
  bool isolated = false;
  const auto found = find_bound(target.name, isolated);
  const auto* space = found ? found->as<Namespace*>() : nullptr;
  if (space == nullptr) {
    tell("T133", target.span, {family_.symbols.text(target.name)});
    return;
  }
  for (NamespaceMember* m = (*space)->members; m != nullptr; m = m->next) {
    if (m->name == target.member) {
      m->value = value;
      return;
    }
  }
  (*space)->members = arena_.keep(NamespaceMember{target.member, value, (*space)->members});
}

void Evaluator::assign(const std::vector<Target>& targets, const Value& value, Span span) {
  if (targets.size() == 1 || value.is<Broken>()) {
    for (const Target& target : targets) assign(target, value);
    return;
  }
  const auto values = elements(value, span);
  if (!values) return;
  if (values->size() != targets.size()) {
    tell("T112", span, {std::to_string(targets.size()), std::to_string(values->size())}, {},
         value.origin.path);
    // What reads the names is not at fault as well.
    for (const Target& target : targets) assign(target, Value{Broken{}, value.origin});
    return;
  }
  for (std::size_t i = 0; i < targets.size(); ++i) assign(targets[i], (*values)[i]);
}

// What the loop runs over: the items that its `if` lets through.
std::optional<std::vector<Value>> Evaluator::loop_items(const For& node) {
  const Value over = demand(evaluate(*node.over), node.over->span);
  auto items = elements(over, node.over->span);
  if (!items || node.filter == nullptr) return items;
  std::vector<Target> targets;
  for (const Symbol name : node.targets) targets.push_back({name, {}, node.over->span});
  std::vector<Value> kept;
  for (const Value& item : *items) {
    if (!turns(1, node.over->span)) return std::nullopt;
    Scope* const outside = scope_;
    scope_ = new_scope(outside);
    assign(targets, item, node.over->span);
    const auto yes = condition(*node.filter);
    scope_ = outside;
    if (yes && *yes) kept.push_back(item);
  }
  return kept;
}

void Evaluator::print_node(const Node& n, const For& node) {
  const Emphasised emphasised(*sink_, n);
  const auto items = loop_items(node);
  if (!items) return;
  Scope* const outside = scope_;
  if (items->empty()) {
    scope_ = new_scope(outside);
    run(node.otherwise);
    scope_ = outside;
    return;
  }
  std::vector<Target> targets;
  for (const Symbol name : node.targets) targets.push_back({name, {}, node.over->span});
  LoopState* loop =
      arena_.keep(LoopState{make_list(*items).get<OwnList>().values, items->size(), 0, nullptr});
  const std::string key = key_;
  for (loop->index = 0; loop->index < loop->size; ++loop->index) {
    if (!turns(1, n.span)) break;
    scope_ = new_scope(outside);
    bind(family_.known.loop, {loop, {}});
    assign(targets, loop->items[loop->index], node.over->span);
    set_key(key, loop->items[loop->index], loop->index);
    run(node.body);
  }
  key_ = key;
  scope_ = outside;
}

void Evaluator::print_node(const Node&, const Set& node) {
  const Value value = demand(evaluate(*node.value), node.value->span);
  assign(node.targets, value, node.value->span);
}

void Evaluator::print_node(const Node&, const SetBlock& node) {
  Value value = capture([&] { run(node.body); });
  if (node.filtered != nullptr) {
    const Value outer = hole_;
    hole_ = value;
    value = demand(evaluate(*node.filtered), node.filtered->span);
    hole_ = outer;
  }
  assign(node.target, value);
}

void Evaluator::print_node(const Node&, const MacroDefinition& node) {
  bind(node.name, {arena_.keep(MacroValue{node.macro, scope_, where_.unit}), {}});
}

void Evaluator::print_node(const Node& n, const CallBlock& node) {
  if (sink_->muted) return;
  const auto* caller = arena_.keep(MacroValue{node.caller, scope_, where_.unit});
  print(invoke(*node.call, std::get<Call>(node.call->what), caller), n, node.call->span);
}

void Evaluator::print_node(const Node& n, const Include& node) {
  if (sink_->muted || node.file == nullptr) return;
  const Emphasised emphasised(*sink_, n);
  Scope* const scope = node.with_context ? scope_ : new_scope(nullptr, true);
  const int indent = sink_->indent;
  sink_->indent += node.indent;
  run_unit(*node.file, scope, site(&n, n.span), node.with_context ? where_.unit : nullptr);
  sink_->indent = indent;
}

void Evaluator::run_block(const BlockDefinition& block, std::size_t level, Scope* scope) {
  const Where outside = where_;
  Scope* const scope_outside = scope_;
  where_.file = where_.unit->chain[level];
  where_.via = where_.unit->sites[level];
  where_.block = &block;
  where_.level = level;
  scope_ = scope;
  run(block.body);
  scope_ = scope_outside;
  where_ = outside;
}

// The nearest definition in the chain of templates prints here.
void Evaluator::print_node(const Node& n, const BlockPlace& node) {
  if (sink_->muted) return;
  const Emphasised emphasised(*sink_, n);
  const auto here = where_.file->blocks.find(node.name);
  const bool scoped = here != where_.file->blocks.end() && here->second.scoped;
  Scope* const scope = new_scope(scoped ? scope_ : where_.unit->top);
  const std::span<const File* const> chain = where_.unit->chain;
  for (std::size_t level = 0; level < chain.size(); ++level) {
    const auto found = chain[level]->blocks.find(node.name);
    if (found == chain[level]->blocks.end()) continue;
    run_block(found->second, level, scope);
    return;
  }
}

void Evaluator::print_node(const Node& n, const With& node) {
  const Emphasised emphasised(*sink_, n);
  Scope* const outside = scope_;
  Scope* const inside = new_scope(outside);
  for (const auto& [name, expression] : node.values) {
    const Value value = demand(evaluate(*expression), expression->span);
    scope_ = inside;
    bind(name, value);
    scope_ = outside;
  }
  scope_ = inside;
  run(node.body);
  scope_ = outside;
}

void Evaluator::print_node(const Node& n, const FilterBlock& node) {
  if (sink_->muted) return;
  const Value outer = hole_;
  hole_ = capture([&] { run(node.body); });
  const Value value = demand(evaluate(*node.filtered), node.filtered->span);
  hole_ = outer;
  print(value, n, node.filtered->span);
}

}  // namespace kehoach::templates
