// A plan's tables: {caption?, columns?: [{width?, align?}], head?: [row], rows: [row]}, where a row
// is [cell...] or {kind?, cells} and a cell a string or {text?, children?, colspan?, rowspan?,
// align?}.
#include <algorithm>
#include <array>

#include "evaluator.h"

namespace kehoach::templates {

using document::Align;
using document::Block;
using document::Cell;
using document::Row;
using document::RowKind;
using document::Table;

namespace {

constexpr int most_columns = 63;  // what Word takes
constexpr int most_rows_spanned = 1000;
constexpr int most_weight = 10000;

std::optional<RowKind> row_kind(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, RowKind>, 4> kinds = {{
      {"head", RowKind::head},
      {"data", RowKind::data},
      {"group", RowKind::group},
      {"total", RowKind::total},
  }};
  for (const auto& [known, kind] : kinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Align> Evaluator::read_align(const Value& value, Span span) {
  static constexpr std::array<std::pair<std::string_view, Align>, 6> names = {{
      {"left", Align::left},
      {"centre", Align::centre},
      {"center", Align::centre},
      {"right", Align::right},
      {"justified", Align::justified},
      {"auto", Align::automatic},
  }};
  if (value.is<Null>()) return Align::automatic;
  const std::string_view text = is_text(value) ? flat_text(value, arena_) : std::string_view();
  for (const auto& [name, align] : names) {
    if (name == text) return align;
  }
  const Phrase wanted("\"left\", \"centre\", \"right\" hoặc \"justified\"",
                      "\"left\", \"centre\", \"right\" or \"justified\"");
  if (value.origin.path != nullptr)
    tell_at("T126", value.origin, {"align", wanted});
  else
    tell("T126", span, {"align", wanted});
  return std::nullopt;
}

std::optional<Table> Evaluator::plan_table(const Value& map, const std::string& id, int depth) {
  if (!is_map(map)) {
    wrong_shape(map, "table", {"một đối tượng", "a map"});
    return std::nullopt;
  }
  Table table;
  table.origin = map.origin;
  if (const auto caption = map_find(map, "caption", arena_); caption && !caption->is<Null>()) {
    if (is_text(*caption))
      table.caption = inlines(as_rich(*caption));
    else
      wrong_shape(*caption, "caption", {"một chuỗi", "text"});
  }
  if (const auto columns = map_find(map, "columns", arena_); columns && !columns->is<Null>()) {
    plan_columns(*columns, table);
  }
  if (const auto head = map_find(map, "head", arena_); head && !head->is<Null>()) {
    plan_rows(*head, RowKind::head, table, id, depth);
  }
  if (const auto rows = map_find(map, "rows", arena_); rows && !rows->is<Null>()) {
    plan_rows(*rows, RowKind::data, table, id, depth);
  }
  check_table(table);
  return table;
}

void Evaluator::plan_columns(const Value& columns, Table& table) {
  if (!is_list(columns) || list_size(columns) > most_columns) {
    wrong_shape(columns, "columns",
                {"một danh sách, nhiều nhất 63 cột", "a list, of at most 63 columns"});
    return;
  }
  for (std::size_t i = 0; i < list_size(columns); ++i) {
    const Value given = list_element(columns, i, arena_);
    document::Column column;
    if (!is_map(given)) {
      wrong_shape(given, "columns", {"một đối tượng {width, align}", "a map {width, align}"});
    } else {
      const auto width = map_find(given, "width", arena_);
      const auto* number = width ? width->as<std::int64_t>() : nullptr;
      if (number != nullptr && *number >= 1 && *number <= most_weight) {
        column.weight = static_cast<int>(*number);
      } else if (width && !width->is<Null>()) {
        wrong_shape(*width, "width",
                    {"số nguyên từ 1 đến 10000", "a whole number from 1 to 10000"});
      }
      if (const auto align = map_find(given, "align", arena_)) {
        column.align = read_align(*align, {}).value_or(Align::automatic);
      }
    }
    table.columns.push_back(column);
  }
}

void Evaluator::plan_rows(const Value& rows, RowKind kind, Table& table, const std::string& id,
                          int depth) {
  if (!is_list(rows)) {
    wrong_shape(rows, kind == RowKind::head ? "head" : "rows", {"một danh sách", "a list"});
    return;
  }
  for (std::size_t i = 0; i < list_size(rows) && !stopped_; ++i) {
    const std::string row_id = id + ".r" + std::to_string(table.rows.size());
    table.rows.push_back(plan_row(list_element(rows, i, arena_), kind, row_id, depth));
  }
}

Row Evaluator::plan_row(const Value& given, RowKind kind, const std::string& id, int depth) {
  Row row;
  row.kind = kind;
  Value cells = given;
  if (is_map(given)) {
    if (const auto name = map_find(given, "kind", arena_); name && !name->is<Null>()) {
      const auto known =
          is_text(*name) ? row_kind(flat_text(*name, arena_)) : std::optional<RowKind>();
      if (known)
        row.kind = *known;
      else
        wrong_shape(*name, "kind",
                    {"\"head\", \"group\", \"data\" hoặc \"total\"",
                     "\"head\", \"group\", \"data\" or \"total\""});
    }
    cells = map_find(given, "cells", arena_).value_or(Value{Null{}, given.origin});
  }
  if (!is_list(cells)) {
    wrong_shape(cells, "cells", {"danh sách các ô", "a list of cells"});
    return row;
  }
  for (std::size_t i = 0; i < list_size(cells) && !stopped_; ++i) {
    row.cells.push_back(
        plan_cell(list_element(cells, i, arena_), id + ".c" + std::to_string(i), depth));
  }
  return row;
}

Cell Evaluator::plan_cell(const Value& given, const std::string& id, int depth) {
  Cell cell;
  cell.origin = given.origin;
  Value text = given;
  std::optional<Value> children;
  if (is_map(given)) {
    text = map_find(given, "text", arena_).value_or(Value{Null{}, given.origin});
    children = map_find(given, "children", arena_);
    const auto span = [&](std::string_view key, int most, int& into) {
      const auto value = map_find(given, key, arena_);
      if (!value || value->is<Null>()) return;
      const auto* number = value->as<std::int64_t>();
      if (number != nullptr && *number >= 1 && *number <= most)
        into = static_cast<int>(*number);
      else
        wrong_shape(*value, key,
                    {"số nguyên từ 1 đến " + std::to_string(most),
                     "a whole number from 1 to " + std::to_string(most)});
    };
    span("colspan", most_columns, cell.column_span);
    span("rowspan", most_rows_spanned, cell.row_span);
    if (const auto align = map_find(given, "align", arena_)) {
      cell.align = read_align(*align, {}).value_or(Align::automatic);
    }
  }
  if (!text.is<Null>()) {
    const Value printed = printable(text, {});
    if (!printed.is<Broken>() && count_block({})) {
      document::Block block;
      block.id = id;
      block.origin = text.origin;
      block.text = inlines(as_rich(printed));
      if (!block.text.empty()) cell.blocks.push_back(std::move(block));
    }
  }
  if (children && !children->is<Null>()) {
    Placing inside;
    inside.into = &cell.blocks;
    inside.depth = depth + 1;
    place_each(*children, inside);
  }
  return cell;
}

namespace {

const Block* find_table(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.table) return &block;
    if (const Block* found = find_table(block.children)) return found;
  }
  return nullptr;
}

}  // namespace

// Every row fills the table's width: the spans of its cells and of those that reach down into it.
void Evaluator::check_table(Table& table) {
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells) {
      if (const Block* inner = find_table(cell.blocks)) tell_at("T138", inner->origin, {});
    }
  }
  if (table.columns.empty() && !table.rows.empty()) {
    std::size_t width = 0;
    for (const Cell& cell : table.rows.front().cells) {
      width += static_cast<std::size_t>(cell.column_span);
    }
    if (width > most_columns) {
      tell_at("T135", table.origin, {std::to_string(width), std::to_string(most_columns)});
      return;
    }
    table.columns.resize(width);
  }
  std::vector<int> covered(table.columns.size(), 0);  // rows that a cell above still covers
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    std::size_t column = 0;
    const auto skip_covered = [&] {
      while (column < covered.size() && covered[column] > 0) --covered[column++];
    };
    for (const Cell& cell : row.cells) {
      skip_covered();
      for (int i = 0; i < cell.column_span; ++i, ++column) {
        if (column < covered.size()) covered[column] = cell.row_span - 1;
      }
    }
    skip_covered();
    const Origin where = row.cells.empty() ? table.origin : row.cells.front().origin;
    if (column != covered.size()) {
      tell_at("T128", where, {std::to_string(column), std::to_string(covered.size())});
      return;
    }
    if (row.kind == RowKind::head && r > 0 && table.rows[r - 1].kind != RowKind::head) {
      tell_at("T132", where, {});
    }
  }
  if (std::any_of(covered.begin(), covered.end(), [](int rows) { return rows > 0; })) {
    tell_at("T136", table.origin, {});
  }
}

}  // namespace kehoach::templates
