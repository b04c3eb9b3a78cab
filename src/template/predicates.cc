#include "predicates.h"

#include <algorithm>

#include "evaluator.h"
#include "viet/case.h"

namespace kehoach::templates {

namespace {

using Answer = std::optional<bool>;

Answer is_defined(Evaluator&, const Application& a) { return !a.input.is<Undefined>(); }
Answer is_undefined(Evaluator&, const Application& a) { return a.input.is<Undefined>(); }
Answer is_none(Evaluator&, const Application& a) { return a.input.is<Null>(); }
Answer is_boolean(Evaluator&, const Application& a) { return a.input.is<bool>(); }
Answer is_true(Evaluator&, const Application& a) {
  return a.input.is<bool>() && *a.input.as<bool>();
}
Answer is_false(Evaluator&, const Application& a) {
  return a.input.is<bool>() && !*a.input.as<bool>();
}
Answer is_integer(Evaluator&, const Application& a) { return a.input.is<std::int64_t>(); }
Answer is_decimal(Evaluator&, const Application& a) { return a.input.is<Number>(); }
Answer is_any_number(Evaluator&, const Application& a) { return is_number(a.input); }
Answer is_string(Evaluator&, const Application& a) { return is_text(a.input); }
Answer is_mapping(Evaluator&, const Application& a) { return is_map(a.input); }
Answer is_iterable(Evaluator&, const Application& a) {
  return is_list(a.input) || is_map(a.input) || is_text(a.input);
}
Answer is_date(Evaluator&, const Application& a) { return a.input.is<const plan::Date*>(); }
Answer is_callable(Evaluator&, const Application& a) {
  return a.input.is<const MacroValue*>() || a.input.is<Builtin>();
}

// Missing, null, or empty: nothing that could be printed.
Answer is_blank_value(Evaluator&, const Application& a) {
  if (a.input.is<Undefined>() || a.input.is<Null>()) return true;
  if (is_number(a.input)) return false;
  return !truth(a.input).value_or(true);
}

std::optional<std::int64_t> whole(Evaluator& e, const Application& a, const Value& value) {
  if (const auto* number = value.as<std::int64_t>()) return *number;
  e.tell("T113", a.span, {a.name, Phrase("số nguyên", "a whole number"), shown(value, e.arena())},
         {}, value.origin.path);
  return std::nullopt;
}

Answer is_even(Evaluator& e, const Application& a) {
  const auto number = whole(e, a, a.input);
  if (!number) return std::nullopt;
  return *number % 2 == 0;
}

Answer is_odd(Evaluator& e, const Application& a) {
  const auto number = whole(e, a, a.input);
  if (!number) return std::nullopt;
  return *number % 2 != 0;
}

Answer is_divisible(Evaluator& e, const Application& a) {
  const auto number = whole(e, a, a.input), by = whole(e, a, a.arguments[0]);
  if (!number || !by) return std::nullopt;
  if (*by == 0) {
    e.tell("T109", a.span, {});
    return std::nullopt;
  }
  return *by == -1 || *number % *by == 0;
}

Answer is_equal(Evaluator& e, const Application& a) {
  return equal(a.input, a.arguments[0], e.arena());
}

Answer is_not_equal(Evaluator& e, const Application& a) {
  return !equal(a.input, a.arguments[0], e.arena());
}

std::optional<int> order(Evaluator& e, const Application& a) {
  const auto sign = e.order(a.input, a.arguments[0]);
  if (!sign) e.tell("T107", a.span, {a.name, kind_name(a.input), kind_name(a.arguments[0])});
  return sign;
}

Answer is_less(Evaluator& e, const Application& a) {
  const auto sign = order(e, a);
  return sign ? Answer(*sign < 0) : std::nullopt;
}
Answer is_at_most(Evaluator& e, const Application& a) {
  const auto sign = order(e, a);
  return sign ? Answer(*sign <= 0) : std::nullopt;
}
Answer is_greater(Evaluator& e, const Application& a) {
  const auto sign = order(e, a);
  return sign ? Answer(*sign > 0) : std::nullopt;
}
Answer is_at_least(Evaluator& e, const Application& a) {
  const auto sign = order(e, a);
  return sign ? Answer(*sign >= 0) : std::nullopt;
}

Answer is_in(Evaluator& e, const Application& a) {
  return e.contains(a.arguments[0], a.input, a.span);
}

// Of text: whether changing its case changes nothing, and it has letters at all.
Answer is_lower(Evaluator& e, const Application& a) {
  if (!is_text(a.input)) return false;
  const std::string_view text = flat_text(a.input, e.arena());
  return viet::to_lower(text) == text && viet::to_upper(text) != text;
}
Answer is_upper(Evaluator& e, const Application& a) {
  if (!is_text(a.input)) return false;
  const std::string_view text = flat_text(a.input, e.arena());
  return viet::to_upper(text) == text && viet::to_lower(text) != text;
}

// Whether a block of the plan puts this slot somewhere already.
Answer is_placed(Evaluator& e, const Application& a) {
  if (!is_text(a.input)) {
    e.tell("T113", a.span,
           {a.name, Phrase("tên một chỗ (slot)", "the name of a slot"), shown(a.input, e.arena())});
    return std::nullopt;
  }
  return e.is_placed(flat_text(a.input, e.arena()));
}

// By name.
constexpr std::array test_entries{
    TestEntry{"!=", {"other"}, 1, false, is_not_equal},
    TestEntry{"<", {"other"}, 1, false, is_less},
    TestEntry{"<=", {"other"}, 1, false, is_at_most},
    TestEntry{"==", {"other"}, 1, false, is_equal},
    TestEntry{">", {"other"}, 1, false, is_greater},
    TestEntry{">=", {"other"}, 1, false, is_at_least},
    TestEntry{"blank", {}, 0, true, is_blank_value},
    TestEntry{"boolean", {}, 0, false, is_boolean},
    TestEntry{"callable", {}, 0, false, is_callable},
    TestEntry{"date", {}, 0, false, is_date},
    TestEntry{"defined", {}, 0, true, is_defined},
    TestEntry{"divisibleby", {"num"}, 1, false, is_divisible},
    TestEntry{"eq", {"other"}, 1, false, is_equal},
    TestEntry{"equalto", {"other"}, 1, false, is_equal},
    TestEntry{"even", {}, 0, false, is_even},
    TestEntry{"false", {}, 0, false, is_false},
    TestEntry{"float", {}, 0, false, is_decimal},
    TestEntry{"ge", {"other"}, 1, false, is_at_least},
    TestEntry{"greaterthan", {"other"}, 1, false, is_greater},
    TestEntry{"gt", {"other"}, 1, false, is_greater},
    TestEntry{"in", {"seq"}, 1, false, is_in},
    TestEntry{"integer", {}, 0, false, is_integer},
    TestEntry{"iterable", {}, 0, false, is_iterable},
    TestEntry{"le", {"other"}, 1, false, is_at_most},
    TestEntry{"lessthan", {"other"}, 1, false, is_less},
    TestEntry{"lower", {}, 0, false, is_lower},
    TestEntry{"lt", {"other"}, 1, false, is_less},
    TestEntry{"mapping", {}, 0, false, is_mapping},
    TestEntry{"ne", {"other"}, 1, false, is_not_equal},
    TestEntry{"none", {}, 0, false, is_none},
    TestEntry{"number", {}, 0, false, is_any_number},
    TestEntry{"odd", {}, 0, false, is_odd},
    TestEntry{"placed", {}, 0, false, is_placed},
    TestEntry{"sequence", {}, 0, false, is_iterable},
    TestEntry{"string", {}, 0, false, is_string},
    TestEntry{"true", {}, 0, false, is_true},
    TestEntry{"undefined", {}, 0, true, is_undefined},
    TestEntry{"upper", {}, 0, false, is_upper},
};

}  // namespace

std::span<const TestEntry> test_table() { return test_entries; }

const TestEntry* find_test(std::string_view name) {
  const auto* found = std::lower_bound(
      test_entries.begin(), test_entries.end(), name,
      [](const TestEntry& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != test_entries.end() && found->name == name ? found : nullptr;
}

std::vector<std::string> test_names() {
  std::vector<std::string> names;
  for (const TestEntry& entry : test_entries) names.emplace_back(entry.name);
  return names;
}

}  // namespace kehoach::templates
