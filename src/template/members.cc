// Parts of values: members, elements, slices, letters.
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "evaluator.h"

namespace kehoach::templates {

namespace {

std::optional<std::int64_t> as_index(const Value& value) {
  if (const auto* number = value.as<std::int64_t>()) return *number;
  return std::nullopt;
}

}  // namespace

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
    runs[i] = {arena_.copy(pieces[i].text), pieces[i].bold, pieces[i].italic, derived(from.origin)};
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
    value =
        number && is_list(value) ? element(value, {index, {}}, span) : member(value, name, span);
  }
  return value;
}

std::optional<std::vector<Value>> Evaluator::elements(const Value& value, Span span) {
  std::vector<Value> out;
  if (value.is<Broken>()) return std::nullopt;
  work(value);
  if (is_list(value)) {
    out.reserve(list_size(value));
    for (std::size_t i = 0; i < list_size(value); ++i)
      out.push_back(list_element(value, i, arena_));
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
