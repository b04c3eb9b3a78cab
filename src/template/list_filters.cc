#include <algorithm>

#include "base/utf8.h"
#include "filter_functions.h"

namespace kehoach::templates::filter {

Value length(Evaluator& e, const Application& a) {
  std::size_t size = 0;
  if (is_text(a.input))
    size = utf8::count_code_points(flat_text(a.input, e.arena()));
  else if (is_list(a.input))
    size = list_size(a.input);
  else if (is_map(a.input))
    size = map_size(a.input);
  else if (const auto values = list_input(e, a))
    size = values->size();
  else
    return broken();
  return {static_cast<std::int64_t>(size), derived(a.input.origin)};
}

Value first(Evaluator& e, const Application& a) {
  const auto values = list_input(e, a);
  if (!values) return broken();
  return values->empty() ? Value{} : values->front();
}

Value last(Evaluator& e, const Application& a) {
  const auto values = list_input(e, a);
  if (!values) return broken();
  return values->empty() ? Value{} : values->back();
}

Value reverse(Evaluator& e, const Application& a) {
  auto values = list_input(e, a);
  if (!values) return broken();
  std::reverse(values->begin(), values->end());
  return is_text(a.input) ? e.joined(*values, a.input) : e.make_list(*values);
}

Value list(Evaluator& e, const Application& a) {
  const auto values = list_input(e, a);
  return values ? e.make_list(*values) : broken();
}

// Pairs of key and value, for `for key, value in map | items`.
Value items(Evaluator& e, const Application& a) {
  if (!is_map(a.input)) return wrong_input(e, a, {"một đối tượng", "a map"});
  std::vector<Value> pairs;
  for (std::size_t i = 0; i < map_size(a.input); ++i) {
    const Value value = map_value(a.input, i, e.arena());
    Value pair = e.make_list({text_value(map_key(a.input, i), derived(a.input.origin)), value});
    pair.origin = value.origin;
    pairs.push_back(pair);
  }
  return e.make_list(pairs);
}

// "a, b và c": `last` stands between the last two.
Value join(Evaluator& e, const Application& a) {
  const auto separator = a.given(0) ? e.printable(a.arguments[0], a.span) : text_value({}, {});
  const auto attribute = text_argument(e, a, 1, {});
  const auto last = a.given(2) ? e.printable(a.arguments[2], a.span) : separator;
  if (!attribute || separator.is<Broken>() || last.is<Broken>()) return broken();
  const auto values = list_input(e, a);
  if (!values) return broken();
  std::vector<Run> runs;
  std::size_t bytes = 0;
  const auto add = [&](const Value& text) {
    bytes += text_size(text);
    Run whole;
    for (const Run& run : runs_of(text, whole)) {
      if (!run.text.empty()) runs.push_back(run);
    }
  };
  for (std::size_t i = 0; i < values->size(); ++i) {
    const Value text = e.printable(key_of(e, a, (*values)[i], *attribute), a.span);
    if (text.is<Broken>()) return text;
    if (i > 0) add(i + 1 == values->size() ? last : separator);
    add(text);
    if (!e.room_for(runs.size() * sizeof(Run) + bytes, a.span)) return broken();
  }
  if (runs.empty()) return text_value({}, derived(a.input.origin));
  Run* kept = e.arena().array<Run>(runs.size());
  std::copy(runs.begin(), runs.end(), kept);
  return {Rich{kept, static_cast<std::uint32_t>(runs.size())}, derived(a.input.origin)};
}

Value batch(Evaluator& e, const Application& a) {
  const auto size = integer_argument(e, a, 0, 1);
  const auto values = list_input(e, a);
  if (!size || !values) return broken();
  if (*size < 1) return wrong_argument(e, a, 0, {"số nguyên từ 1", "a whole number from 1"});
  std::vector<Value> rows, row;
  for (const Value& value : *values) {
    row.push_back(value);
    if (static_cast<std::int64_t>(row.size()) < *size) continue;
    rows.push_back(e.make_list(row));
    row.clear();
  }
  if (!row.empty()) {
    if (a.given(1)) {
      if (*size > 100000 || !e.room_for(static_cast<std::size_t>(*size) * sizeof(Value), a.span)) {
        return wrong_argument(e, a, 0, {"số nguyên đến 100000", "a whole number up to 100000"});
      }
      row.resize(static_cast<std::size_t>(*size), a.arguments[1]);
    }
    rows.push_back(e.make_list(row));
  }
  return e.make_list(rows);
}

// What is printed as blocks: text is a paragraph, a map a block.
Value blocks(Evaluator& e, const Application& a) {
  if (is_blocks(a.input)) return a.input;
  if (!is_list(a.input) && !is_map(a.input) && !is_text(a.input)) {
    return wrong_input(e, a, {"một danh sách, chuỗi hoặc đối tượng", "a list, text or a map"});
  }
  return {AsBlocks{e.arena().keep(Value(a.input))}, a.input.origin};
}

// The blocks of a body field, whichever of its two shapes it has.
Value children(Evaluator& e, const Application& a) {
  if (!is_map(a.input)) return blocks(e, a);
  const auto found = map_find(a.input, "children", e.arena());
  if (!found || found->is<Null>()) return blocks(e, {a.name, e.make_list({}), {}, a.span});
  return blocks(e, {a.name, *found, {}, a.span});
}

}  // namespace kehoach::templates::filter
