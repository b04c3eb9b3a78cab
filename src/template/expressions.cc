// Expressions, but for arithmetic and calls.
#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/utf8.h"
#include "evaluator.h"
#include "predicates.h"

namespace kehoach::templates {

namespace {

std::optional<std::int64_t> as_index(const Value& value) {
  if (const auto* number = value.as<std::int64_t>()) return *number;
  return std::nullopt;
}

}  // namespace

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

Value Evaluator::compute(const Expr& e, const Attribute& attribute) {
  const Value of = demand(evaluate(*attribute.of), attribute.of->span);
  return member(of, attribute.name, e.span);
}

Value Evaluator::compute(const Expr& e, const Index& index) {
  const Value of = demand(evaluate(*index.of), index.of->span);
  const Value key = demand(evaluate(*index.key), index.key->span);
  return element(of, key, e.span);
}

Value Evaluator::member(const Value& of, std::string_view name, Span span) {
  if (of.is<Broken>()) return of;
  if (is_map(of)) {
    work(of);
    if (const auto found = map_find(of, name, arena_)) return *found;
  } else if (const auto* date = of.as<const plan::Date*>()) {
    const std::optional<int> part = name == "year"    ? (*date)->year
                                    : name == "month" ? (*date)->month
                                    : name == "day"   ? (*date)->day
                                                      : std::nullopt;
    if (part) return {static_cast<std::int64_t>(*part), derived(of.origin)};
  } else if (const auto* list = of.as<OwnList>(); list != nullptr && list->group) {
    if (name == "grouper") return list->values[0];
    if (name == "list") return list->values[1];
  } else if (const auto* loop = of.as<LoopState*>()) {
    return loop_member(*loop, name, span);
  } else if (const auto* space = of.as<Namespace*>()) {
    for (const NamespaceMember* m = (*space)->members; m != nullptr; m = m->next) {
      if (m->name == name) return m->value;
    }
  } else if (const auto* module = of.as<const Module*>()) {
    for (const auto& [symbol, macro] : (*module)->file->macros) {
      if (macro->name != name) continue;
      Scope* scope = new_scope(nullptr, !(*module)->with_context);
      return {arena_.keep(MacroValue{macro, scope, nullptr}), {}};
    }
  }
  return missing_member(of, name, span);
}

Value Evaluator::loop_member(LoopState* loop, std::string_view name, Span span) {
  const auto number = [&](std::size_t value) {
    return Value{static_cast<std::int64_t>(value), derived(origin_at(span))};
  };
  const bool first = loop->index == 0, last = loop->index + 1 == loop->size;
  if (name == "index") return number(loop->index + 1);
  if (name == "index0") return number(loop->index);
  if (name == "revindex") return number(loop->size - loop->index);
  if (name == "revindex0") return number(loop->size - loop->index - 1);
  if (name == "length") return number(loop->size);
  if (name == "first") return {first, {}};
  if (name == "last") return {last, {}};
  if (name == "previtem" && !first) return loop->items[loop->index - 1];
  if (name == "nextitem" && !last) return loop->items[loop->index + 1];
  return missing_member({loop, {}}, name, span);
}

Value Evaluator::element(const Value& of, const Value& key, Span span) {
  if (of.is<Broken>() || key.is<Broken>()) return broken();
  if (is_text(key)) return member(of, flat_text(key, arena_), span);
  const auto* index = key.as<std::int64_t>();
  if (index != nullptr && is_map(of)) {
    // JSON's keys are texts; Jinja2's may be numbers.
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, *index).ptr;
    return member(of, arena_.copy({digits, static_cast<std::size_t>(end - digits)}), span);
  }
  if (!is_list(of) && !is_text(of)) return missing_member(of, "[]", span);
  if (index == nullptr) return tell("T107", span, {"[]", kind_name(of), kind_name(key)});
  work(of);
  const auto size = static_cast<std::int64_t>(
      is_list(of) ? list_size(of) : utf8::count_code_points(flat_text(of, arena_)));
  const std::int64_t at = *index < 0 ? *index + size : *index;
  if (at < 0 || at >= size) return missing_member(of, {}, span);
  if (is_list(of)) return list_element(of, static_cast<std::size_t>(at), arena_);
  return letter_at(of, static_cast<std::size_t>(at));
}

namespace {

// One letter of a run, as a value.
Value letter_value(std::string_view letter, const Run& like, Arena& arena) {
  if (!like.bold && !like.italic) return text_value(letter, derived(like.origin));
  const Run* run = arena.keep(Run{letter, like.bold, like.italic, derived(like.origin)});
  return {Rich{run, 1}, run->origin};
}

}  // namespace

Value Evaluator::letter_at(const Value& text, std::size_t index) {
  Run whole;
  for (const Run& run : runs_of(text, whole)) {
    for (std::size_t at = 0; at < run.text.size();) {
      const std::size_t size = utf8::decode(run.text, at).size;
      if (index-- == 0) return letter_value(run.text.substr(at, size), run, arena_);
      at += size;
    }
  }
  return broken();
}

// The letters of a text, each with its emphasis.
std::vector<Value> Evaluator::letters(const Value& text) {
  std::vector<Value> out;
  Run whole;
  for (const Run& run : runs_of(text, whole)) {
    for (std::size_t at = 0; at < run.text.size();) {
      const std::string_view letter = run.text.substr(at, utf8::decode(run.text, at).size);
      at += letter.size();
      out.push_back(letter_value(letter, run, arena_));
    }
  }
  return out;
}

// Texts one after another, neighbours of one emphasis in one run.
Value Evaluator::joined(const std::vector<Value>& texts, const Value& from) {
  struct Piece {
    std::string text;
    bool bold, italic;
  };
  std::vector<Piece> pieces;
  for (const Value& text : texts) {
    Run whole;
    for (const Run& run : runs_of(text, whole)) {
      if (pieces.empty() || pieces.back().bold != run.bold || pieces.back().italic != run.italic) {
        pieces.push_back({{}, run.bold, run.italic});
      }
      pieces.back().text += run.text;
    }
  }
  if (pieces.empty()) return text_value({}, derived(from.origin));
  Run* runs = arena_.array<Run>(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    runs[i] = {arena_.copy(pieces[i].text), pieces[i].bold, pieces[i].italic,
               derived(from.origin)};
  }
  if (pieces.size() == 1 && !runs[0].bold && !runs[0].italic) {
    return text_value(runs[0].text, derived(from.origin));
  }
  return {Rich{runs, static_cast<std::uint32_t>(pieces.size())}, derived(from.origin)};
}

Value Evaluator::compute(const Expr& e, const Slice& slice) {
  const Value of = demand(evaluate(*slice.of), slice.of->span);
  std::optional<std::int64_t> bounds[3];
  const ExprRef parts[3] = {slice.from, slice.to, slice.step};
  for (int i = 0; i < 3; ++i) {
    if (parts[i] == nullptr) continue;
    const Value part = demand(evaluate(*parts[i]), parts[i]->span);
    if (part.is<Broken>()) return part;
    bounds[i] = as_index(part);
    if (!bounds[i] && !part.is<Null>()) {
      return tell("T107", parts[i]->span, {"[:]", kind_name(of), kind_name(part)});
    }
  }
  if (of.is<Broken>()) return of;
  if (!is_list(of) && !is_text(of)) return tell("T111", slice.of->span, {kind_name(of)});
  const std::int64_t step = bounds[2].value_or(1);
  if (step == 0) return tell("T109", e.span, {});
  const auto size = static_cast<std::int64_t>(
      is_list(of) ? list_size(of) : utf8::count_code_points(flat_text(of, arena_)));
  // Python's rules: what lies outside is cut off.
  const auto bound = [&](const std::optional<std::int64_t>& given, std::int64_t standard) {
    if (!given) return standard;
    const std::int64_t least = step < 0 ? -1 : 0, most = step < 0 ? size - 1 : size;
    const std::int64_t from_end = *given < 0 ? std::max(*given, -size - 1) + size : *given;
    return std::clamp(from_end, least, std::max(least, most));
  };
  const std::int64_t from = bound(bounds[0], step < 0 ? size - 1 : 0);
  const std::int64_t to = bound(bounds[1], step < 0 ? -1 : size);
  std::vector<std::size_t> indices;
  const std::int64_t stride = std::clamp(step, -size - 1, size + 1);
  for (std::int64_t i = from; step > 0 ? i < to : i > to; i += stride) {
    indices.push_back(static_cast<std::size_t>(i));
  }
  const std::size_t made = is_list(of) ? indices.size() : static_cast<std::size_t>(size);
  if (!room_for(made * sizeof(Value), e.span)) return broken();
  work(made);
  const std::vector<Value> all = is_list(of) ? std::vector<Value>() : letters(of);
  std::vector<Value> values;
  values.reserve(indices.size());
  for (const std::size_t i : indices) {
    values.push_back(is_list(of) ? list_element(of, i, arena_) : all[i]);
  }
  return is_list(of) ? make_list(values) : joined(values, of);
}

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
  const std::vector<Value> arguments = arguments_of(filtered.arguments, filtered.filter->takes_undefined, good);
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

Value Evaluator::member_path(const Value& of, std::string_view path, Span span) {
  Value value = of;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view name = path.substr(0, dot);
    path.remove_prefix(std::min(dot + 1, path.size()));
    value = demand(value, span);
    if (value.is<Broken>()) return value;
    std::int64_t index = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), index);
    const bool number = problem == std::errc() && end == name.data() + name.size();
    value = number && is_list(value) ? element(value, {index, {}}, span) : member(value, name, span);
  }
  return value;
}

std::optional<std::vector<Value>> Evaluator::elements(const Value& value, Span span) {
  std::vector<Value> out;
  if (value.is<Broken>()) return std::nullopt;
  work(value);
  if (is_list(value)) {
    out.reserve(list_size(value));
    for (std::size_t i = 0; i < list_size(value); ++i) out.push_back(list_element(value, i, arena_));
    return out;
  }
  if (is_map(value)) {
    for (std::size_t i = 0; i < map_size(value); ++i) {
      out.push_back(text_value(map_key(value, i), derived(value.origin)));
    }
    return out;
  }
  if (is_text(value)) {
    const std::size_t count = utf8::count_code_points(flat_text(value, arena_));
    if (!room_for(count * sizeof(Value), span)) return std::nullopt;
    return letters(value);
  }
  if (const auto* blocks = value.as<AsBlocks>()) return elements(*blocks->value, span);
  tell("T111", span, {kind_name(value)}, {}, value.origin.path);
  return std::nullopt;
}

}  // namespace kehoach::templates
