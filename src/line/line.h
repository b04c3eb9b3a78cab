// Words into lines: measuring, break opportunities, and the two rules by which Word fits them.
//
// In: a paragraph's text as spans of one style, the widths of its lines, a rule. Out: lines, with
// what each measures and by how much its blanks give. Nothing is decided here but where lines end.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "font/font.h"

namespace kehoach::line {

// 1/1024 twip: whole for twips and for font units (1/2048 em) at every half point.
using Measure = std::int64_t;
inline constexpr Measure measures_per_twip = 1024;
inline constexpr Measure measure_of(Length length) { return length.in_twips() * measures_per_twip; }
// A font unit at one half point (10 twips to the em of one half point): 10 x 1024 / 2048.
inline constexpr Measure measures_per_unit_and_half_point = 5;

enum class Rule : std::uint8_t { word_2013, first_fit };

struct Span {
  std::string_view text;
  font::Style style = font::Style::regular;
  int half_points = 28;
};

// Width of a text set on one endless line. A letter that the face lacks measures nothing;
// find_missing tells of those.
Measure width_of(const font::Family& family, const Span& span);

struct Missing {
  std::size_t span = 0;
  std::uint32_t offset = 0;  // in the span's text
  char32_t code_point = 0;
};
// The letters that their face cannot show, each code point once per style; the first
// `most_missing`.
inline constexpr std::size_t most_missing = 50;
std::vector<Missing> find_missing(const font::Family& family, std::span<const Span> spans);

struct Paragraph {
  std::span<const Span> spans;
  // A label before the text: it takes room on the first line and its blank is never stretched.
  Measure label_width = 0;
  Measure width = 0;        // of the lines after the first
  Measure first_width = 0;  // of the first line
  bool justified = false;
  bool padded = false;  // in a cell: what stands out a little is still on free ground
};

struct Line {
  // Bytes [begin, end) of the spans' texts joined; trailing blanks are not in it.
  std::uint32_t begin = 0, end = 0;
  Measure natural = 0;       // width unstretched (label included on the first line)
  std::uint32_t blanks = 0;  // U+0020 inside it, those at its end not counted
  std::uint32_t nbsps = 0;
  bool last = false;  // of the paragraph, or before a forced break
  // How certain its end is: the line would end earlier if its room, or what the blanks give, came
  // to more than `spare` less, and later if to `missing` more.
  Measure spare = 0, missing = 0;
};

// What is added to every blank of the line so that it fills `available`; 0 unless justified, and in
// the last line of a paragraph that fits; negative where the line was filled by shrinking.
// NBSP is never shrunk; where a line is stretched it gives with the rest if `stretch_nbsp`
// (Word in mode 15 does that, older modes do not).
Measure stretch_of(const Line& line, Measure available, bool justified, bool stretch_nbsp);

std::vector<Line> break_lines(const font::Family& family, const Paragraph& paragraph, Rule rule);

}  // namespace kehoach::line
