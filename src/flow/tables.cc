#include <algorithm>
#include <numeric>

#include "body.h"
#include "phrases.h"

namespace kehoach::flow {

namespace {

// LibreOffice keeps a column's edge in ten-thousandths of the table, to the nearest, and takes
// whole twips of that, to the lower: an edge may come to stand a twip further left.
bool stands_everywhere(std::int64_t edge, std::int64_t width) {
  constexpr std::int64_t parts = 10000;
  const std::int64_t part = (edge * parts + width / 2) / width;
  return part * width / parts == edge;
}

// The nearest place where every program puts an edge, at most 0.2 mm away.
std::int64_t near(std::int64_t edge, std::int64_t width) {
  constexpr std::int64_t furthest = 11;
  for (std::int64_t aside = 0; aside <= furthest; ++aside) {
    if (stands_everywhere(edge + aside, width)) return edge + aside;
    if (stands_everywhere(edge - aside, width)) return edge - aside;
  }
  return edge;
}

// Columns in proportion to their weights, in whole twips.
std::vector<Length> column_widths(const std::vector<document::Column>& columns, Length width) {
  std::int64_t total = 0, so_far = 0, left = 0;
  for (const auto& column : columns) total += std::max(column.weight, 1);
  std::vector<Length> widths;
  for (const auto& column : columns) {
    so_far += std::max(column.weight, 1);
    const std::int64_t all = width.in_twips();
    const std::int64_t right =
        so_far == total ? all : std::max(left, near(all * so_far / total, all));
    widths.push_back(Length::twips(right - left));
    left = right;
  }
  return widths;
}

Align align_of(document::Align wanted, document::Align of_column, Align otherwise) {
  const document::Align chosen = wanted == document::Align::automatic ? of_column : wanted;
  switch (chosen) {
    case document::Align::left:
      return Align::left;
    case document::Align::centre:
      return Align::centre;
    case document::Align::right:
      return Align::right;
    case document::Align::justified:
      return Align::justified;
    case document::Align::automatic:
      break;
  }
  return otherwise;
}

class TableMaker {
 public:
  TableMaker(Setting& setting, const document::Table& table, const std::string& id)
      : setting_(setting), table_(table), id_(id), covered_(table.columns.size(), 0) {}

  Row row(const document::Row& source, std::size_t number) {
    Row out;
    out.repeat = source.kind == document::RowKind::head;
    const bool last = &source == &table_.rows.back();
    out.keep_with_next = source.kind == document::RowKind::group && !last;
    std::size_t column = 0;
    for (const auto& cell : source.cells) {
      while (column < covered_.size() && covered_[column] > 0) ++column;
      if (column >= table_.columns.size()) break;
      const auto span = std::min<std::size_t>(
          static_cast<std::size_t>(std::max(cell.column_span, 1)), table_.columns.size() - column);
      out.cells.push_back(make_cell(source, cell, number, column, span));
      for (std::size_t i = 0; i < span; ++i) covered_[column + i] = std::max(cell.row_span, 1);
      column += span;
    }
    fill_up(out, number, column);
    for (auto& rows : covered_) rows = std::max(rows - 1, 0);
    return out;
  }

 private:
  Cell make_cell(const document::Row& row, const document::Cell& cell, std::size_t number,
                 std::size_t column, std::size_t span) {
    const bool head = row.kind == document::RowKind::head;
    const Role role = head ? Role::cell_head : Role::cell;
    Cell out;
    out.column_span = static_cast<int>(span);
    out.row_span = std::max(cell.row_span, 1);
    out.header = head;
    out.vertical = head ? Cell::Vertical::centre : Cell::Vertical::top;
    out.paragraphs = compose_cell(setting_, cell.blocks, role);
    if (out.paragraphs.empty()) out.paragraphs.push_back(empty(role, number, column));
    const Align align =
        align_of(cell.align, head ? document::Align::automatic : table_.columns[column].align,
                 setting_.format(role).align);
    for (auto& paragraph : out.paragraphs) {
      paragraph.format.align = align;
      if (head || row.kind == document::RowKind::data) continue;
      for (auto& run : paragraph.runs) run.bold = true;
      paragraph.label.bold = true;
    }
    return out;
  }

  // A row that names fewer cells than there are columns ends in empty ones.
  void fill_up(Row& row, std::size_t number, std::size_t column) {
    const Role role = row.repeat ? Role::cell_head : Role::cell;
    for (; column < table_.columns.size(); ++column) {
      if (covered_[column] > 0) continue;
      Cell cell;
      cell.header = row.repeat;
      cell.paragraphs.push_back(empty(role, number, column));
      covered_[column] = 1;
      row.cells.push_back(std::move(cell));
    }
  }

  Paragraph empty(Role role, std::size_t row, std::size_t column) {
    return make_paragraph(setting_, role,
                          id_ + ".r" + std::to_string(row) + ".c" + std::to_string(column), {});
  }

  Setting& setting_;
  const document::Table& table_;
  const std::string& id_;
  std::vector<int> covered_;  // rows, this one included, in which a column is covered from above
};

}  // namespace

Table compose_table(Setting& setting, const document::Table& table, const std::string& id,
                    Length width) {
  Table out;
  out.kind = Table::Kind::data;
  out.id = id;
  out.columns = column_widths(table.columns, width);
  out.border = setting.profile.table_border;
  out.padding_side = setting.profile.table_padding;
  out.title = "Bảng";
  out.description = document::plain_text(table.caption);
  TableMaker maker(setting, table, id);
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    out.rows.push_back(maker.row(table.rows[i], i));
  return out;
}

}  // namespace kehoach::flow
