// Rows of tables at their places, with their frames. Private to the room.
#pragma once

#include <vector>

#include "place.h"

namespace kehoach::layout {

// Row `row` of a page that the table leaves before row `end`.
struct RowRange {
  std::size_t row = 0, end = 0;
};

// From y to y on a page.
struct Room {
  Measure top = 0, bottom = 0;
};

class TablePlacer {
 public:
  // `left` is where tables begin.
  TablePlacer(const Placer& placer, Measure left) : placer_(placer), left_(left) {}

  void place_row(Page& page, const MeasuredTable& table, RowRange rows, Measure y, bool artifact);

  // Cells that reach over the page's end have as much of their text above it as has room; what is
  // left of them stands at the top of the next page, beside rows.row. To be called before that row.
  void go_on(Page& page, const MeasuredTable& table, RowRange rows, Measure y);
  // The same for the cells of a row whose text was placed already.
  void leave_open(const MeasuredRow& row, std::size_t index);

  // The cell's lines from `next` on, as far as there is room, at least one if `one_at_least`.
  // Returns where they end.
  Measure place_some(Page& page, const MeasuredTable& table, const MeasuredCell& cell,
                     std::size_t& next, Room room, bool one_at_least) const;

  // The four lines around a cell; neighbours share theirs. Those across reach the outer edge of
  // those down, so that no corner shows a notch.
  void frame(Page& page, const MeasuredTable& table, const MeasuredCell& cell, Measure y,
             Measure height) const;

 private:
  struct OpenCell {
    const MeasuredCell* cell = nullptr;
    std::size_t end = 0;   // the row after its last
    std::size_t line = 0;  // the first that has no place yet
  };

  const Placer& placer_;
  Measure left_;
  std::vector<OpenCell> open_;
};

std::size_t line_count(const MeasuredCell& cell);

}  // namespace kehoach::layout
