#include "value.h"

#include <algorithm>

#include "emphasis.h"

namespace kehoach::templates {

namespace {

constexpr int deepest_comparison = 200;

bool means_blocks(plan::Meaning meaning) {
  return meaning == plan::Meaning::blocks || meaning == plan::Meaning::block;
}

bool equal_lists(const Value& a, const Value& b, Arena& arena, int depth) {
  if (list_size(a) != list_size(b)) return false;
  for (std::size_t i = 0; i < list_size(a); ++i) {
    if (!equal(list_element(a, i, arena), list_element(b, i, arena), arena, depth + 1)) {
      return false;
    }
  }
  return true;
}

bool equal_maps(const Value& a, const Value& b, Arena& arena, int depth) {
  if (map_size(a) != map_size(b)) return false;
  for (std::size_t i = 0; i < map_size(a); ++i) {
    const auto other = map_find(b, map_key(a, i), arena);
    if (!other || !equal(map_value(a, i, arena), *other, arena, depth + 1)) return false;
  }
  return true;
}

}  // namespace

std::string_view Arena::copy(std::string_view text) {
  char* bytes = array<char>(text.size());
  std::copy(text.begin(), text.end(), bytes);
  return {bytes, text.size()};
}

Value broken() { return {Broken{}, {}}; }

Value text_value(std::string_view text, const Origin& origin) { return {text, origin}; }

Origin derived(Origin origin) {
  origin.offset = Origin::somewhere;
  return origin;
}

Value rich_value(std::string_view text, const Origin& origin, Arena& arena) {
  if (!may_hold_emphasis(text)) return text_value(text, origin);
  std::vector<Stretch> stretches;
  parse_emphasis(text, stretches);
  Run* runs = arena.array<Run>(stretches.size());
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Stretch& stretch = stretches[i];
    runs[i] = {text.substr(stretch.begin, stretch.end - stretch.begin), stretch.bold,
               stretch.italic, origin};
    if (origin.offset != Origin::somewhere) runs[i].origin.offset += stretch.begin;
  }
  return {Rich{runs, static_cast<std::uint32_t>(stretches.size())}, origin};
}

Value from_plan(const plan::Value& value, Arena& arena) {
  struct Convert {
    const plan::Value& value;
    Arena& arena;

    Data operator()(std::monostate) const { return Null{}; }
    Data operator()(bool truth) const { return truth; }
    Data operator()(std::int64_t number) const { return number; }
    Data operator()(const plan::Decimal& number) const { return Number{number.digits}; }
    Data operator()(const std::string& text) const {
      if (value.meaning == plan::Meaning::plain || value.meaning == plan::Meaning::lines) {
        return std::string_view(text);
      }
      return rich_value(text, value.origin, arena).data;
    }
    Data operator()(const plan::Date& date) const { return &date; }
    Data operator()(const plan::List& list) const { return PlanList{&list, value.meaning}; }
    Data operator()(const plan::Map& map) const { return PlanMap{&map, value.meaning}; }
  };
  return {std::visit(Convert{value, arena}, value.data), value.origin};
}

bool is_text(const Value& value) { return value.is<std::string_view>() || value.is<Rich>(); }

bool is_number(const Value& value) {
  return value.is<std::int64_t>() || value.is<Number>() || value.is<bool>();
}

bool is_list(const Value& value) { return value.is<PlanList>() || value.is<OwnList>(); }

bool is_map(const Value& value) { return value.is<PlanMap>() || value.is<OwnMap>(); }

bool is_blocks(const Value& value) {
  if (const auto* list = value.as<PlanList>()) return means_blocks(list->meaning);
  if (const auto* map = value.as<PlanMap>()) return means_blocks(map->meaning);
  return value.is<Captured>() || value.is<AsBlocks>();
}

std::size_t list_size(const Value& list) {
  if (const auto* plan = list.as<PlanList>()) return plan->list->size();
  if (const auto* own = list.as<OwnList>()) return own->size;
  return 0;
}

Value list_element(const Value& list, std::size_t index, Arena& arena) {
  if (const auto* plan = list.as<PlanList>()) {
    return from_plan((*plan->list)[index], arena);
  }
  return list.get<OwnList>().values[index];
}

std::size_t map_size(const Value& map) {
  if (const auto* plan = map.as<PlanMap>()) return plan->map->size();
  if (const auto* own = map.as<OwnMap>()) return own->size;
  return 0;
}

std::string_view map_key(const Value& map, std::size_t index) {
  if (const auto* plan = map.as<PlanMap>()) return (*plan->map)[index].first;
  return map.get<OwnMap>().entries[index].key;
}

Value map_value(const Value& map, std::size_t index, Arena& arena) {
  if (const auto* plan = map.as<PlanMap>()) {
    return from_plan((*plan->map)[index].second, arena);
  }
  return map.get<OwnMap>().entries[index].value;
}

std::optional<Value> map_find(const Value& map, std::string_view key, Arena& arena) {
  for (std::size_t i = 0; i < map_size(map); ++i) {
    if (map_key(map, i) == key) return map_value(map, i, arena);
  }
  return std::nullopt;
}

bool is_words(const Captured& captured) {
  if (captured.blocks->size() != 1) return false;
  const document::Block& block = captured.blocks->front();
  return block.label.kind == document::MarkerKind::none && !block.table && block.children.empty() &&
         block.heading.empty();
}

std::span<const Run> runs_of(const Value& text, Run& whole) {
  if (const auto* rich = text.as<Rich>()) return {rich->runs, rich->size};
  if (const auto* plain = text.as<std::string_view>()) {
    whole = {*plain, false, false, text.origin};
    return {&whole, 1};
  }
  return {};
}

std::size_t text_size(const Value& text) {
  Run whole;
  std::size_t size = 0;
  for (const Run& run : runs_of(text, whole)) size += run.text.size();
  return size;
}

std::string_view flat_text(const Value& text, Arena& arena) {
  if (const auto* plain = text.as<std::string_view>()) return *plain;
  const auto* rich = text.as<Rich>();
  if (rich == nullptr || rich->size == 0) return {};
  if (rich->size == 1) return rich->runs[0].text;
  const std::size_t size = text_size(text);
  char* bytes = arena.array<char>(size);
  char* end = bytes;
  for (std::uint32_t i = 0; i < rich->size; ++i) {
    end = std::copy(rich->runs[i].text.begin(), rich->runs[i].text.end(), end);
  }
  return {bytes, size};
}

std::optional<Exact> exact(const Value& number) {
  if (const auto* whole = number.as<std::int64_t>()) return Exact::whole(*whole);
  if (const auto* digits = number.as<Number>()) return parse_exact(digits->digits);
  if (const auto* yes = number.as<bool>()) return Exact::whole(*yes ? 1 : 0);
  return std::nullopt;
}

std::optional<bool> truth(const Value& value) {
  if (value.is<Undefined>() || value.is<Broken>()) return std::nullopt;
  if (value.is<Null>()) return false;
  if (const auto* yes = value.as<bool>()) return *yes;
  if (const auto* number = value.as<std::int64_t>()) return *number != 0;
  if (value.is<Number>()) {
    const auto number = exact(value);
    return !number || number->units != 0;
  }
  if (const auto* text = value.as<std::string_view>()) return !text->empty();
  if (const auto* rich = value.as<Rich>()) {
    return std::any_of(rich->runs, rich->runs + rich->size,
                       [](const Run& run) { return !run.text.empty(); });
  }
  if (is_list(value)) return list_size(value) > 0;
  if (is_map(value)) return map_size(value) > 0;
  if (const auto* captured = value.as<Captured>()) return !captured->blocks->empty();
  if (const auto* blocks = value.as<AsBlocks>()) return truth(*blocks->value);
  return true;
}

bool equal(const Value& a, const Value& b, Arena& arena, int depth) {
  if (depth > deepest_comparison) return false;
  if (is_number(a) && is_number(b)) {
    const auto x = exact(a), y = exact(b);
    if (x && y) return compare(*x, *y) == 0;
    return a.is<Number>() && b.is<Number>() && a.get<Number>().digits == b.get<Number>().digits;
  }
  if (is_text(a) && is_text(b)) return flat_text(a, arena) == flat_text(b, arena);
  if (is_list(a) && is_list(b)) return equal_lists(a, b, arena, depth);
  if (is_map(a) && is_map(b)) return equal_maps(a, b, arena, depth);
  if (a.is<Null>() && b.is<Null>()) return true;
  if (const auto* x = a.as<const plan::Date*>(), *y = b.as<const plan::Date*>(); x && y) {
    return **x == **y;
  }
  return false;
}

Phrase kind_name(const Value& value) {
  if (is_blocks(value)) return {"các đoạn văn", "blocks"};
  if (is_text(value)) return {"văn bản", "text"};
  if (is_list(value)) return {"danh sách", "a list"};
  if (is_map(value)) return {"đối tượng", "a map"};
  if (value.is<Null>()) return {"rỗng (null)", "null"};
  if (value.is<bool>()) return {"đúng/sai", "true or false"};
  if (value.is<std::int64_t>()) return {"số nguyên", "a whole number"};
  if (value.is<Number>()) return {"số thập phân", "a decimal number"};
  if (value.is<const plan::Date*>()) return {"ngày tháng", "a date"};
  if (value.is<const MacroValue*>() || value.is<Builtin>()) return {"macro", "a macro"};
  if (value.is<const Module*>()) return {"thư viện macro", "a library of macros"};
  if (value.is<Namespace*>()) return {"namespace", "a namespace"};
  if (value.is<LoopState*>()) return {"biến loop", "the variable loop"};
  return {"chưa có", "undefined"};
}

Phrase shown(const Value& value, Arena& arena) {
  constexpr std::size_t most_bytes = 40;
  if (const auto* number = value.as<std::int64_t>()) return std::to_string(*number);
  if (const auto* number = value.as<Number>()) return number->digits;
  if (is_text(value)) {
    const std::string_view text = flat_text(value, arena);
    if (text.size() <= most_bytes) return '"' + std::string(text) + '"';
  }
  return kind_name(value);
}

}  // namespace kehoach::templates
