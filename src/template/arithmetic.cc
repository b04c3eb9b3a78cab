// Arithmetic, on whole numbers and on exact decimals; joining of texts and lists.
#include <algorithm>
#include <limits>

#include "evaluator.h"

namespace kehoach::templates {

namespace {

std::string_view sign_of(BinaryOperator what) {
  switch (what) {
    case BinaryOperator::add:
      return "+";
    case BinaryOperator::subtract:
      return "-";
    case BinaryOperator::multiply:
      return "*";
    case BinaryOperator::divide:
      return "/";
    case BinaryOperator::floor_divide:
      return "//";
    case BinaryOperator::modulo:
      return "%";
    case BinaryOperator::power:
      return "**";
    case BinaryOperator::concatenate:
      return "~";
    case BinaryOperator::logical_and:
      return "and";
    case BinaryOperator::logical_or:
      return "or";
  }
  return {};
}

std::optional<std::int64_t> whole(const Value& value) {
  if (const auto* number = value.as<std::int64_t>()) return *number;
  if (const auto* yes = value.as<bool>()) return *yes ? 1 : 0;
  return std::nullopt;
}

bool divides(BinaryOperator what) {
  return what == BinaryOperator::divide || what == BinaryOperator::floor_divide ||
         what == BinaryOperator::modulo;
}

// Rounded down, as Python does; `b` is not zero and the quotient fits.
std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

}  // namespace

Value Evaluator::arithmetic(BinaryOperator what, const Value& a, const Value& b, Span span) {
  if (what == BinaryOperator::add && is_text(a) && is_text(b)) return concatenate(a, b, span);
  if (what == BinaryOperator::add && is_list(a) && is_list(b)) return joined_lists(a, b, span);
  if (what == BinaryOperator::multiply && is_text(a) && b.is<std::int64_t>()) {
    return repeated(a, b.get<std::int64_t>(), span);
  }
  if (!is_number(a) || !is_number(b)) {
    return tell("T107", span, {sign_of(what), kind_name(a), kind_name(b)});
  }
  const auto x = whole(a), y = whole(b);
  if (x && y && what != BinaryOperator::divide) return whole_arithmetic(what, *x, *y, span);
  const auto p = exact(a), q = exact(b);
  if (!p || !q) return tell("T110", span, {});
  return exact_arithmetic(what, *p, *q, span);
}

Value Evaluator::whole_arithmetic(BinaryOperator what, std::int64_t a, std::int64_t b, Span span) {
  std::int64_t result = 0;
  bool overflow = false;
  if (divides(what)) {
    if (b == 0) return tell("T109", span, {});
    overflow = a == std::numeric_limits<std::int64_t>::min() && b == -1;
  }
  switch (what) {
    case BinaryOperator::add:
      overflow = __builtin_add_overflow(a, b, &result);
      break;
    case BinaryOperator::subtract:
      overflow = __builtin_sub_overflow(a, b, &result);
      break;
    case BinaryOperator::multiply:
      overflow = __builtin_mul_overflow(a, b, &result);
      break;
    case BinaryOperator::floor_divide:
      if (!overflow) result = floor_quotient(a, b);
      break;
    case BinaryOperator::modulo:
      if (overflow) return {std::int64_t{0}, derived(origin_at(span))};
      result = a - floor_quotient(a, b) * b;
      break;
    case BinaryOperator::power:
      return power(a, b, span);
    default:
      break;
  }
  if (overflow) return tell("T108", span, {});
  return {result, derived(origin_at(span))};
}

Value Evaluator::power(std::int64_t base, std::int64_t exponent, Span span) {
  if (exponent < 0) return tell("T110", span, {});
  std::int64_t result = 1;
  // 0, 1 and -1 have any power; the others outgrow 64 bits within 63 turns.
  if (base == 0 || base == 1 || base == -1) exponent = exponent == 0 ? 0 : 2 - exponent % 2;
  for (; exponent > 0; --exponent) {
    if (__builtin_mul_overflow(result, base, &result)) return tell("T108", span, {});
  }
  return {result, derived(origin_at(span))};
}

Value Evaluator::exact_arithmetic(BinaryOperator what, const Exact& a, const Exact& b, Span span) {
  if (divides(what) && b.units == 0) return tell("T109", span, {});
  std::optional<Exact> result;
  switch (what) {
    case BinaryOperator::add:
      result = kehoach::templates::add(a, b);
      break;
    case BinaryOperator::subtract:
      result = subtract(a, b);
      break;
    case BinaryOperator::multiply:
      result = multiply(a, b);
      break;
    case BinaryOperator::divide:
      result = divide(a, b);
      break;
    case BinaryOperator::floor_divide:
      result = floor_divide(a, b);
      break;
    case BinaryOperator::modulo:
      result = modulo(a, b);
      break;
    default:
      return tell("T110", span, {});
  }
  if (!result) return tell("T110", span, {});
  return number_value(*result, derived(origin_at(span)));
}

// Both sides keep their runs, so that each still knows where it came from.
Value Evaluator::concatenate(const Value& a, const Value& b, Span span) {
  const Value left = printable(a, span), right = printable(b, span);
  if (left.is<Broken>() || right.is<Broken>()) return broken();
  Run whole_left, whole_right;
  const auto left_runs = runs_of(left, whole_left), right_runs = runs_of(right, whole_right);
  const std::size_t size = left_runs.size() + right_runs.size();
  // Runs only point at their text, but whoever reads it may have to copy all of it.
  if (!room_for(size * sizeof(Run) + text_size(left) + text_size(right), span)) return broken();
  Run* runs = arena_.array<Run>(size);
  Run* end = std::copy(left_runs.begin(), left_runs.end(), runs);
  end = std::copy(right_runs.begin(), right_runs.end(), end);
  // A text that is put together of very many pieces is soon one piece again.
  constexpr std::size_t most_plain_runs = 16;
  const bool plain = std::none_of(runs, end, [](const Run& r) { return r.bold || r.italic; });
  if (plain && size > most_plain_runs) {
    const Value whole{Rich{runs, static_cast<std::uint32_t>(size)}, left.origin};
    return text_value(flat_text(whole, arena_), derived(left.origin));
  }
  return {Rich{runs, static_cast<std::uint32_t>(size)}, left.origin};
}

Value Evaluator::joined_lists(const Value& a, const Value& b, Span span) {
  const std::size_t size = list_size(a) + list_size(b);
  if (!room_for(size * sizeof(Value), span)) return broken();
  std::vector<Value> values;
  values.reserve(size);
  for (const Value* list : {&a, &b}) {
    for (std::size_t i = 0; i < list_size(*list); ++i) {
      values.push_back(list_element(*list, i, arena_));
    }
  }
  return make_list(values);
}

Value Evaluator::repeated(const Value& text, std::int64_t times, Span span) {
  const std::string_view piece = flat_text(text, arena_);
  if (times <= 0 || piece.empty()) return make_text({}, text);
  const auto count = static_cast<std::size_t>(times);
  if (count > limits_.text_bytes || !room_for(count * piece.size(), span)) {
    return count > limits_.text_bytes ? too_much("T155", span, limits_.text_bytes >> 20) : broken();
  }
  std::string out;
  out.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return make_text(std::move(out), text);
}

}  // namespace kehoach::templates
