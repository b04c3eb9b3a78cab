// Lines to pieces at their places on a page. Private to the room.
#pragma once

#include "flow/measured.h"
#include "layout/pages.h"

namespace kehoach::layout {

using flow::MeasuredCell;
using flow::MeasuredParagraph;
using flow::MeasuredRow;
using flow::MeasuredTable;

class Placer {
 public:
  Placer(const flow::Flow& flow, const font::Family& family)
      : flow_(flow), family_(family), stretch_nbsp_(flow.line_fit == flow::LineFit::word_2013) {}

  // Lines [first, last) of a paragraph: `x` is the column's left edge, `y` the first line's top.
  void place_lines(Page& page, const MeasuredParagraph& paragraph, std::size_t first,
                   std::size_t last, Measure x, Measure y, bool artifact) const;
  // The whole paragraph, with the rule above it; `y` is where the rule or the first line begins.
  void place(Page& page, const MeasuredParagraph& paragraph, Measure x, Measure y,
             bool artifact) const;
  // Its rule alone; returns where the text below it begins.
  Measure place_rule(Page& page, const MeasuredParagraph& paragraph, Measure x, Measure y) const;

 private:
  static void place_figures(Page& page, const flow::Paragraph& paragraph, Measure x, Measure y);
  void pieces(Line& line, const MeasuredParagraph& paragraph, const line::Line& broken,
              Measure x) const;
  Measure end_of(const Line& line, const Piece& piece) const;

  const flow::Flow& flow_;
  const font::Family& family_;
  bool stretch_nbsp_;
};

}  // namespace kehoach::layout
