#include "place.h"

#include <algorithm>

#include "base/utf8.h"

namespace kehoach::layout {

namespace {

struct Blanks {
  Measure ordinary = 0, no_break = 0;
};

Blanks count_blanks(std::string_view text) {
  Blanks out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') ++out.ordinary;
    // U+00A0 is C2 A0; C2 is never a continuation.
    if (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') ++out.no_break;
  }
  return out;
}

}  // namespace

void Placer::place(Page& page, const MeasuredParagraph& paragraph, Measure x, Measure y,
                   bool artifact) const {
  y = place_rule(page, paragraph, x, y);
  place_lines(page, paragraph, 0, paragraph.lines.size(), x, y, artifact);
}

Measure Placer::place_rule(Page& page, const MeasuredParagraph& paragraph, Measure x,
                           Measure y) const {
  if (paragraph.rule == 0) return y;
  const auto& format = paragraph.paragraph->format;
  const Measure left = x + line::measure_of(format.left);
  const Measure right = x + paragraph.width - line::measure_of(format.right);
  page.rules.push_back({left, y + paragraph.rule / 2, right - left, paragraph.rule, false});
  return y + paragraph.rule;
}

void Placer::place_lines(Page& page, const MeasuredParagraph& paragraph, std::size_t first,
                         std::size_t last, Measure x, Measure y, bool artifact) const {
  const flow::Format& format = paragraph.paragraph->format;
  const bool justified = format.align == flow::Align::justified;
  for (std::size_t i = first; i < last; ++i, y += paragraph.line_height) {
    const line::Line& broken = paragraph.lines[i];
    if (i == 0 && !artifact) place_figures(page, *paragraph.paragraph, x, y);
    if (broken.begin == broken.end && (i > 0 || paragraph.paragraph->label.text.empty())) continue;
    Measure left = line::measure_of(format.left);
    if (i == 0) left += line::measure_of(format.first_line);
    const Measure available = paragraph.width - left - line::measure_of(format.right);
    Line line;
    line.paragraph = paragraph.paragraph;
    line.number = static_cast<std::uint32_t>(i);
    line.half_points = format.half_points;
    line.baseline = y + paragraph.baseline;
    line.stretch = line::stretch_of(broken, available, justified, stretch_nbsp_);
    line.stretch_nbsp = stretch_nbsp_ && line.stretch > 0;
    line.artifact = artifact || paragraph.paragraph->artifact;
    Measure start = x + left;
    if (format.align == flow::Align::centre) start += (available - broken.natural) / 2;
    if (format.align == flow::Align::right) start += available - broken.natural;
    pieces(line, paragraph, broken, start);
    page.lines.push_back(std::move(line));
  }
}

Measure Placer::end_of(const Line& line, const Piece& piece) const {
  const Blanks blanks = count_blanks(piece.text);
  return piece.x + line::width_of(family_, {piece.text, piece.style, line.half_points}) +
         line.stretch * (blanks.ordinary + (line.stretch_nbsp ? blanks.no_break : 0));
}

void Placer::place_figures(Page& page, const flow::Paragraph& paragraph, Measure x, Measure y) {
  for (const flow::Figure& figure : paragraph.figures) {
    page.figures.push_back({&figure, x + line::measure_of(figure.x), y + line::measure_of(figure.y),
                            line::measure_of(figure.width), line::measure_of(figure.height),
                            page.lines.size()});
  }
}

void Placer::pieces(Line& line, const MeasuredParagraph& paragraph, const line::Line& broken,
                    Measure x) const {
  const flow::Paragraph& source = *paragraph.paragraph;
  if (line.number == 0 && !source.label.text.empty()) {
    Piece label;
    label.part = Piece::Part::label;
    label.text = source.label.text;
    label.style = font::style_of(source.label.bold, source.label.italic);
    label.x = x;
    line.pieces.push_back(label);
    x += paragraph.label_width;
  }
  std::uint32_t base = 0;
  bool first = true;
  for (std::uint32_t i = 0; i < source.runs.size() && base < broken.end; ++i) {
    const flow::Run& run = source.runs[i];
    const auto size = static_cast<std::uint32_t>(run.text.size());
    const std::uint32_t begin = std::max(broken.begin, base);
    const std::uint32_t end = std::min(broken.end, base + size);
    if (begin < end) {
      Piece piece;
      piece.text = std::string_view(run.text).substr(begin - base, end - begin);
      piece.style = font::style_of(run.bold, run.italic);
      piece.x = first ? x : end_of(line, line.pieces.back());
      piece.run = i;
      piece.offset = begin - base;
      line.pieces.push_back(piece);
      first = false;
    }
    base += size;
  }
}

}  // namespace kehoach::layout
