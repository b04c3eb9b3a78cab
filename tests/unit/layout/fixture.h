// Flows built by hand, and what became of them on pages.
#pragma once

#include <string>
#include <vector>

#include "base/world.h"
#include "layout/layout.h"

namespace fixture {

using namespace kehoach;
using flow::Role;
using layout::Measure;

inline const font::Family& serif() {
  static const auto world = real_world();
  static const font::Family family =
      font::load_family(*world, KEHOACH_SOURCE_FOLDER "/fonts").value();
  return family;
}

constexpr Measure twip = line::measures_per_twip;
// A line of 14 pt at 110 %: 322 twips x 1.1, in whole twips.
constexpr int pitch = 354;
// Lines that a page of A4 with margins of 20 mm has room for, without gaps.
constexpr int lines_per_page = (16838 - 2 * 1134) / pitch;

inline flow::Paragraph paragraph(std::string text, Role role = Role::text) {
  static int next = 0;
  flow::Paragraph p;
  p.id = "p" + std::to_string(++next);
  p.role = role;
  p.format.align = flow::Align::justified;
  p.format.spacing = {flow::LineSpacing::Rule::multiple, 110, {}};
  if (!text.empty()) p.runs.push_back({std::move(text), false, false, -1, {}, {}});
  return p;
}

// A paragraph of exactly `count` lines.
inline flow::Paragraph lines(int count, const std::string& word = "x") {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i ? "\n" : "") + word + std::to_string(i + 1);
  return paragraph(text);
}

inline flow::Cell cell(std::vector<flow::Paragraph> paragraphs, int columns = 1, int rows = 1) {
  flow::Cell c;
  c.paragraphs = std::move(paragraphs);
  c.column_span = columns;
  c.row_span = rows;
  return c;
}

inline flow::Flow flow_of(std::vector<flow::Element> elements) {
  flow::Flow f;
  f.formats[static_cast<std::size_t>(Role::page_number)].align = flow::Align::centre;
  flow::Section s;
  s.id = "main";
  s.page = {Length::twips(11906), Length::twips(16838), Length::twips(1134), Length::twips(1134),
            Length::twips(1701),  Length::twips(850),   Length::twips(567)};
  s.elements = std::move(elements);
  f.sections.push_back(std::move(s));
  return f;
}

struct Laid {
  flow::Flow flow;
  layout::Pages pages;
  Diagnostics warnings;
};

inline Laid lay(std::vector<flow::Element> elements) {
  Laid out{flow_of(std::move(elements)), {}, {}};
  return out;
}

inline void set(Laid& laid) {
  line::Memory lines(serif());
  laid.pages = layout::lay_out(laid.flow, lines, laid.warnings);
}

// The texts of a page's lines that are not artifacts.
inline std::vector<std::string> texts(const layout::Page& page) {
  std::vector<std::string> out;
  for (const auto& line : page.lines) {
    if (line.artifact) continue;
    std::string text;
    for (const auto& piece : line.pieces) text += piece.text;
    out.push_back(text);
  }
  return out;
}

}  // namespace fixture
