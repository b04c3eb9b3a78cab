#include "flow/measure.h"

#include <algorithm>

#include "setting.h"

namespace kehoach::flow {

std::vector<line::Span> spans_of(const Paragraph& paragraph) {
  std::vector<line::Span> spans;
  spans.reserve(paragraph.runs.size());
  for (const auto& run : paragraph.runs) {
    spans.push_back({run.text, font::style_of(run.bold, run.italic), paragraph.format.half_points});
  }
  return spans;
}

std::string label_text(const Label& label) {
  return label.text.empty() ? std::string() : label.text + (label.typed ? "\u00A0" : " ");
}

line::Paragraph line_paragraph(const font::Family& family, const Paragraph& paragraph,
                               std::span<const line::Span> spans, Length width) {
  line::Paragraph out;
  out.spans = spans;
  const Format& format = paragraph.format;
  if (!paragraph.label.text.empty()) {
    const std::string label = label_text(paragraph.label);
    out.label_width = line::width_of(
        family,
        {label, font::style_of(paragraph.label.bold, paragraph.label.italic), format.half_points});
  }
  const Length inside = width - format.left - format.right;
  out.width = line::measure_of(inside);
  out.first_width = line::measure_of(inside - format.first_line);
  out.justified = format.align == Align::justified;
  out.padded = paragraph.role == Role::cell || paragraph.role == Role::cell_head;
  return out;
}

std::vector<line::Line> lines_of(const Setting& setting, const Paragraph& paragraph, Length width) {
  const auto spans = spans_of(paragraph);
  return setting.memory.lines.break_lines(line_paragraph(setting.family, paragraph, spans, width),
                                          setting.line_rule());
}

Length longest_line(const Setting& setting, const Paragraph& paragraph, Length width) {
  line::Measure longest = 0;
  for (const auto& line : lines_of(setting, paragraph, width))
    longest = std::max(longest, line.natural);
  return Length::twips((longest + line::measures_per_twip / 2) / line::measures_per_twip);
}

bool fits_on_one_line(const Setting& setting, const Paragraph& paragraph, Length width) {
  return lines_of(setting, paragraph, width).size() <= 1;
}

void level_first_lines(const Setting& setting, Row& row) {
  // From the upper edge of the cell.
  const auto baseline = [&](const Format& format) {
    const auto& metrics =
        setting.family.face(font::style_of(format.bold, format.italic)).vertical();
    const Length size = Length::half_points(format.half_points);
    return format.before +
           (size * (metrics.ascent + metrics.line_gap) / font::units_per_em).to_whole_twips();
  };
  Length lowest;
  for (const Cell& cell : row.cells) {
    lowest = std::max(lowest, baseline(cell.paragraphs.front().format));
  }
  for (Cell& cell : row.cells) {
    Format& format = cell.paragraphs.front().format;
    format.before += lowest - baseline(format);
  }
}

}  // namespace kehoach::flow
