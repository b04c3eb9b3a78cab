// Calls: macros, `caller`, `super`, and the few functions that the language has.
#include <algorithm>

#include "base/nearest.h"
#include "evaluator.h"

namespace kehoach::templates {

std::optional<Evaluator::Given> Evaluator::given(const Call& call) {
  Given out;
  for (const Argument& argument : call.arguments) {
    Value value = demand(evaluate(*argument.value), argument.value->span);
    if (value.is<Broken>()) return std::nullopt;
    if (argument.name.empty())
      out.by_position.push_back(value);
    else
      out.by_name.emplace_back(argument.name, value);
  }
  return out;
}

Value Evaluator::compute(const Expr& e, const Call& call) { return invoke(e, call, nullptr); }

Value Evaluator::invoke(const Expr& e, const Call& call, const MacroValue* caller) {
  const auto* attribute = std::get_if<Attribute>(&call.callee->what);
  if (attribute == nullptr) {
    const Value callee = demand(evaluate(*call.callee), call.callee->span);
    if (callee.is<Broken>()) return callee;
    const auto arguments = given(call);
    return arguments ? call_value(callee, *arguments, e, caller) : broken();
  }
  const Value of = demand(evaluate(*attribute->of), attribute->of->span);
  if (of.is<Broken>()) return of;
  const auto arguments = given(call);
  if (!arguments) return broken();
  if (const auto* loop = of.as<LoopState*>();
      loop != nullptr && (attribute->name == "cycle" || attribute->name == "changed")) {
    return call_loop(**loop, attribute->name, *arguments, e);
  }
  const Value callee = member(of, attribute->name, call.callee->span);
  if (callee.is<Undefined>() && !of.is<const Module*>()) return no_method(of, *attribute, e);
  const Value known = demand(callee, call.callee->span);
  return known.is<Broken>() ? known : call_value(known, *arguments, e, caller);
}

// Values have no methods: "items.sort()" is "items | sort" here.
Value Evaluator::no_method(const Value& of, const Attribute& attribute, const Expr& e) {
  std::vector<Phrase> hints;
  if (find_filter(attribute.name) != nullptr) hints.push_back(hint_write("| " + attribute.name));
  return tell("T130", e.span, {kind_name(of), attribute.name}, std::move(hints));
}

Value Evaluator::call_value(const Value& callee, const Given& given, const Expr& e,
                            const MacroValue* caller) {
  if (const auto* macro = callee.as<const MacroValue*>()) {
    return call_macro(**macro, given, e, caller);
  }
  if (const auto* builtin = callee.as<Builtin>()) return call_builtin(*builtin, given, e);
  return tell("T115", e.span, {kind_name(callee)});
}

// Which argument each parameter gets, null where none; nothing if they do not fit, which is told.
std::optional<std::vector<const Value*>> Evaluator::matched(const Macro& macro, const Given& given,
                                                            Span span) {
  const auto& parameters = macro.parameters;
  const auto wrong = [&](Phrase problem, std::vector<Phrase> hints = {}) {
    tell("T116", span, {macro.name, std::move(problem)}, std::move(hints));
    return std::nullopt;
  };
  if (given.by_position.size() > parameters.size()) {
    const std::string most = std::to_string(parameters.size());
    return wrong({"nhiều nhất " + most + " tham số", "it takes at most " + most + " arguments"});
  }
  std::vector<const Value*> values(parameters.size(), nullptr);
  for (std::size_t i = 0; i < given.by_position.size(); ++i) values[i] = &given.by_position[i];
  for (const auto& [name, value] : given.by_name) {
    std::vector<std::string> names;
    std::size_t at = 0;
    while (at < parameters.size() && family_.symbols.text(parameters[at].name) != name) {
      names.emplace_back(family_.symbols.text(parameters[at++].name));
    }
    const std::string quoted = '"' + std::string(name) + '"';
    if (at == parameters.size()) {
      std::vector<Phrase> hints;
      if (const auto near = nearest(name, names)) hints = {hint_did_you_mean(*near)};
      return wrong({"không có tham số " + quoted, "there is no argument " + quoted},
                   std::move(hints));
    }
    if (values[at] != nullptr) {
      return wrong(
          {"tham số " + quoted + " có hai lần", "the argument " + quoted + " is given twice"});
    }
    values[at] = &value;
  }
  return values;
}

void Evaluator::bind_parameters(const Macro& macro, const std::vector<const Value*>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Parameter& parameter = macro.parameters[i];
    if (values[i] != nullptr) {
      bind(parameter.name, *values[i]);
    } else if (parameter.standard != nullptr) {
      bind(parameter.name, demand(evaluate(*parameter.standard), parameter.standard->span));
    } else {
      bind(parameter.name, missing(*parameter.mention));
    }
  }
}

Value Evaluator::call_macro(const MacroValue& macro, const Given& given, const Expr& e,
                            const MacroValue* caller) {
  if (calls_ >= limits_.calls) return too_much("T152", e.span, limits_.calls);
  const auto values = matched(*macro.macro, given, e.span);
  if (!values) return broken();
  ++calls_;
  const Where outside = where_;
  Scope* const scope_outside = scope_;
  where_.via = site(&e, e.span);
  where_.file = macro.macro->file;
  where_.block = nullptr;
  if (macro.unit != nullptr) {
    where_.unit = macro.unit;
  } else {
    // A macro of another file sees that file's macros, and no blocks.
    const File* const* chain = arena_.keep(macro.macro->file);
    const IncludeSite* const* sites = arena_.keep(where_.via);
    where_.unit = arena_.keep(Unit{{chain, 1}, {sites, 1}, macro.scope, nullptr});
  }
  scope_ = new_scope(macro.scope);
  if (caller != nullptr) bind(family_.known.caller, {caller, {}});
  bind_parameters(*macro.macro, *values);
  const Value result = capture([&] { run(macro.macro->body); });
  scope_ = scope_outside;
  where_ = outside;
  --calls_;
  return result;
}

Value Evaluator::compute(const Expr& e, const SuperCall&) {
  if (where_.block == nullptr) return tell("T031", e.span, {});
  const std::span<const File* const> chain = where_.unit->chain;
  for (std::size_t level = where_.level + 1; level < chain.size(); ++level) {
    const auto found = chain[level]->blocks.find(where_.block->name);
    if (found == chain[level]->blocks.end()) continue;
    Scope* const scope = new_scope(where_.block->scoped ? scope_ : where_.unit->top);
    return capture([&] { run_block(found->second, level, scope); });
  }
  return tell("T032", e.span, {family_.symbols.text(where_.block->name)});
}

Value Evaluator::call_builtin(Builtin what, const Given& given, const Expr& e) {
  if (what == Builtin::range) return range(given, e);
  auto* space = arena_.keep(Namespace{});
  for (const auto& [name, value] : given.by_name) {
    space->members = arena_.keep(NamespaceMember{arena_.copy(name), value, space->members});
  }
  if (!given.by_position.empty()) {
    return tell("T116", e.span,
                {"namespace", Phrase("cần tham số có tên, như total=0",
                                     "it takes arguments with names, as total=0")});
  }
  return {space, {}};
}

// range(stop), range(start, stop), range(start, stop, step), as in Python.
Value Evaluator::range(const Given& given, const Expr& e) {
  std::int64_t bounds[3] = {0, 0, 1};
  const std::size_t count = given.by_position.size();
  bool good = count >= 1 && count <= 3 && given.by_name.empty();
  for (std::size_t i = 0; good && i < count; ++i) {
    const auto* number = given.by_position[i].as<std::int64_t>();
    good = number != nullptr;
    if (good) bounds[count == 1 ? 1 : i] = *number;
  }
  if (!good || bounds[2] == 0) {
    return tell("T116", e.span,
                {"range", Phrase("cần 1 đến 3 số nguyên, bước khác 0",
                                 "it takes 1 to 3 whole numbers, a step not 0")});
  }
  const Exact distance = *subtract(Exact::whole(bounds[1]), Exact::whole(bounds[0]));
  const auto steps = *floor_divide(*subtract(distance, Exact::whole(bounds[2] > 0 ? 1 : -1)),
                                   Exact::whole(bounds[2]));
  const auto size = to_integer(*add(steps, Exact::whole(1)));
  if (!size) return too_much("T150", e.span, limits_.loop_turns);
  if (*size <= 0) return make_list({});
  if (!turns(static_cast<std::size_t>(*size), e.span)) return broken();
  std::vector<Value> values;
  const Origin origin = derived(origin_at(e.span));
  for (std::int64_t i = 0; i < *size; ++i) {
    const Wide value = Wide{bounds[0]} + Wide{i} * bounds[2];
    values.push_back({static_cast<std::int64_t>(value), origin});
  }
  return make_list(values);
}

Value Evaluator::call_loop(LoopState& loop, std::string_view name, const Given& given,
                           const Expr& e) {
  if (given.by_position.empty()) {
    return tell("T116", e.span,
                {"loop." + std::string(name),
                 Phrase("cần ít nhất một giá trị", "it takes at least one value")});
  }
  if (name == "cycle") return given.by_position[loop.index % given.by_position.size()];
  const Value asked = make_list(given.by_position);
  const bool changed = loop.changed == nullptr || !equal(*loop.changed, asked, arena_);
  loop.changed = arena_.keep(Value(asked));
  return {changed, {}};
}

}  // namespace kehoach::templates
