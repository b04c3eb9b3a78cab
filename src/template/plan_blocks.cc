// Values that are blocks: a plan's lists of strings and maps, and what macros printed.
#include <algorithm>

#include "base/nearest.h"
#include "evaluator.h"

namespace kehoach::templates {

using document::Block;
using document::MarkerKind;

namespace {

constexpr int deepest_blocks = 64;  // what a plan may nest

constexpr std::string_view marker_words = "\"I.\", \"1.\", \"1.1.\", \"a)\", \"-\", \"+\", \"*\"";

void append_ascii(std::string& out, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '-';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
}

void append_path(std::string& out, const DataPath* path) {
  if (path == nullptr || path->parent == nullptr) return;
  append_path(out, path->parent);
  if (!out.empty()) out += '.';
  if (path->index >= 0)
    out += std::to_string(path->index);
  else
    append_ascii(out, path->key);
}

}  // namespace

// The value's place in the plan; empty if it has none.
std::string Evaluator::block_id(const Value& value) const {
  std::string id;
  append_path(id, value.origin.path);
  return id;
}

bool Evaluator::wrong_shape(const Value& value, std::string_view what, Phrase wanted) {
  if (value.is<Broken>()) return false;
  const Origin where = value.origin ? value.origin : origin_at({});
  tell_at("T121", where, {what, std::move(wanted), shown(value, arena_)});
  return false;
}

// Text of a block: strings in it may be emphasised, whatever the schema says.
Value Evaluator::as_rich(const Value& text) {
  const auto* plain = text.as<std::string_view>();
  return plain == nullptr ? text : rich_value(*plain, text.origin, arena_);
}

void Evaluator::insert_blocks(const Value& value, Marker marker, int indent, Span span) {
  auto insertion = sink_->outline.begin_insertion(indent);
  Placing placing;
  placing.insertion = &insertion;
  placing.given = marker;
  placing.span = span;
  place_each(value, placing);
}

void Evaluator::place_each(const Value& value, const Placing& placing) {
  const Deeper deeper(*this);
  if (deeper.too_deep()) too_much("T153", placing.span, limits_.depth);
  if (stopped_) return;
  if (placing.depth > deepest_blocks) {
    too_much("T156", placing.span, deepest_blocks);
    return;
  }
  if (const auto* captured = value.as<Captured>()) {
    place_captured(*captured, placing);
  } else if (const auto* blocks = value.as<AsBlocks>()) {
    place_each(*blocks->value, placing);
  } else if (is_list(value)) {
    place_list(value, placing);
  } else if (is_map(value)) {
    place_map(value, placing);
  } else if (is_text(value)) {
    place_text(value, placing);
  } else {
    wrong_shape(value, "block", {"một chuỗi hoặc một đối tượng", "text or a map"});
  }
}

// Whether the block itself says that this kind of marker stands before it.
bool Evaluator::marks_itself(const Value& element, Marker marker) {
  const auto said = is_map(element) ? map_find(element, "marker", arena_) : std::nullopt;
  if (!said || !is_text(*said)) return false;
  const auto parsed = parse_marker(flat_text(*said, arena_));
  return parsed && parsed->kind == marker.kind;
}

void Evaluator::place_list(const Value& list, const Placing& placing) {
  // An author who gives some blocks of a list that very marker means the others to have none: an
  // introduction before the items, a paragraph after them.
  Placing each = placing;
  for (std::size_t i = 0; i < list_size(list) && each.given; ++i) {
    if (marks_itself(list_element(list, i, arena_), each.given)) each.given = {};
  }
  for (std::size_t i = 0; i < list_size(list) && !stopped_; ++i) {
    const Value element = list_element(list, i, arena_);
    if (is_list(element)) {
      wrong_shape(element, "block", {"một chuỗi hoặc một đối tượng", "text or a map"});
      continue;
    }
    place_each(element, each);
  }
}

// `marker` is the block's own by now; it has no part in what it is called.
void Evaluator::place(Block block, Marker marker, const Placing& placing) {
  if (!count_block(placing.span)) return;
  if (block.id.empty()) block.id = key_.empty() ? "block" : key_;
  if (placing.into != nullptr) {
    placing.into->push_back(std::move(block));
  } else if (marker) {
    sink_->outline.inserted(*placing.insertion, marker) = std::move(block);
  } else {
    sink_->outline.inserted(*placing.insertion) = std::move(block);
  }
}

// For a block that came without: its bold start becomes its heading, as on a template's line.
// Returns the marker that the block has then.
Marker Evaluator::give_marker(Block& block, Marker marker, const Origin& origin) {
  if (block.label.kind != MarkerKind::none) {
    const std::size_t numbers = block.label.numbers.size();
    return {block.label.kind, numbers > 1 ? static_cast<int>(numbers) : 2};
  }
  if (!marker || block.table) return {};
  forget_would_be_item(block);
  block.label.kind = marker.kind;
  block.label.origin = origin;
  if (marker.kind == MarkerKind::decimal) {
    block.label.numbers.assign(static_cast<std::size_t>(marker.depth), 0);
  }
  split_heading(block, marker.kind);
  return marker;
}

void Evaluator::place_text(const Value& text, const Placing& placing) {
  Block block;
  block.id = block_id(text);
  block.origin = text.origin;
  block.text = inlines(as_rich(text));
  if (block.text.empty()) return;
  const Marker marker = give_marker(block, placing.given, text.origin);
  place(std::move(block), marker, placing);
}

void Evaluator::place_captured(const Captured& captured, const Placing& placing) {
  if (placing.depth + captured.depth > deepest_blocks) {
    too_much("T156", placing.span, deepest_blocks);
    return;
  }
  for (const Block& original : *captured.blocks) {
    if (stopped_) return;
    Block block = original;
    const Marker marker = give_marker(block, placing.given, block.origin);
    place_loose(std::move(block), marker, placing);
  }
}

// A captured line that got no marker after all: what was indented below it stands beside it.
void Evaluator::place_loose(Block block, Marker marker, const Placing& placing) {
  const bool stays_open =
      placing.insertion != nullptr && sink_->outline.is_open_end(*placing.insertion);
  if (!is_would_be_item(block) || stays_open) {
    place(std::move(block), marker, placing);
    return;
  }
  forget_would_be_item(block);
  std::vector<Block> below = std::move(block.children);
  block.children.clear();
  place(std::move(block), marker, placing);
  for (Block& child : below) {
    const Marker own = give_marker(child, {}, child.origin);
    place(std::move(child), own, placing);
  }
}

// The marker and the number that the block itself says. `marker` is what it will have: the one
// that the list is given unless the block says another, or null for none.
bool Evaluator::read_label(const Value& map, Block& block, Marker& marker) {
  const auto said = map_find(map, "marker", arena_);
  const auto number = map_find(map, "number", arena_);
  if (said && said->is<Null>()) marker = {};
  if (said && !said->is<Null>()) {
    const std::string_view text = is_text(*said) ? flat_text(*said, arena_) : std::string_view();
    const auto parsed = parse_marker(text);
    if (!parsed) {
      tell_at("T122", said->origin, {shown(*said, arena_), marker_words});
      return false;
    }
    marker = *parsed;
    block.label.kind = marker.kind;
    block.label.origin = said->origin;
  }
  if (!number || number->is<Null>()) return true;
  const Value written = printable(*number, {});
  if (written.is<Broken>()) return false;
  const std::string_view text = flat_text(written, arena_);
  auto parsed = parse_written(text, block.label.kind);
  if (!parsed) parsed = parse_written(text, marker.kind);
  if (!parsed) {
    tell_at("T123", number->origin, {text, marker_words});
    return false;
  }
  block.label.kind = parsed->kind;
  block.label.numbers = parsed->numbers;
  block.label.text = text;
  block.label.written = true;
  block.label.origin = number->origin;
  marker = {parsed->kind, static_cast<int>(parsed->numbers.size())};
  return true;
}

void Evaluator::place_map(const Value& map, const Placing& placing) {
  work(map);
  if (const auto slot = map_find(map, "slot", arena_); slot && !slot->is<Null>()) {
    place_slot(map, *slot, placing);
    return;
  }
  Block block;
  block.id = block_id(map);
  block.origin = map.origin;
  const auto read = [&](std::string_view key, document::Inlines& into) {
    const auto value = map_find(map, key, arena_);
    if (!value || value->is<Null>()) return;
    if (is_text(*value) || value->is<std::int64_t>()) {
      into = inlines(as_rich(printable(*value, placing.span)));
    } else {
      wrong_shape(*value, key, {"một chuỗi", "text"});
    }
  };
  read("heading", block.heading);
  read("text", block.text);
  const auto table = map_find(map, "table", arena_);
  const auto children = map_find(map, "children", arena_);
  const bool bare = block.heading.empty() && block.text.empty() && (!table || table->is<Null>());
  Marker marker = placing.given;
  if (!read_label(map, block, marker)) return;
  if (bare && block.label.kind == MarkerKind::none) {
    // Only children: the list itself.
    if (children && !children->is<Null>()) {
      Placing inside = placing;
      inside.given = marker;
      ++inside.depth;
      place_each(*children, inside);
    }
    return;
  }
  if (table && !table->is<Null>()) block.table = plan_table(*table, block.id, placing.depth);
  if (block.label.kind == MarkerKind::none) marker = give_marker(block, marker, map.origin);
  if (children && !children->is<Null>()) {
    Placing inside;
    inside.into = &block.children;
    inside.depth = placing.depth + 1;
    inside.span = placing.span;
    place_each(*children, inside);
  }
  place(std::move(block), marker, placing);
}

// ---- slots

const SlotDefinition* Evaluator::find_slot(const Value& map, const Value& slot) {
  const auto form = map_find(map, "form", arena_);
  const bool any = !form || form->is<Null>();
  const std::string_view slot_name = is_text(slot) ? flat_text(slot, arena_) : std::string_view();
  const std::string_view form_name =
      !any && is_text(*form) ? flat_text(*form, arena_) : std::string_view();
  std::vector<std::string> slots, forms;
  const SlotDefinition* first = nullptr;
  for (const SlotDefinition* definition : family_.slots) {
    slots.push_back(definition->slot);
    if (definition->slot != slot_name) continue;
    if (definition->form == form_name) return definition;
    forms.push_back(definition->form);
    if (first == nullptr) first = definition;
  }
  if (any && first != nullptr) return first;
  std::vector<Phrase> hints;
  if (first == nullptr) {
    if (const auto near = nearest(slot_name, slots)) hints = {hint_did_you_mean(*near)};
    tell_at("T124", slot.origin, {slot_name}, std::move(hints));
    return nullptr;
  }
  if (const auto near = nearest(form_name, forms)) hints = {hint_did_you_mean(*near)};
  std::string all;
  for (const std::string& name : forms) all += (all.empty() ? "\"" : ", \"") + name + '"';
  tell_at("T125", form->origin, {slot_name, form_name, all}, std::move(hints));
  return nullptr;
}

// A block that asks for typed data of the plan: the template says how it is printed.
void Evaluator::place_slot(const Value& map, const Value& slot, const Placing& placing) {
  const SlotDefinition* definition = find_slot(map, slot);
  if (definition == nullptr) return;
  if (calls_ >= limits_.calls) {
    too_much("T152", placing.span, limits_.calls);
    return;
  }
  Block label;
  Marker marker = placing.given;
  if (!read_label(map, label, marker)) return;
  ++calls_;
  const Where outside = where_;
  Scope* const scope_outside = scope_;
  const std::string key_outside = key_;
  where_ = {definition->file, site(definition, placing.span), main_unit_, nullptr, 0};
  scope_ = new_scope(main_unit_->top);
  bind(family_.known.slot, map);
  key_ = block_id(map);
  const Value printed = capture([&] { run(definition->body); });
  key_ = key_outside;
  scope_ = scope_outside;
  where_ = outside;
  --calls_;
  std::vector<Block> blocks;
  if (is_text(printed)) {
    Block block;
    block.id = block_id(map);
    block.origin = map.origin;
    block.text = inlines(printed);
    if (!block.text.empty()) blocks.push_back(std::move(block));
  } else if (const auto* captured = printed.as<Captured>()) {
    if (placing.depth + captured->depth > deepest_blocks) {
      too_much("T156", placing.span, deepest_blocks);
      return;
    }
    blocks = *captured->blocks;
  }
  for (Block& block : blocks) {
    // A number that the plan wrote is that of the first block.
    const bool takes_number =
        label.label.written && block.label.kind == MarkerKind::none && !block.table;
    const Marker own = give_marker(block, marker, map.origin);
    if (takes_number) {
      block.label = std::move(label.label);
      label.label = {};
    }
    place_loose(std::move(block), own, placing);
  }
}

namespace {

void collect_slots(const plan::Value& value, std::unordered_set<std::string_view>& slots) {
  if (const plan::List* list = value.list()) {
    for (const plan::Value& element : *list) collect_slots(element, slots);
  }
  if (const plan::Map* map = value.map()) {
    for (const auto& [key, member] : *map) {
      if (key == "slot" && member.text() != nullptr) slots.insert(*member.text());
      collect_slots(member, slots);
    }
  }
}

}  // namespace

bool Evaluator::is_placed(std::string_view slot) {
  if (!placed_) collect_slots(root_, placed_.emplace());
  return placed_->contains(slot);
}

}  // namespace kehoach::templates
