#include "filter_functions.h"
#include "viet/counters.h"
#include "viet/numbers.h"

namespace kehoach::templates::filter {

namespace {

const Phrase whole_wanted{"số nguyên", "a whole number"};

// A whole number: also a decimal that has nothing behind its point.
std::optional<std::int64_t> whole_input(Evaluator& e, const Application& a) {
  if (const auto* number = a.input.as<std::int64_t>()) return *number;
  if (a.input.is<Number>()) {
    if (const auto value = exact(a.input)) {
      if (const auto whole = to_integer(*value)) return whole;
    }
  }
  wrong_input(e, a, whole_wanted);
  return std::nullopt;
}

template <typename Print>
Value of_whole(Evaluator& e, const Application& a, Print print) {
  const auto number = whole_input(e, a);
  return number ? e.make_text(print(*number), a.input) : broken();
}

// For counters: a number from 1 to what fits an int.
template <typename Print>
Value of_counter(Evaluator& e, const Application& a, Print print) {
  const auto number = whole_input(e, a);
  if (!number) return broken();
  if (*number < 1 || *number > 1000000) {
    return wrong_input(e, a, {"số nguyên từ 1 đến 1000000", "a whole number from 1 to 1000000"});
  }
  return e.make_text(print(static_cast<int>(*number)), a.input);
}

}  // namespace

Value number(Evaluator& e, const Application& a) {
  if (const auto* whole = a.input.as<std::int64_t>()) {
    return e.make_text(viet::with_separators(*whole), a.input);
  }
  std::string_view digits;
  if (const auto* decimal = a.input.as<Number>()) digits = decimal->digits;
  if (is_text(a.input)) digits = flat_text(a.input, e.arena());
  const auto value = parse_exact(digits);
  if (const auto text = viet::with_separators(value ? spell(*value) : std::string(digits));
      text && !digits.empty()) {
    return e.make_text(*text, a.input);
  }
  return wrong_input(e, a, {"một số", "a number"});
}

Value words(Evaluator& e, const Application& a) {
  return of_whole(e, a, [](std::int64_t n) { return viet::in_words(n); });
}

Value money(Evaluator& e, const Application& a) {
  return of_whole(e, a, [](std::int64_t n) { return viet::with_separators(n) + " đồng"; });
}

Value money_words(Evaluator& e, const Application& a) {
  return of_whole(e, a, [](std::int64_t n) { return viet::money_in_words(n); });
}

Value two_digits(Evaluator& e, const Application& a) {
  return of_whole(e, a, [](std::int64_t n) { return viet::two_digits(n); });
}

Value two_digits_words(Evaluator& e, const Application& a) {
  return of_whole(
      e, a, [](std::int64_t n) { return viet::two_digits(n) + " (" + viet::in_words(n) + ')'; });
}

Value roman(Evaluator& e, const Application& a) {
  return of_counter(e, a, [](int n) { return viet::roman(n); });
}

Value letter(Evaluator& e, const Application& a) {
  return of_counter(e, a, [](int n) { return viet::letter(n); });
}

Value round(Evaluator& e, const Application& a) {
  const auto places = integer_argument(e, a, 0, 0);
  const auto method = text_argument(e, a, 1, "common");
  if (!places || !method) return broken();
  if (*places < -most_places || *places > most_places) {
    return wrong_argument(e, a, 0, {"số nguyên từ -15 đến 15", "a whole number from -15 to 15"});
  }
  Rounding rounding = Rounding::common;
  if (*method == "ceil") rounding = Rounding::up;
  if (*method == "floor") rounding = Rounding::down;
  if (rounding == Rounding::common && *method != "common") {
    return wrong_argument(
        e, a, 1, {"\"common\", \"ceil\" hoặc \"floor\"", "\"common\", \"ceil\" or \"floor\""});
  }
  if (!is_number(a.input)) return wrong_input(e, a, {"một số", "a number"});
  const auto value = exact(a.input);
  const auto rounded =
      value ? round_to(*value, static_cast<int>(*places), rounding) : std::optional<Exact>();
  if (!rounded) return e.tell("T110", a.span, {});
  return e.number_value(*rounded, derived(a.input.origin));
}

Value absolute(Evaluator& e, const Application& a) {
  if (!is_number(a.input)) return wrong_input(e, a, {"một số", "a number"});
  auto value = exact(a.input);
  if (!value) return e.tell("T110", a.span, {});
  if (value->units < 0) value->units = -value->units;
  const Value made = e.number_value(*value, derived(a.input.origin));
  // Only the least of all whole numbers has no opposite.
  return a.input.is<std::int64_t>() && made.is<Number>() ? e.tell("T108", a.span, {}) : made;
}

// Towards zero, as in Jinja2. What is no number is an error unless a default is given.
Value integer(Evaluator& e, const Application& a) {
  std::optional<Exact> value = exact(a.input);
  if (is_text(a.input)) value = parse_exact(flat_text(a.input, e.arena()));
  if (value) {
    const auto rounding = value->units < 0 ? Rounding::up : Rounding::down;
    const auto whole = round_to(*value, 0, rounding);
    if (const auto number = whole ? to_integer(*whole) : std::nullopt) {
      return {*number, derived(a.input.origin)};
    }
  }
  if (a.given(0)) return a.arguments[0];
  return wrong_input(e, a, whole_wanted);
}

}  // namespace kehoach::templates::filter
