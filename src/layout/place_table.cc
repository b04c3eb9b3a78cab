#include "place_table.h"

#include <algorithm>

namespace kehoach::layout {

namespace {

Measure height_of(const MeasuredTable& table, std::size_t first, std::size_t end) {
  Measure height = 0;
  for (std::size_t i = first; i < end; ++i) height += table.rows[i].height;
  return height;
}

std::size_t end_of(const MeasuredCell& cell, std::size_t row) {
  return row + static_cast<std::size_t>(cell.cell->row_span);
}

void line_if_new(Page& page, const Rule& rule) {
  // A neighbour's line was drawn a few lines ago at the most.
  constexpr std::size_t looked_back = 64;
  const std::size_t from = page.rules.size() > looked_back ? page.rules.size() - looked_back : 0;
  for (std::size_t i = from; i < page.rules.size(); ++i) {
    if (page.rules[i] == rule) return;
  }
  page.rules.push_back(rule);
}

}  // namespace

std::size_t line_count(const MeasuredCell& cell) {
  std::size_t count = 0;
  for (const auto& paragraph : cell.paragraphs) count += paragraph.lines.size();
  return count;
}

void TablePlacer::place_row(Page& page, const MeasuredTable& table, RowRange rows, Measure y,
                            bool artifact) {
  for (const auto& cell : table.rows[rows.row].cells) {
    const std::size_t end = end_of(cell, rows.row);
    const Measure height = height_of(table, rows.row, std::min(end, rows.end));
    if (end > rows.end && rows.end < table.rows.size() && !artifact) {
      std::size_t line = 0;
      place_some(page, table, cell, line, {y, y + height}, false);
      open_.push_back({&cell, end, line});
    } else {
      Measure inside = y + table.border;
      if (cell.cell->vertical == flow::Cell::Vertical::centre) {
        inside += (height - table.border - cell.content) / 2;
      }
      Measure after = 0;
      for (const auto& paragraph : cell.paragraphs) {
        inside += gap_between(after, paragraph);
        placer_.place(page, paragraph, left_ + cell.x + table.padding, inside, artifact);
        inside += paragraph.height();
        after = paragraph.after;
      }
    }
    frame(page, table, cell, y, height);
  }
}

void TablePlacer::go_on(Page& page, const MeasuredTable& table, RowRange rows, Measure y) {
  std::vector<OpenCell> still_open;
  for (OpenCell& open : open_) {
    if (open.end <= rows.row) continue;
    const bool ends_here = open.end <= rows.end;
    const Measure height = height_of(table, rows.row, std::min(open.end, rows.end));
    // Where it ends all of its text has to stand.
    const Measure bottom = ends_here ? page.height : y + height;
    place_some(page, table, *open.cell, open.line, {y, bottom}, false);
    frame(page, table, *open.cell, y, height);
    if (!ends_here) still_open.push_back(open);
  }
  open_ = std::move(still_open);
}

void TablePlacer::leave_open(const MeasuredRow& row, std::size_t index) {
  for (const auto& cell : row.cells) {
    if (cell.cell->row_span > 1) open_.push_back({&cell, end_of(cell, index), line_count(cell)});
  }
}

Measure TablePlacer::place_some(Page& page, const MeasuredTable& table, const MeasuredCell& cell,
                                std::size_t& next, Room room, bool one_at_least) const {
  std::size_t base = 0;
  Measure inside = room.top + table.border, after = 0;
  for (const auto& paragraph : cell.paragraphs) {
    const std::size_t count = paragraph.lines.size();
    for (std::size_t i = next > base ? next - base : 0; i < count; ++i) {
      const Measure gap = i == 0 ? gap_between(after, paragraph) : 0;
      const bool fits = inside + gap + paragraph.line_height <= room.bottom;
      if (!fits && !one_at_least) return inside;
      placer_.place_lines(page, paragraph, i, i + 1, left_ + cell.x + table.padding, inside + gap,
                          false);
      inside += gap + paragraph.line_height;
      after = i + 1 == count ? paragraph.after : 0;
      ++next;
      one_at_least = false;
    }
    base += count;
  }
  return inside + after;
}

void TablePlacer::frame(Page& page, const MeasuredTable& table, const MeasuredCell& cell, Measure y,
                        Measure height) const {
  if (table.border == 0) return;
  const Measure x = left_ + cell.x;
  const Measure half = table.border / 2;
  const Measure across = cell.width + table.border;
  line_if_new(page, {x - half, y + half, across, table.border, false});
  line_if_new(page, {x - half, y + height + half, across, table.border, false});
  line_if_new(page, {x, y + half, height, table.border, true});
  line_if_new(page, {x + cell.width, y + half, height, table.border, true});
}

}  // namespace kehoach::layout
