// Tables: those of the form and those of data.
#include <algorithm>

#include "body.h"
#include "formatting.h"
#include "styles.h"

namespace kehoach::docx {

namespace {

using flow::Cell;
using flow::Row;
using flow::Table;

std::int64_t width_of(const Table& table, std::size_t first, std::size_t count) {
  std::int64_t twips = 0;
  for (std::size_t i = first; i < first + count; ++i) twips += table.columns[i].in_twips();
  return twips;
}

bool is_data(const Table& table) { return table.kind == Table::Kind::data; }

bool has_head_rows(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& r) { return r.repeat; });
}

// Whether the first column names its rows. A row of nothing but heads is one that has no room to be
// repeated.
bool has_head_column(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
    const auto head = [](const Cell& cell) { return cell.header; };
    return !row.cells.empty() && head(row.cells.front()) &&
           !std::all_of(row.cells.begin(), row.cells.end(), head);
  });
}

}  // namespace

void Body::write_table(const Table& table) {
  xml_.start("w:tbl");
  write_table_properties(table);
  xml_.start("w:tblGrid");
  for (const Length column : table.columns) xml_.leaf("w:gridCol", "w:w", column.in_twips());
  xml_.end("w:tblGrid");
  std::vector<Hanging> hanging(table.columns.size());
  for (const Row& row : table.rows) write_row(table, row, hanging);
  xml_.end("w:tbl");
}

void Body::write_table_properties(const Table& table) {
  const bool data = is_data(table);
  const std::int64_t padding = table.padding_side.in_twips();
  xml_.start("w:tblPr");
  xml_.leaf("w:tblStyle", "w:val", data ? data_table_style : form_table_style);
  xml_.leaf("w:tblW", "w:w", width_of(table, 0, table.columns.size()), "w:type", "dxa");
  if (data) {
    // Until Word 2010 the text of a table's first column, not its edge, stood at the margin.
    const bool older = flow_->line_fit == flow::LineFit::first_fit;
    xml_.leaf("w:tblInd", "w:w", older ? padding : 0, "w:type", "dxa");
    const bool lines = table.border > Length();
    xml_.start("w:tblBorders");
    for (const std::string_view edge :
         {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
      if (lines) {
        xml_.leaf(edge, "w:val", "single", "w:sz", border_size(table.border), "w:space", 0,
                  "w:color", "000000");
      } else {
        xml_.leaf(edge, "w:val", "nil");
      }
    }
    xml_.end("w:tblBorders");
  }
  xml_.leaf("w:tblLayout", "w:type", "fixed");
  if (data || padding != 0) {
    xml_.start("w:tblCellMar");
    xml_.leaf("w:left", "w:w", padding, "w:type", "dxa");
    xml_.leaf("w:right", "w:w", padding, "w:type", "dxa");
    xml_.end("w:tblCellMar");
  }
  // 17.4.55: which cells head others; no banding.
  const bool row = data && has_head_rows(table), column = data && has_head_column(table);
  const std::string_view look = row && column ? "06A0" : row ? "0620" : column ? "0680" : "0600";
  xml_.leaf("w:tblLook", "w:val", look, "w:firstRow", row, "w:lastRow", 0, "w:firstColumn", column,
            "w:lastColumn", 0, "w:noHBand", 1, "w:noVBand", 1);
  if (!table.title.empty()) xml_.leaf("w:tblCaption", "w:val", table.title);
  if (!table.description.empty()) xml_.leaf("w:tblDescription", "w:val", table.description);
  xml_.end("w:tblPr");
}

void Body::write_row(const Table& table, const Row& row, std::vector<Hanging>& hanging) {
  xml_.start("w:tr");
  xml_.start("w:trPr");
  xml_.leaf("w:cantSplit");
  if (row.repeat) xml_.leaf("w:tblHeader");
  xml_.end("w:trPr");
  const std::size_t columns = table.columns.size();
  auto cell = row.cells.begin();
  for (std::size_t column = 0; column < columns;) {
    if (Hanging& above = hanging[column]; above.rows > 0) {
      --above.rows;
      start_cell(table, column, above.columns);
      xml_.markup("<w:vMerge/>");
      end_empty_cell(row.keep_with_next);
      column += above.columns;
      continue;
    }
    const bool given = cell != row.cells.end();
    const std::size_t wanted =
        given ? static_cast<std::size_t>(std::max(1, cell->column_span)) : columns;
    std::size_t span = 1;
    while (span < wanted && column + span < columns && hanging[column + span].rows == 0) ++span;
    start_cell(table, column, span);
    if (given) {
      write_cell(*cell, row.keep_with_next);
      if (cell->row_span > 1) hanging[column] = {cell->row_span - 1, span};
      ++cell;
    } else {
      end_empty_cell(row.keep_with_next);
    }
    column += span;
  }
  xml_.end("w:tr");
}

void Body::write_cell(const Cell& cell, bool keep_with_next) {
  if (cell.row_span > 1) xml_.leaf("w:vMerge", "w:val", "restart");
  if (cell.vertical == Cell::Vertical::centre) xml_.leaf("w:vAlign", "w:val", "center");
  if (cell.paragraphs.empty()) {
    end_empty_cell(keep_with_next);
    return;
  }
  xml_.end("w:tcPr");
  for (const flow::Paragraph& paragraph : cell.paragraphs) {
    write_paragraph(paragraph, {nullptr, keep_with_next});
  }
  xml_.end("w:tc");
}

void Body::start_cell(const Table& table, std::size_t column, std::size_t span) {
  xml_.start("w:tc");
  xml_.start("w:tcPr");
  xml_.leaf("w:tcW", "w:w", width_of(table, column, span), "w:type", "dxa");
  if (span > 1) xml_.leaf("w:gridSpan", "w:val", span);
}

// A cell ends in a paragraph, even one that is covered: Word refuses it otherwise.
void Body::end_empty_cell(bool keep_with_next) {
  xml_.end("w:tcPr");
  flow::Paragraph paragraph;
  paragraph.role = flow::Role::cell;
  paragraph.format = flow_->format(paragraph.role);
  write_paragraph(paragraph, {nullptr, keep_with_next});
  xml_.end("w:tc");
}

}  // namespace kehoach::docx
