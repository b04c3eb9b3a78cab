// Expressions, but for members, arithmetic and calls.
#include <algorithm>
#include <tuple>

#include "evaluator.h"
#include "predicates.h"

namespace kehoach::templates {

Value Evaluator::evaluate(const Expr& expression) {
  const Deeper deeper(*this);
  if (deeper.too_deep()) return too_much("T153", expression.span, limits_.depth);
  if (!step(expression.span)) return broken();
  return std::visit([&](const auto& what) { return compute(expression, what); }, expression.what);
}

std::optional<bool> Evaluator::condition(const Expr& expression) {
  return truth(demand(evaluate(expression), expression.span));
}

Value Evaluator::compute(const Expr& e, const Literal& literal) {
  Origin origin = derived(origin_at(e.span));
  if (const auto* yes = std::get_if<bool>(&literal.value)) return {*yes, origin};
  if (const auto* number = std::get_if<std::int64_t>(&literal.value)) return {*number, origin};
  if (const auto* text = std::get_if<std::string>(&literal.value)) {
    return {std::string_view(*text), origin};
  }
  return {Null{}, origin};
}

Value Evaluator::compute(const Expr& e, const DecimalLiteral& literal) {
  return {Number{literal.digits}, derived(origin_at(e.span))};
}

Value Evaluator::compute(const Expr& e, const Name& name) { return lookup(e, name.symbol); }

Value Evaluator::compute(const Expr&, const Hole&) { return hole_; }

// `lenient`: a missing value may be passed on.
std::vector<Value> Evaluator::arguments_of(const std::vector<ExprRef>& arguments, bool lenient,
                                           bool& good) {
  std::vector<Value> values;
  values.reserve(arguments.size());
  for (const ExprRef argument : arguments) {
    if (argument == nullptr) {
      values.emplace_back();  // not given
      continue;
    }
    const Value value = evaluate(*argument);
    values.push_back(lenient ? value : demand(value, argument->span));
    if (values.back().is<Broken>()) good = false;
  }
  return values;
}

Value Evaluator::compute(const Expr& e, const Filtered& filtered) {
  Value input = evaluate(*filtered.input);
  if (!filtered.filter->takes_undefined) input = demand(input, filtered.input->span);
  bool good = !input.is<Broken>();
  const std::vector<Value> arguments =
      arguments_of(filtered.arguments, filtered.filter->takes_undefined, good);
  if (!good) return broken();
  return apply(*filtered.filter, {filtered.filter->name, input, arguments, e.span});
}

Value Evaluator::apply(const FilterEntry& filter, const Application& application) {
  Value input = application.input;
  work(input);
  // A macro's only paragraph is as good as its text.
  if (const auto* captured = input.as<Captured>()) {
    const bool text = captured->blocks->empty() || is_words(*captured);
    if (text) input = printable(input, application.span);
  }
  return filter.run(*this, {application.name, input, application.arguments, application.span});
}

Value Evaluator::compute(const Expr& e, const Tested& tested) {
  Value input = evaluate(*tested.input);
  if (!tested.test->takes_undefined) input = demand(input, tested.input->span);
  bool good = !input.is<Broken>();
  const std::vector<Value> arguments = arguments_of(tested.arguments, false, good);
  if (!good) return broken();
  const auto result = apply(*tested.test, {tested.test->name, input, arguments, e.span});
  if (!result) return broken();
  return {*result != tested.negated, {}};
}

std::optional<bool> Evaluator::apply(const TestEntry& test, const Application& application) {
  work(application.input);
  return test.run(*this, application);
}

Value Evaluator::compute(const Expr& e, const Unary& unary) {
  if (unary.what == UnaryOperator::logical_not) {
    const auto yes = condition(*unary.of);
    if (!yes) return broken();
    return {!*yes, {}};
  }
  const Value of = demand(evaluate(*unary.of), unary.of->span);
  if (of.is<Broken>()) return of;
  if (!is_number(of)) {
    const std::string_view sign = unary.what == UnaryOperator::plus ? "+" : "-";
    return tell("T113", e.span, {sign, Phrase("một số", "a number"), kind_name(of)}, {},
                of.origin.path);
  }
  const Value zero{std::int64_t{0}, {}};
  const auto what =
      unary.what == UnaryOperator::plus ? BinaryOperator::add : BinaryOperator::subtract;
  return arithmetic(what, zero, of, e.span);
}

Value Evaluator::compute(const Expr& e, const Binary& binary) {
  // Deep to the left is how "a ~ b ~ c" is built; `and` and `or` look to the right only if they
  // must.
  const Value left = demand(evaluate(*binary.left), binary.left->span);
  if (left.is<Broken>()) return left;
  if (binary.what == BinaryOperator::logical_and || binary.what == BinaryOperator::logical_or) {
    const bool stays = truth(left).value_or(false) == (binary.what == BinaryOperator::logical_or);
    return stays ? left : demand(evaluate(*binary.right), binary.right->span);
  }
  const Value right = demand(evaluate(*binary.right), binary.right->span);
  if (right.is<Broken>()) return right;
  if (binary.what == BinaryOperator::concatenate) return concatenate(left, right, e.span);
  return arithmetic(binary.what, left, right, e.span);
}

Value Evaluator::compute(const Expr& e, const Compare& compare) {
  Value left = demand(evaluate(*compare.first), compare.first->span);
  for (const auto& [what, operand] : compare.rest) {
    const Value right = demand(evaluate(*operand), operand->span);
    if (left.is<Broken>() || right.is<Broken>()) return broken();
    const auto holds = compare_pair(what, left, right, e.span);
    if (!holds) return broken();
    if (!*holds) return {false, {}};
    left = right;
  }
  return {true, {}};
}

std::optional<int> Evaluator::order(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) {
    const auto x = exact(a), y = exact(b);
    if (!x || !y) return std::nullopt;
    return kehoach::templates::compare(*x, *y);
  }
  if (is_text(a) && is_text(b)) {
    const int sign = flat_text(a, arena_).compare(flat_text(b, arena_));
    return sign < 0 ? -1 : (sign > 0 ? 1 : 0);
  }
  const auto *x = a.as<const plan::Date*>(), *y = b.as<const plan::Date*>();
  if (x != nullptr && y != nullptr) {
    const auto parts = [](const plan::Date& d) {
      return std::tuple(d.year.value_or(0), d.month.value_or(0), d.day.value_or(0));
    };
    return parts(**x) < parts(**y) ? -1 : (parts(**x) > parts(**y) ? 1 : 0);
  }
  return std::nullopt;
}

std::optional<bool> Evaluator::compare_pair(Comparison what, const Value& a, const Value& b,
                                            Span span) {
  static constexpr std::string_view signs[] = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"};
  work(a);
  work(b);
  switch (what) {
    case Comparison::equal:
      return equal(a, b, arena_);
    case Comparison::not_equal:
      return !equal(a, b, arena_);
    case Comparison::in:
      return contains(b, a, span);
    case Comparison::not_in: {
      const auto found = contains(b, a, span);
      if (!found) return found;
      return !*found;
    }
    default:
      break;
  }
  const auto sign = order(a, b);
  if (!sign) {
    tell("T107", span, {signs[static_cast<std::size_t>(what)], kind_name(a), kind_name(b)});
    return std::nullopt;
  }
  if (what == Comparison::less) return *sign < 0;
  if (what == Comparison::at_most) return *sign <= 0;
  if (what == Comparison::greater) return *sign > 0;
  return *sign >= 0;
}

std::optional<bool> Evaluator::contains(const Value& container, const Value& item, Span span) {
  if (is_text(container) && is_text(item)) {
    return flat_text(container, arena_).find(flat_text(item, arena_)) != std::string_view::npos;
  }
  if (is_list(container)) {
    for (std::size_t i = 0; i < list_size(container); ++i) {
      if (!step(span)) return std::nullopt;
      if (equal(list_element(container, i, arena_), item, arena_)) return true;
    }
    return false;
  }
  if (is_map(container) && is_text(item)) {
    return map_find(container, flat_text(item, arena_), arena_).has_value();
  }
  tell("T107", span, {"in", kind_name(item), kind_name(container)});
  return std::nullopt;
}

Value Evaluator::compute(const Expr& e, const Conditional& conditional) {
  const auto yes = condition(*conditional.condition);
  if (!yes) return broken();
  if (*yes) return evaluate(*conditional.then);
  if (conditional.otherwise != nullptr) return evaluate(*conditional.otherwise);
  return missing(e);
}

Value Evaluator::compute(const Expr& e, const ListOf& list) {
  std::vector<Value> values;
  values.reserve(list.items.size());
  for (const ExprRef item : list.items) {
    values.push_back(demand(evaluate(*item), item->span));
    if (values.back().is<Broken>()) return broken();
  }
  Value made = make_list(values);
  made.origin = derived(origin_at(e.span));
  return made;
}

Value Evaluator::compute(const Expr& e, const MapOf& map) {
  Entry* entries = arena_.array<Entry>(map.entries.size());
  std::uint32_t size = 0;
  for (const auto& [key_expression, value_expression] : map.entries) {
    const Value key = demand(evaluate(*key_expression), key_expression->span);
    const Value value = demand(evaluate(*value_expression), value_expression->span);
    if (key.is<Broken>() || value.is<Broken>()) return broken();
    const Value text = printable(key, key_expression->span);
    if (text.is<Broken>()) return text;
    const std::string_view name = flat_text(text, arena_);
    Entry* same = std::find_if(entries, entries + size,
                               [&](const Entry& entry) { return entry.key == name; });
    if (same == entries + size) ++size;
    *same = {name, value};
  }
  return {OwnMap{entries, size}, derived(origin_at(e.span))};
}

}  // namespace kehoach::templates
