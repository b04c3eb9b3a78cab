#include "flow/measured.h"

#include <algorithm>

namespace kehoach::flow {

namespace {

// Font units at a size, to the nearest whole twip: lines stand on whole twips, as in Word and
// LibreOffice.
Measure whole_twips(std::int64_t units, int half_points) {
  const Measure exact = units * half_points * line::measures_per_unit_and_half_point;
  return (exact + line::measures_per_twip / 2) / line::measures_per_twip * line::measures_per_twip;
}

struct FontLine {
  Measure ascent = 0;  // the gap above included
  Measure height = 0;
};

// The line of the highest face used; an empty paragraph has the regular one's.
FontLine font_line(const Measuring& measuring, const Paragraph& paragraph) {
  int ascent = 0, descent = 0, gap = 0;
  const auto use = [&](font::Style style) {
    const auto& vertical = measuring.family().face(style).vertical();
    ascent = std::max(ascent, vertical.ascent);
    descent = std::max(descent, -vertical.descent);
    gap = std::max(gap, vertical.line_gap);
  };
  use(font::style_of(paragraph.format.bold, paragraph.format.italic));
  for (const auto& run : paragraph.runs) use(font::style_of(run.bold, run.italic));
  FontLine out;
  out.height = whole_twips(ascent + descent + gap, paragraph.format.half_points);
  out.ascent = out.height - whole_twips(descent, paragraph.format.half_points);
  return out;
}

// ECMA-376 part 1, 17.3.1.33 (spacing): multiples of the font's own line, or a height.
void set_line_height(const FontLine& font, const LineSpacing& spacing, MeasuredParagraph& out) {
  using Rule = LineSpacing::Rule;
  const Measure wanted = line::measure_of(spacing.height);
  // What a line has more than its font needs stands above the text, but what a multiple gives it
  // stands below (observed of LibreOffice 7.4 and 24.8).
  switch (spacing.rule) {
    case Rule::multiple: {
      const Measure twips = font.height / line::measures_per_twip * spacing.percent / 100;
      out.line_height = twips * line::measures_per_twip;
      out.below = std::max<Measure>(out.line_height - font.height, 0);
      break;
    }
    case Rule::exact:
      out.line_height = wanted;
      break;
    case Rule::at_least:
      out.line_height = std::max(font.height, wanted);
      break;
  }
  out.baseline = out.line_height - out.below - (font.height - font.ascent);
}

}  // namespace

MeasuredParagraph measure(const Measuring& measuring, const Paragraph& paragraph, Length width) {
  MeasuredParagraph out;
  out.paragraph = &paragraph;
  out.width = line::measure_of(width);
  const auto spans = spans_of(paragraph);
  const auto shape = line_paragraph(measuring.family(), paragraph, spans, width);
  out.label_width = shape.label_width;
  out.lines = measuring.lines.break_lines(shape, measuring.rule);
  out.before = line::measure_of(paragraph.format.before);
  out.after = line::measure_of(paragraph.format.after);
  out.rule = line::measure_of(paragraph.format.rule);
  set_line_height(font_line(measuring, paragraph), paragraph.format.spacing, out);
  return out;
}

namespace {

Measure content_height(const std::vector<MeasuredParagraph>& paragraphs) {
  Measure height = 0, after = 0;
  for (const auto& paragraph : paragraphs) {
    height += gap_between(after, paragraph) + paragraph.height();
    after = paragraph.after;
  }
  return height + after;
}

class TableMeasurer {
 public:
  TableMeasurer(const Measuring& measuring, const Table& table)
      : measuring_(measuring), covered_(table.columns.size(), 0) {
    out_.table = &table;
    out_.border = line::measure_of(table.border);
    out_.padding = line::measure_of(table.padding_side);
    Measure x = 0;
    for (const auto column : table.columns) {
      out_.edges.push_back(x);
      x += line::measure_of(column);
    }
    out_.edges.push_back(x);
  }

  MeasuredTable run() {
    for (const auto& row : out_.table->rows) measure_row(row);
    stretch_spanned();
    bool head = true;
    for (const auto& row : out_.rows) {
      head = head && row.row->repeat;
      if (!head) break;
      ++out_.head_rows;
      out_.head_height += row.height;
    }
    // A table of nothing but head rows repeats none.
    if (out_.head_rows == out_.rows.size()) out_.head_rows = 0, out_.head_height = 0;
    return std::move(out_);
  }

 private:
  void measure_row(const Row& row) {
    MeasuredRow measured;
    measured.row = &row;
    std::size_t column = 0;
    for (const auto& cell : row.cells) {
      while (column < covered_.size() && covered_[column] > 0) ++column;
      if (column >= covered_.size()) break;
      const std::size_t span = std::min<std::size_t>(static_cast<std::size_t>(cell.column_span),
                                                     covered_.size() - column);
      measured.cells.push_back(measure_cell(cell, column, span));
      for (std::size_t i = 0; i < span; ++i) covered_[column + i] = cell.row_span;
      if (cell.row_span == 1) {
        measured.height = std::max(measured.height, measured.cells.back().content);
      } else {
        spanned_.push_back({out_.rows.size(), static_cast<std::size_t>(cell.row_span),
                            measured.cells.back().content});
      }
      column += span;
    }
    for (auto& rows : covered_) rows = std::max(rows - 1, 0);
    measured.height += out_.border;
    out_.rows.push_back(std::move(measured));
  }

  MeasuredCell measure_cell(const Cell& cell, std::size_t column, std::size_t span) {
    MeasuredCell out;
    out.cell = &cell;
    out.x = out_.edges[column];
    out.width = out_.edges[column + span] - out.x;
    const Length inside = Length::twips((out.width - 2 * out_.padding) / line::measures_per_twip);
    for (const auto& paragraph : cell.paragraphs) {
      out.paragraphs.push_back(measure(measuring_, paragraph, inside));
    }
    out.content = content_height(out.paragraphs);
    return out;
  }

  // A cell over several rows that needs more than they have makes the last of them higher.
  void stretch_spanned() {
    for (const auto& span : spanned_) {
      const std::size_t end = std::min(span.first + span.count, out_.rows.size());
      Measure height = 0;
      for (std::size_t i = span.first; i < end; ++i) height += out_.rows[i].height;
      const Measure needed = span.content + out_.border;
      if (needed > height) out_.rows[end - 1].height += needed - height;
    }
  }

  struct Spanned {
    std::size_t first, count;
    Measure content;
  };

  const Measuring& measuring_;
  MeasuredTable out_;
  std::vector<int> covered_;
  std::vector<Spanned> spanned_;
};

}  // namespace

MeasuredTable measure(const Measuring& measuring, const Table& table) {
  return TableMeasurer(measuring, table).run();
}

}  // namespace kehoach::flow
