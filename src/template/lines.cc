// Words to lines: what nodes print is gathered until the line ends, then becomes a paragraph or an
// item of the outline.
#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "evaluator.h"

namespace kehoach::templates {

using document::Block;
using document::Inline;
using document::Inlines;
using document::MarkerKind;

namespace {

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_blank); }

int depth_of(const std::vector<Block>& blocks) {
  int deepest = 0;
  for (const Block& block : blocks) {
    deepest = std::max(deepest, depth_of(block.children));
    if (!block.table) continue;
    for (const auto& row : block.table->rows) {
      for (const auto& cell : row.cells) deepest = std::max(deepest, depth_of(cell.blocks));
    }
  }
  return blocks.empty() ? 0 : deepest + 1;
}

}  // namespace

void Evaluator::put(std::string_view text, bool bold, bool italic, const Origin& origin,
                    bool of_template) {
  Line& line = sink_->line;
  if (line.took_blocks) {
    if (all_blank(text)) return;
    if (!line.failed) tell_at("T118", origin, {});
    line.failed = true;
    return;
  }
  Origin from = origin;
  if (of_template && !line.runs.empty() && !text.empty() && is_blank(text.front()) &&
      !line.runs.back().text.empty() && is_blank(line.runs.back().text.back())) {
    text.remove_prefix(1);
    if (from.offset != Origin::somewhere) ++from.offset;
  }
  if (text.empty() || !room_for(text.size(), from.span)) return;
  text_bytes_ += text.size();
  line.below = false;
  Inline& run = line.runs.emplace_back();
  run.text = text;
  run.bold = bold || sink_->bold;
  run.italic = italic || sink_->italic;
  run.origin = from;
  if (sink_->table != nullptr && !all_blank(text)) sink_->table->cell_due = true;
}

void Evaluator::print_node(const Node& n, const Text& text) {
  if (sink_->muted) return;
  Origin origin = origin_at(n.span);
  if (!text.in_step) origin.offset = Origin::somewhere;
  put(text.text, n.bold, n.italic, origin, true);
}

void Evaluator::print_node(const Node&, const LineStart& start) {
  if (sink_->muted) return;
  if (sink_->table != nullptr) {
    begin_row_line(start);
    return;
  }
  Line& line = sink_->line;
  const bool filled = !line.runs.empty() || line.took_blocks || line.marker;
  if (filled) {
    if (start.marker) {
      if (!line.failed) tell("T119", start.marker_span, {});
      line.failed = true;
    }
    return;
  }
  line.open = true;
  line.marker = start.marker;
  line.indent = start.indent + sink_->indent;
  line.start = &start;
  line.origin = origin_at(start.line);
}

void Evaluator::print_node(const Node&, const LineEnd&) {
  if (sink_->muted) return;
  end_line();
  sink_->line_ended = true;
}

void Evaluator::print_node(const Node& n, const Print& node) {
  if (sink_->muted) return;
  print(demand(evaluate(*node.value), node.value->span), n, node.value->span);
}

// What may stand in a line as it is: text and whole numbers.
Value Evaluator::printable(const Value& value, Span span) {
  if (is_text(value) || value.is<Broken>()) return value;
  if (const auto* number = value.as<std::int64_t>()) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, *number).ptr;
    return text_value(arena_.copy({digits, static_cast<std::size_t>(end - digits)}),
                      derived(value.origin));
  }
  if (const auto* captured = value.as<Captured>()) {
    if (captured->blocks->empty()) return text_value({}, value.origin);
    if (is_words(*captured)) return words_of(*captured);
  }
  const DataPath* path = value.origin.path;
  if (value.is<Null>()) {
    return tell("T104", span, {},
                {{"thêm | default(\"...\") hoặc dùng if", "add | default(\"...\") or use if"}},
                path);
  }
  if (value.is<Number>()) {
    return tell("T106", span, {},
                {{"thêm | number, để viết theo cách của tiếng Việt",
                  "add | number, to write it the Vietnamese way"}},
                path);
  }
  std::vector<Phrase> hints;
  if (is_blocks(value)) return tell("T117", span, {}, {}, path);
  if (is_list(value)) {
    hints.emplace_back("thêm | join(\", \"), hoặc | blocks để in mỗi phần tử một đoạn",
                       "add | join(\", \"), or | blocks to print each element as a paragraph");
  }
  if (value.is<const plan::Date*>()) {
    hints.emplace_back("thêm | long_date hoặc | short_date", "add | long_date or | short_date");
  }
  if (value.is<bool>()) hints.emplace_back("dùng if để chọn chữ", "use if to choose words");
  if (is_map(value)) {
    hints.emplace_back("nêu phần cần in, như x.name", "say which part of it, as x.name");
  }
  return tell("T105", span, {kind_name(value)}, std::move(hints), path);
}

// The only paragraph of what was captured, as text.
Value Evaluator::words_of(const Captured& captured) {
  const Inlines& text = captured.blocks->front().text;
  Run* runs = arena_.array<Run>(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    runs[i] = {text[i].text, text[i].bold, text[i].italic, text[i].origin};
  }
  return {Rich{runs, static_cast<std::uint32_t>(text.size())}, {}};
}

void Evaluator::print(const Value& value, const Node& node, Span span) {
  Line& line = sink_->line;
  if (value.is<Broken>()) {
    line.failed = true;
    return;
  }
  const bool alone =
      !line.took_blocks && std::all_of(line.runs.begin(), line.runs.end(),
                                       [](const Inline& run) { return all_blank(run.text); });
  if (const auto* captured = value.as<Captured>(); captured != nullptr) {
    if (is_words(*captured)) {
      put_text(words_of(*captured), node);
      line.below = alone;
      return;
    }
    if (captured->blocks->empty()) return;
  }
  if (is_blocks(value) && alone) {
    line.took_blocks = true;
    line.runs.clear();
    insert_blocks(value, line.marker, line.indent, span);
    return;
  }
  const Value text = printable(value, span);
  if (text.is<Broken>())
    line.failed = true;
  else
    put_text(text, node);
}

void Evaluator::put_text(const Value& text, const Node& node) {
  Run whole;
  for (const Run& run : runs_of(text, whole)) {
    put(run.text, run.bold || node.bold, run.italic || node.italic, run.origin, false);
  }
}

Inlines Evaluator::inlines(const Value& text) {
  Run whole;
  const auto runs = runs_of(text, whole);
  Inlines out;
  out.reserve(runs.size());
  for (const Run& run : runs) {
    if (run.text.empty()) continue;
    out.push_back({std::string(run.text), run.bold, run.italic, run.origin});
    text_bytes_ += run.text.size();
  }
  return out;
}

// ---- ends of lines

// Without the blanks at its ends; whether anything is left.
bool Evaluator::trim_line() {
  Inlines& runs = sink_->line.runs;
  while (!runs.empty()) {
    Inline& last = runs.back();
    while (!last.text.empty() && is_blank(last.text.back())) last.text.pop_back();
    if (!last.text.empty()) break;
    runs.pop_back();
  }
  std::size_t empty = 0;
  for (; empty < runs.size(); ++empty) {
    Inline& first = runs[empty];
    std::size_t blanks = 0;
    while (blanks < first.text.size() && is_blank(first.text[blanks])) ++blanks;
    if (blanks == 0) break;
    first.text.erase(0, blanks);
    if (first.origin.offset != Origin::somewhere) {
      first.origin.offset += static_cast<std::uint32_t>(blanks);
    }
    if (!first.text.empty()) break;
  }
  runs.erase(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(empty));
  return !runs.empty();
}

void Evaluator::end_line() {
  if (sink_->table != nullptr) {
    end_row_line();
    return;
  }
  Line& line = sink_->line;
  if (line.open && !line.failed && !line.took_blocks && trim_line()) print_line();
  line = Line{};
}

void Evaluator::print_line() {
  Line& line = sink_->line;
  if (!count_block(line.start->line)) return;
  Block* block = nullptr;
  if (line.marker) {
    block = &sink_->outline.item(line.marker, line.indent);
  } else if (line.below) {
    auto insertion = sink_->outline.begin_insertion(line.indent);
    block = &sink_->outline.inserted(insertion);
  } else {
    block = &sink_->outline.paragraph(line.indent);
  }
  block->id = line_id(line.start->identity);
  block->origin = line.origin;
  block->text = std::move(line.runs);
  if (!line.marker) return;
  block->label.kind = line.marker.kind;
  block->label.origin = line.origin;
  block->label.origin.span = line.start->marker_span;
  if (line.marker.kind == MarkerKind::decimal) {
    block->label.numbers.assign(static_cast<std::size_t>(line.marker.depth), 0);
  }
  split_heading(*block, line.marker.kind);
  if (sink_->outline.take_left_section()) tell_at("T202", block->label.origin, {});
}

// An "I." line is a heading; after "1." "1.1." "a)" a bold start is one: alone if all is bold, else
// the start of a paragraph. A colon or full stop right behind it belongs to it; anything else that
// is not a blank makes it plain bold text.
void Evaluator::split_heading(Block& block, MarkerKind kind) {
  if (!block.heading.empty()) return;
  if (kind == MarkerKind::roman) {
    block.heading = std::move(block.text);
    block.text.clear();
    return;
  }
  if (kind != MarkerKind::arabic && kind != MarkerKind::decimal && kind != MarkerKind::letter) {
    return;
  }
  Inlines& text = block.text;
  std::size_t bold = 0;
  while (bold < text.size() && (text[bold].bold || all_blank(text[bold].text))) ++bold;
  while (bold > 0 && !text[bold - 1].bold) --bold;
  if (bold == 0) return;
  Inline rest;
  if (bold < text.size()) {
    const std::string& after = text[bold].text;
    const bool sign = after.front() == ':' || after.front() == '.';
    const bool ends_there = is_blank(text[bold - 1].text.back());
    if (sign && (after.size() == 1 ? bold + 1 == text.size() : is_blank(after[1]))) {
      rest = text[bold];
      rest.text.resize(1);
      text[bold].text.erase(0, 1);
      if (text[bold].origin.offset != Origin::somewhere) ++text[bold].origin.offset;
    } else if (!is_blank(after.front()) && !ends_there) {
      return;
    }
  }
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(bold);
  block.heading.assign(std::make_move_iterator(text.begin()), std::make_move_iterator(end));
  text.erase(text.begin(), end);
  for (Inline& part : block.heading) part.bold = false;  // a heading says it already
  if (!rest.text.empty()) block.heading.push_back(std::move(rest));
  std::string& last = block.heading.back().text;
  while (!last.empty() && is_blank(last.back())) last.pop_back();
  while (!text.empty()) {
    Inline& first = text.front();
    std::size_t blanks = 0;
    while (blanks < first.text.size() && is_blank(first.text[blanks])) ++blanks;
    first.text.erase(0, blanks);
    if (first.origin.offset != Origin::somewhere) {
      first.origin.offset += static_cast<std::uint32_t>(blanks);
    }
    if (!first.text.empty()) break;
    text.erase(text.begin());
  }
}

// The line as it is written in the template, and whose turn it is in the loops around: both stay
// what they are when something else is edited.
std::string Evaluator::line_id(std::uint32_t identity) const {
  static constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuv";
  std::string id(8, 't');
  for (std::size_t i = 1; i < id.size(); ++i) {
    id[i] = digits[identity & 31U];
    identity >>= 5U;
  }
  if (!key_.empty()) {
    id += '.';
    id += key_;
  }
  return id;
}

Value Evaluator::finish_capture(Sink& sink) {
  Line& line = sink.line;
  const bool words =
      !sink.line_ended && !line.marker && !line.took_blocks && !line.below && sink.outline.empty();
  if (line.failed && !sink.line_ended) return broken();
  if (words) {
    Run* runs = arena_.array<Run>(line.runs.size());
    for (std::size_t i = 0; i < line.runs.size(); ++i) {
      const Inline& run = line.runs[i];
      runs[i] = {arena_.copy(run.text), run.bold, run.italic, run.origin};
    }
    if (line.runs.empty()) return text_value({}, {});
    return {Rich{runs, static_cast<std::uint32_t>(line.runs.size())}, line.runs[0].origin};
  }
  end_line();
  std::vector<Block> blocks = sink.outline.take();
  const int depth = depth_of(blocks);
  return {Captured{arena_.keep(std::move(blocks)), depth}, {}};
}

}  // namespace kehoach::templates
