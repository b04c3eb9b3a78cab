// Paragraphs and tables with their lines broken and their heights known, before they have a place.
// `layout` places what stands here; composing asks it what has room on a page.
#pragma once

#include <algorithm>
#include <vector>

#include "flow/measure.h"
#include "line/memory.h"

namespace kehoach::flow {

using line::Measure;

struct MeasuredParagraph {
  const Paragraph* paragraph = nullptr;
  std::vector<line::Line> lines;
  Measure width = 0;  // of the column it stands in
  Measure label_width = 0;
  Measure before = 0, after = 0;
  Measure line_height = 0;  // every line of a paragraph is as high: it has one size
  Measure baseline = 0;     // of a line, from the line's top
  Measure below = 0;        // of its height: what a multiple of the font's line adds at its foot
  Measure rule = 0;         // thickness of the line above the text

  Measure height() const { return rule + line_height * static_cast<Measure>(lines.size()); }
};

// Between two paragraphs Word leaves the larger of the room that either wants, not the sum.
inline Measure gap_between(Measure after, const MeasuredParagraph& next) {
  return std::max(after, next.before);
}

// What measuring needs to know besides the paragraph.
struct Measuring {
  line::Memory& lines;
  line::Rule rule;

  const font::Family& family() const { return lines.family(); }
};

MeasuredParagraph measure(const Measuring& measuring, const Paragraph& paragraph, Length width);

struct MeasuredCell {
  const Cell* cell = nullptr;
  std::vector<MeasuredParagraph> paragraphs;
  Measure x = 0;        // of the cell's left edge, from the table's
  Measure width = 0;    // of the cell
  Measure content = 0;  // height of its paragraphs
};

struct MeasuredRow {
  const Row* row = nullptr;
  std::vector<MeasuredCell> cells;
  Measure height = 0;
};

struct MeasuredTable {
  const Table* table = nullptr;
  std::vector<MeasuredRow> rows;
  std::vector<Measure> edges;  // x of the column borders, one more than columns
  Measure border = 0;
  Measure padding = 0;
  std::size_t head_rows = 0;  // how many repeat
  Measure head_height = 0;
};

MeasuredTable measure(const Measuring& measuring, const Table& table);

}  // namespace kehoach::flow
