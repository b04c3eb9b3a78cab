#include "keep.h"

#include <algorithm>

#include "flow/measured.h"

namespace kehoach::flow {

namespace {

// Of a paragraph that stays with the next one Word takes the last two lines along, LibreOffice all
// of it. So many lines at most stay whole, since a page may lack them at its foot: of a line that
// announces a list, and of the last one, without which the signature stood alone.
constexpr std::size_t most_lines_of_lead = 4;
constexpr std::size_t most_lines_of_last = 12;

void keep_whole(const Setting& setting, Paragraph& paragraph, const Element& next, Length width) {
  if (!paragraph.format.keep_with_next || paragraph.format.keep_lines) return;
  const std::size_t count = lines_of(setting, paragraph, width).size();
  const auto* table = std::get_if<Table>(&next);
  const bool last = table != nullptr && table->kind == Table::Kind::signature;
  const bool is_short = count <= (last ? most_lines_of_last : most_lines_of_lead);
  if (is_short) paragraph.format.keep_lines = count > 1;
  // A long one that announces something parts from it rather; two lines of it go along in any
  // case where the signature would be alone.
  if (!is_short && !last) paragraph.format.keep_with_next = false;
}

// How many rows a cell's text takes: over the others of those that it joins it is empty.
std::size_t rows_of_text(const MeasuredTable& table, const MeasuredCell& cell, std::size_t row) {
  const std::size_t end =
      std::min(row + static_cast<std::size_t>(cell.cell->row_span), table.rows.size());
  Measure height = -table.border;
  for (std::size_t i = row; i < end; ++i) {
    height += table.rows[i].height;
    if (height >= cell.content) return i + 1 - row;
  }
  return end - row;
}

// The rows that joined cells' text ties to one another, up to `end`, and how high all are.
struct Group {
  std::size_t end = 0;
  Measure height = 0;
};

Group group_from(const MeasuredTable& table, std::size_t first) {
  Group group{first + 1, 0};
  for (std::size_t i = first; i < group.end; ++i) {
    group.height += table.rows[i].height;
    for (const auto& cell : table.rows[i].cells) {
      group.end = std::max(group.end, i + rows_of_text(table, cell, i));
    }
    group.end = std::min(group.end, table.rows.size());
  }
  return group;
}

// A head row that leaves no room on a page for one of the rows below it is not repeated; it stays
// with the first of them, if that has room.
Measure keep_head(Table& table, const MeasuredTable& measured, Measure page) {
  const std::size_t heads = measured.head_rows;
  const auto has_room = [&](const MeasuredRow& row) {
    return measured.head_height + row.height <= page;
  };
  const auto rest = measured.rows.begin() + static_cast<std::ptrdiff_t>(heads);
  if (std::all_of(rest, measured.rows.end(), has_room)) return measured.head_height;
  for (std::size_t i = 0; i < heads; ++i) {
    table.rows[i].repeat = false;
    table.rows[i].keep_with_next = has_room(*rest);
  }
  return 0;
}

void keep_rows(const Setting& setting, Table& table, Measure page) {
  const MeasuredTable measured =
      measure(Measuring{setting.memory.lines, setting.line_rule()}, table);
  const Measure room = page - measured.border;
  const Measure head = keep_head(table, measured, room);
  for (std::size_t first = measured.head_rows; first < table.rows.size();) {
    const Group group = group_from(measured, first);
    for (std::size_t i = first; head + group.height <= room && i + 1 < group.end; ++i) {
      table.rows[i].keep_with_next = true;
    }
    first = group.end;
  }
}

bool may_need_keeping(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
    return row.repeat || std::any_of(row.cells.begin(), row.cells.end(),
                                     [](const Cell& cell) { return cell.row_span > 1; });
  });
}

}  // namespace

void keep_together(const Setting& setting, Section& section) {
  const Page& page = section.page;
  const Measure height = line::measure_of(page.height - page.top - page.bottom);
  for (std::size_t i = 0; i < section.elements.size(); ++i) {
    if (auto* table = std::get_if<Table>(&section.elements[i])) {
      if (may_need_keeping(*table)) keep_rows(setting, *table, height);
    } else if (i + 1 < section.elements.size()) {
      keep_whole(setting, std::get<Paragraph>(section.elements[i]), section.elements[i + 1],
                 text_width(page));
    }
  }
}

}  // namespace kehoach::flow
