// Names: what a variable stands for, and what was probably meant by one that stands for nothing.
#include <algorithm>

#include "base/nearest.h"
#include "evaluator.h"

namespace kehoach::templates {

namespace {

std::vector<Phrase> did_you_mean(std::string_view name, std::vector<std::string> names) {
  // A parameter that was not given has this very name.
  names.erase(std::remove(names.begin(), names.end(), name), names.end());
  if (const auto near = nearest(name, names)) return {hint_did_you_mean(*near)};
  return {};
}

// What a value has under names; for "did you mean".
std::vector<std::string> member_names(const Value& owner) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < map_size(owner); ++i) names.emplace_back(map_key(owner, i));
  if (const auto* module = owner.as<const Module*>()) {
    for (const auto& [symbol, macro] : (*module)->file->macros) names.push_back(macro->name);
  }
  if (const auto* space = owner.as<Namespace*>()) {
    for (const NamespaceMember* m = (*space)->members; m != nullptr; m = m->next) {
      names.emplace_back(m->name);
    }
  }
  if (owner.is<LoopState*>()) {
    names = {"index",  "index0", "revindex", "revindex0", "first",   "last",
             "length", "cycle",  "changed",  "previtem",  "nextitem"};
  }
  if (owner.is<const plan::Date*>()) names = {"year", "month", "day"};
  return names;
}

}  // namespace

Scope* Evaluator::new_scope(Scope* outer, bool isolated) {
  return arena_.keep(Scope{outer, nullptr, isolated});
}

void Evaluator::bind(Symbol name, const Value& value) {
  for (Binding* b = scope_->bindings; b != nullptr; b = b->next) {
    if (b->name == name) {
      b->value = value;
      return;
    }
  }
  scope_->bindings = arena_.keep(Binding{name, value, scope_->bindings});
}

std::optional<Value> Evaluator::find_bound(Symbol name, bool& isolated) {
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
    for (const Binding* b = scope->bindings; b != nullptr; b = b->next) {
      if (b->name == name) return b->value;
    }
    if (scope->isolated) {
      isolated = true;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<Value> Evaluator::find_in_file(Symbol name, const File& file, const Unit* unit) {
  if (const auto found = file.macros.find(name); found != file.macros.end()) {
    return Value{arena_.keep(MacroValue{found->second, unit->top, unit}), {}};
  }
  if (const auto found = file.imports.find(name); found != file.imports.end()) {
    const Macro* macro = found->second.macro;
    return Value{
        arena_.keep(MacroValue{macro, new_scope(nullptr, !found->second.with_context), nullptr}),
        {}};
  }
  if (const auto found = file.modules.find(name); found != file.modules.end()) {
    return Value{&found->second, {}};
  }
  return std::nullopt;
}

// Macros are known in the whole file, also before the tag that defines them.
std::optional<Value> Evaluator::find_static(Symbol name) {
  if (where_.unit == nullptr) return std::nullopt;
  if (const auto found = find_in_file(name, *where_.file, where_.unit)) return found;
  for (const Unit* unit = where_.unit; unit != nullptr; unit = unit->outer) {
    for (const File* file : unit->chain) {
      if (const auto found = find_in_file(name, *file, unit)) return found;
    }
  }
  return std::nullopt;
}

const plan::Value* Evaluator::find_in_plan(Symbol name) {
  auto& cached = plan_cache_[name];
  if (!cached) {
    cached = nullptr;
    if (const plan::Map* map = root_.map()) {
      const std::string_view wanted = family_.symbols.text(name);
      for (const auto& [key, value] : *map) {
        if (key == wanted) cached = &value;
      }
    }
  }
  return *cached;
}

Value Evaluator::lookup(const Expr& expression, Symbol name) {
  bool isolated = false;
  if (const auto bound = find_bound(name, isolated)) return *bound;
  if (const auto found = find_static(name)) return *found;
  if (!isolated) {
    if (const plan::Value* value = find_in_plan(name)) return from_plan(*value, arena_);
  }
  const KnownSymbols& known = family_.known;
  if (name == known.plan) return from_plan(root_, arena_);
  if (name == known.range) return {Builtin::range, {}};
  if (name == known.make_namespace) return {Builtin::make_namespace, {}};
  return missing(expression);
}

Value Evaluator::missing(const Expr& e) { return {Undefined{&e, nullptr}, origin_at(e.span)}; }

Value Evaluator::missing_member(const Value& owner, std::string_view name, Span span) {
  return {Undefined{nullptr, arena_.keep(MissingMember{owner, name})}, origin_at(span)};
}

std::vector<std::string> Evaluator::names_in_scope() {
  std::vector<std::string> names;
  bool isolated = false;
  for (const Scope* scope = scope_; scope != nullptr && !isolated; scope = scope->outer) {
    for (const Binding* b = scope->bindings; b != nullptr; b = b->next) {
      names.emplace_back(family_.symbols.text(b->name));
    }
    isolated = scope->isolated;
  }
  for (const Unit* unit = where_.unit; unit != nullptr; unit = unit->outer) {
    for (const File* file : unit->chain) {
      for (const auto& [name, macro] : file->macros) names.push_back(macro->name);
      for (const auto& [name, import] : file->imports) {
        names.emplace_back(family_.symbols.text(name));
      }
    }
  }
  if (const plan::Map* map = root_.map(); map != nullptr && !isolated) {
    for (const auto& [key, value] : *map) names.push_back(key);
  }
  for (const std::string_view builtin : {"plan", "range", "namespace"}) names.emplace_back(builtin);
  return names;
}

Value Evaluator::tell_undefined(const Undefined& undefined, Span span) {
  if (undefined.member != nullptr) return tell_missing(*undefined.member, span);
  const Expr* e = undefined.expression;
  if (e == nullptr) return tell("T131", span, {});
  if (const auto* name = std::get_if<Name>(&e->what)) {
    const std::string_view text = family_.symbols.text(name->symbol);
    return tell("T101", span, {text}, did_you_mean(text, names_in_scope()));
  }
  std::vector<Phrase> hints;
  if (std::holds_alternative<Conditional>(e->what)) {
    hints.emplace_back("thêm \"else\" vào biểu thức \"... if ...\"",
                       "add an \"else\" to the \"... if ...\"");
  }
  return tell("T131", span, {}, std::move(hints));
}

Value Evaluator::tell_missing(const MissingMember& missing, Span span) {
  const Value& owner = missing.owner;
  if (missing.name.empty()) return tell("T129", span, {}, {}, owner.origin.path);
  if (is_map(owner)) {
    return tell("T102", span, {missing.name}, did_you_mean(missing.name, member_names(owner)),
                owner.origin.path);
  }
  std::vector<Phrase> hints = did_you_mean(missing.name, member_names(owner));
  if (owner.is<Null>()) {
    hints.emplace_back("dùng \"if\" hoặc bộ lọc default khi giá trị có thể trống",
                       "use \"if\" or the filter default where the value may be empty");
  }
  return tell("T103", span, {kind_name(owner), missing.name}, std::move(hints), owner.origin.path);
}

const IncludeSite* Evaluator::site(const void* node, Span span) {
  auto& known = sites_[{node, where_.via}];
  if (known == nullptr) {
    known = sources_.add_site({where_.file->source, span, where_.via});
  }
  return known;
}

}  // namespace kehoach::templates
