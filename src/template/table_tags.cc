// Tables written in a template: rows between "|", or of `row` and `cell` tags.
#include <algorithm>

#include "blank_columns.h"
#include "evaluator.h"

namespace kehoach::templates {

using document::Align;
using document::Block;
using document::Cell;
using document::RowKind;
using document::Table;

namespace {

constexpr int most_columns = 63;  // what Word takes
constexpr int most_weight = 10000;
constexpr int most_rows = 1000;

}  // namespace

// A whole number of a tag's option; nothing if it is not given. Told and nothing if it is wrong.
std::optional<int> Evaluator::small_number(ExprRef expression, int least, int most,
                                           std::string_view what) {
  if (expression == nullptr) return std::nullopt;
  const Value value = demand(evaluate(*expression), expression->span);
  if (value.is<Broken>()) return std::nullopt;
  const auto* number = value.as<std::int64_t>();
  if (number != nullptr && *number >= least && *number <= most) return static_cast<int>(*number);
  const std::string from = std::to_string(least), to = std::to_string(most);
  tell("T126", expression->span,
       {what, Phrase("số nguyên từ " + from + " đến " + to,
                     "a whole number from " + from + " to " + to)});
  return std::nullopt;
}

// What an option says of the columns; nothing if it is not given, told and nothing if it is wrong.
std::vector<Value> Evaluator::column_list(ExprRef expression, std::string_view what) {
  if (expression == nullptr) return {};
  const Value value = demand(evaluate(*expression), expression->span);
  if (value.is<Broken>()) return {};
  if (is_list(value) && list_size(value) <= most_columns) {
    return elements(value, expression->span).value_or(std::vector<Value>());
  }
  tell("T126", expression->span,
       {what, Phrase("danh sách, nhiều nhất 63 phần tử", "a list of at most 63 elements")});
  return {};
}

bool Evaluator::read_columns(const TableTag& node, Table& table) {
  const std::size_t before = errors_.size();
  const auto widths = column_list(node.widths, "widths");
  const auto aligns = column_list(node.align, "align");
  table.columns.resize(std::max(widths.size(), aligns.size()));
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto* number = widths[i].as<std::int64_t>();
    if (number != nullptr && *number >= 1 && *number <= most_weight) {
      table.columns[i].weight = static_cast<int>(*number);
    } else {
      tell("T126", node.widths->span,
           {"widths", Phrase("các số nguyên từ 1 đến 10000", "whole numbers from 1 to 10000")});
    }
  }
  for (std::size_t i = 0; i < aligns.size(); ++i) {
    table.columns[i].align = read_align(aligns[i], node.align->span).value_or(Align::automatic);
  }
  return errors_.size() == before;
}

// The columns that are not there if no row fills them.
void Evaluator::take_out_optional(const TableTag& node, Table& table) {
  std::vector<std::size_t> optional;
  for (const Value& value : column_list(node.optional, "optional")) {
    const auto* number = value.as<std::int64_t>();
    if (number != nullptr && *number >= 1 &&
        *number <= static_cast<std::int64_t>(table.columns.size())) {
      optional.push_back(static_cast<std::size_t>(*number - 1));
      continue;
    }
    const std::string count = std::to_string(table.columns.size());
    tell("T126", node.optional->span,
         {"optional", Phrase("số thứ tự của các cột, từ 1 đến " + count,
                             "the numbers of columns, from 1 to " + count)});
  }
  take_out_blank_columns(table, std::move(optional));
}

void Evaluator::print_node(const Node& n, const TableTag& node) {
  if (sink_->muted) return;
  Line& line = sink_->line;
  if (!line.runs.empty() || line.took_blocks || sink_->table != nullptr) {
    tell("T030", n.span, {"table"});
    return;
  }
  TableWork work;
  work.table.origin = origin_at(n.span);
  work.id = line_id(node.identity);
  read_columns(node, work.table);
  work.head_rows =
      static_cast<std::size_t>(small_number(node.head, 0, most_rows, "head").value_or(1));
  if (node.caption != nullptr) {
    const Value caption = demand(evaluate(*node.caption), node.caption->span);
    work.table.caption = inlines(printable(caption, node.caption->span));
  }
  Sink inner;
  inner.table = &work;
  Sink* const outer = sink_;
  sink_ = &inner;
  run(node.body);
  end_row_line();
  sink_ = outer;
  const std::size_t before = errors_.size();
  check_table(work.table);
  if (errors_.size() == before) take_out_optional(node, work.table);
  if (!count_block(n.span)) return;
  Block& block = sink_->outline.paragraph(node.indent + sink_->indent);
  block.id = work.id;
  block.origin = work.table.origin;
  block.table = std::move(work.table);
}

// ---- rows

void Evaluator::begin_row(RowKind kind) {
  TableWork& work = *sink_->table;
  auto& rows = work.table.rows;
  const bool head = kind == RowKind::data && rows.size() < work.head_rows;
  rows.emplace_back();
  rows.back().kind = head ? RowKind::head : kind;
  work.cell_due = false;
}

void Evaluator::begin_row_line(const LineStart& start) {
  TableWork& work = *sink_->table;
  Line& line = sink_->line;
  if (work.row_open) {
    if (start.row) end_cell(false);
    return;
  }
  if (!start.row) {
    tell("T022", start.line, {});
    line.failed = true;
    return;
  }
  if (!work.in_row_tag) begin_row(RowKind::data);
  work.row_open = true;
  line.open = true;
  line.start = &start;
  line.origin = origin_at(start.line);
}

void Evaluator::print_node(const Node&, const CellBreak&) {
  if (sink_->muted || sink_->table == nullptr || !sink_->table->row_open) return;
  end_cell(false);
}

// What stands between two "|" is a cell; behind the last one only if there is something.
void Evaluator::end_cell(bool at_line_end) {
  TableWork& work = *sink_->table;
  Line& line = sink_->line;
  const bool due = work.cell_due || line.took_blocks;
  if (at_line_end && !due) {
    line.runs.clear();
    return;
  }
  Cell cell;
  cell.origin = line.origin;
  if (line.took_blocks) {
    cell.blocks = sink_->outline.take();
    sink_->outline = Outline();
  } else if (trim_line() && count_block(line.start->line)) {
    Block& block = cell.blocks.emplace_back();
    block.origin = line.runs.front().origin;
    block.text = std::move(line.runs);
  }
  line.runs.clear();
  line.took_blocks = false;
  work.cell_due = false;
  add_cell(std::move(cell));
}

void Evaluator::add_cell(Cell cell) {
  TableWork& work = *sink_->table;
  auto& cells = work.table.rows.back().cells;
  const std::string id = work.id + ".r" + std::to_string(work.table.rows.size() - 1) + ".c" +
                         std::to_string(cells.size());
  for (Block& block : cell.blocks) {
    if (block.id.empty()) block.id = id;
  }
  cells.push_back(std::move(cell));
}

void Evaluator::end_row_line() {
  TableWork& work = *sink_->table;
  if (work.row_open) end_cell(true);
  work.row_open = false;
  sink_->line = Line{};
}

void Evaluator::print_node(const Node& n, const RowTag& node) {
  if (sink_->muted) return;
  if (sink_->table == nullptr || sink_->table->in_row_tag) {
    tell("T023", n.span, {"row", "table"});
    return;
  }
  end_row_line();
  begin_row(node.kind);
  sink_->table->in_row_tag = true;
  run(node.body);
  end_row_line();
  sink_->table->in_row_tag = false;
}

void Evaluator::print_node(const Node& n, const CellTag& node) {
  if (sink_->muted) return;
  if (sink_->table == nullptr || !sink_->table->in_row_tag) {
    tell("T023", n.span, {"cell", "row"});
    return;
  }
  Cell cell;
  cell.origin = origin_at(n.span);
  cell.column_span = small_number(node.column_span, 1, most_columns, "colspan").value_or(1);
  cell.row_span = small_number(node.row_span, 1, most_rows, "rowspan").value_or(1);
  if (node.align != nullptr) {
    const Value align = demand(evaluate(*node.align), node.align->span);
    if (!align.is<Broken>()) {
      cell.align = read_align(align, node.align->span).value_or(Align::automatic);
    }
  }
  const Value content = capture([&] { run(node.body); });
  if (is_text(content)) {
    Block block;
    block.origin = cell.origin;
    block.text = inlines(content);
    Line line;
    line.runs = std::move(block.text);
    std::swap(line, sink_->line);
    const bool filled = trim_line();
    std::swap(line, sink_->line);
    block.text = std::move(line.runs);
    if (filled && count_block(n.span)) cell.blocks.push_back(std::move(block));
  } else if (const auto* captured = content.as<Captured>()) {
    Placing inside;
    inside.into = &cell.blocks;
    inside.span = n.span;
    place_captured(*captured, inside);
  }
  add_cell(std::move(cell));
}

}  // namespace kehoach::templates
