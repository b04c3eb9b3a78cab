#include "blank_columns.h"

#include <algorithm>

namespace kehoach::templates {

using document::Cell;
using document::Row;
using document::Table;

namespace {

// Calls `visit` with every cell, its row and the column that it begins in, row by row from the last
// cell to the first: a visitor may take the cell away.
template <class Visit>
void visit_cells(Table& table, Visit&& visit) {
  std::vector<int> covered(table.columns.size(), 0);  // rows that a cell above still covers
  for (Row& row : table.rows) {
    std::vector<std::size_t> begins;
    std::size_t column = 0;
    const auto skip_covered = [&] {
      while (column < covered.size() && covered[column] > 0) --covered[column++];
    };
    for (const Cell& cell : row.cells) {
      skip_covered();
      begins.push_back(column);
      for (int i = 0; i < cell.column_span; ++i) covered[column++] = cell.row_span - 1;
    }
    skip_covered();
    for (std::size_t i = row.cells.size(); i-- > 0;) visit(row, i, begins[i]);
  }
}

bool stays_empty(Table& table, std::size_t column) {
  bool met = false, blank = true;
  visit_cells(table, [&](const Row& row, std::size_t i, std::size_t begin) {
    const Cell& cell = row.cells[i];
    if (row.kind == document::RowKind::head || begin != column || cell.column_span > 1) return;
    met = true;
    blank = blank && cell.blocks.empty();
  });
  return met && blank;
}

void take_out(Table& table, std::size_t column) {
  visit_cells(table, [&](Row& row, std::size_t i, std::size_t begin) {
    Cell& cell = row.cells[i];
    const std::size_t end = begin + static_cast<std::size_t>(cell.column_span);
    if (column < begin || column >= end) return;
    if (--cell.column_span == 0)
      row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(i));
  });
  table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
}

}  // namespace

void take_out_blank_columns(Table& table, std::vector<std::size_t> columns) {
  // From the last on: those before keep their number.
  std::sort(columns.rbegin(), columns.rend());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  for (const std::size_t column : columns) {
    if (table.columns.size() > 1 && stays_empty(table, column)) take_out(table, column);
  }
}

}  // namespace kehoach::templates
