// Pages: every line of text and every rule at its place. What `layout` makes and `pdf` writes.
//
// Positions are whole numbers of `Measure`, 1/1024 twip (1/20480 pt), in which both twips and
// font units at every half point are whole; x from the paper's left edge, y down from its top.
// Text is not copied: pieces point into the Flow, which must live as long as the Pages. A label's
// piece is its text without the blank after it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"
#include "font/font.h"
#include "line/line.h"

namespace kehoach::layout {

using line::Measure;

// Text of one run (or a label) on one line.
struct Piece {
  enum class Part : std::uint8_t { label, body } part = Part::body;
  std::string_view text;
  font::Style style = font::Style::regular;
  Measure x = 0;
  // Body: index of the run, and of the text's first byte in it.
  std::uint32_t run = 0;
  std::uint32_t offset = 0;
};

struct Line {
  const flow::Paragraph* paragraph = nullptr;
  std::uint32_t number = 0;  // of the line in its paragraph, from 0
  int half_points = 28;
  Measure baseline = 0;       // y
  Measure stretch = 0;        // added to every stretchable blank; negative: shrunk
  bool stretch_nbsp = false;  // whether U+00A0 is stretched with the rest
  bool artifact = false;      // a page number, a repeated head row
  std::vector<Piece> pieces;
};

struct Rule {
  Measure x = 0, y = 0;  // left (top) end of its middle line
  Measure length = 0;
  Measure thickness = 0;
  bool vertical = false;
  friend bool operator==(const Rule&, const Rule&) = default;
};

struct Figure {
  const flow::Figure* figure = nullptr;
  Measure x = 0, y = 0;  // left upper corner
  Measure width = 0, height = 0;
  std::size_t line = 0;  // the line of the page before which it is read, and drawn
};

struct Page {
  Measure width = 0, height = 0;
  std::uint32_t section = 0;  // index into Flow::sections
  std::uint32_t number = 0;   // in its section, from 1
  std::vector<Line> lines;    // in reading order
  std::vector<Rule> rules;
  std::vector<Figure> figures;  // in reading order
};

struct Pages {
  std::vector<Page> pages;
  // What only exists on pages: their numbers. Lines may point in here.
  std::deque<flow::Paragraph> own;

  Pages() = default;
  Pages(Pages&&) = default;
  Pages& operator=(Pages&&) = default;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
};

}  // namespace kehoach::layout
