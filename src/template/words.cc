// The words between the tags: where lines start and end, markers, rows of tables.
#include <algorithm>

#include "base/ascii.h"
#include "file_parser.h"
#include "viet/counters.h"

namespace kehoach::templates {

using document::MarkerKind;

namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

void FileParser::text(const Segment& segment, Body& out) {
  std::uint32_t at = segment.span.begin;
  const std::string_view all = source();
  while (at < segment.span.end) {
    std::uint32_t end = at;
    while (end < segment.span.end && !is_line_end(all[end])) ++end;
    const bool ends_line = end < segment.span.end;
    words({at, end}, ends_line, out);
    at = end;
    if (ends_line) at += all.substr(end, 2) == "\r\n" ? 2U : 1U;
  }
}

void FileParser::words(Span span, bool ends_line, Body& out) {
  const std::string_view all = source();
  Span words = span;
  bool goes_on = false;
  if (ends_line) {
    while (words.end > words.begin && is_blank(all[words.end - 1])) --words.end;
    goes_on = words.end > words.begin && all[words.end - 1] == '\\';
    if (goes_on) --words.end;
  }
  if (place_.filled == Filled::nothing) {
    while (words.begin < words.end && is_blank(all[words.begin])) ++words.begin;
  }
  if (words.begin < words.end) {
    if (place_.filled == Filled::nothing) {
      const bool whole = ends_line || words.end == all.size();
      const std::uint32_t begin = begin_line(words, whole, out);
      words.begin = begin == words.begin && place_.inline_start ? span.begin : begin;
    } else {
      begin_content(words, out);
    }
    content(words, out);
  }
  if (!ends_line) return;
  place_.inline_start = false;
  if (goes_on && place_.filled != Filled::nothing) {
    out.push_back({{span.end - 1, span.end}, false, false, Text{" ", false}});
  } else {
    end_line({span.end, span.end}, out);
  }
}

void FileParser::end_line(Span at, Body& out) {
  if (bare_marker_) error("T021", *bare_marker_, {});
  bare_marker_.reset();
  if (out.empty() || !std::holds_alternative<LineEnd>(out.back().what)) {
    out.push_back({at, false, false, LineEnd{}});
  }
  place_.filled = Filled::nothing;
}

// Words of a line; in a table they are cut at "|".
void FileParser::content(Span span, Body& out) {
  const std::string_view all = source();
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const std::string_view piece = all.substr(begin, end - begin);
    if (std::any_of(piece.begin(), piece.end(), [](char c) { return !is_blank(c); })) {
      bare_marker_.reset();
    }
    out.push_back({{begin, end}, false, false, Text{piece, true}});
  };
  std::uint32_t begin = span.begin;
  for (std::uint32_t at = span.begin; place_.table && at < span.end; ++at) {
    if (all[at] == '\\' && at + 1 < span.end && all[at + 1] == '|') {
      add(begin, at);
      begin = ++at;
    } else if (all[at] == '|') {
      add(begin, at);
      out.push_back({{at, at + 1}, false, false, CellBreak{}});
      begin = at + 1;
    }
  }
  add(begin, span.end);
}

void FileParser::begin_content(Span span, Body& out) {
  printed_ = true;
  if (place_.filled != Filled::something) {
    if (place_.filled == Filled::nothing && place_.table) error("T022", span, {});
    out.push_back({span, false, false, line_start(span.begin)});
  }
  place_.filled = Filled::something;
}

// `whole`: the words reach to the end of the source line. Returns where the line's text starts.
std::uint32_t FileParser::begin_line(Span words, bool whole, Body& out) {
  const std::string_view all = source();
  const std::string_view line = all.substr(words.begin, words.end - words.begin);
  LineStart start = line_start(words.begin);
  std::uint32_t begin = words.begin;
  if (place_.table) {
    start.row = line[0] == '|';
    if (start.row)
      ++begin;
    else
      error("T022", words, {});
  } else if (line[0] == '\\' && leading_marker(line.substr(1))) {
    ++begin;
  } else if (const auto found = leading_marker(line);
             found && (whole || found->size < line.size())) {
    start.marker = found->marker;
    doubt_number(found->marker.kind,
                 {words.begin, words.begin + static_cast<std::uint32_t>(found->size)});
    begin += static_cast<std::uint32_t>(found->size);
    start.marker_span = {words.begin, begin};
    bare_marker_ = start.marker_span;
    while (begin < words.end && is_blank(all[begin])) ++begin;
  }
  printed_ = true;
  place_.filled = Filled::something;
  out.push_back({words, false, false, start});
  return begin;
}

// The kind of a marker counts and not the number typed. Who types "1." everywhere knows that, and
// who counts along will see what they typed; any other number will surprise.
void FileParser::doubt_number(MarkerKind kind, Span marker) {
  const std::string_view typed =
      std::string_view(source()).substr(marker.begin, marker.end - marker.begin - 1);
  int number = 0;
  int* last = nullptr;
  if (kind == MarkerKind::roman) {
    number = viet::parse_roman(typed).value_or(1);
    last = &typed_.roman;
    typed_.arabic = 0;
  } else if (kind == MarkerKind::arabic) {
    for (const char digit : typed) number = number * 10 + (digit - '0');
    last = &typed_.arabic;
  } else {
    return;
  }
  if (number > 1 && number != *last && number != *last + 1) {
    error("T203", marker, {std::string(typed), kind == MarkerKind::roman ? "I." : "1."});
  }
  *last = number;
}

Span FileParser::line_of(std::uint32_t at) const {
  const std::string_view all = source();
  Span line{at, at};
  while (line.begin > 0 && !is_line_end(all[line.begin - 1])) --line.begin;
  while (line.end < all.size() && !is_line_end(all[line.end])) ++line.end;
  while (line.begin < line.end && is_blank(all[line.begin])) ++line.begin;
  while (line.end > line.begin && is_blank(all[line.end - 1])) --line.end;
  return line;
}

int FileParser::indent_at(std::uint32_t at) const {
  constexpr int tab_width = 4;
  constexpr int most = 10000;
  const std::string_view all = source();
  std::uint32_t begin = at;
  while (begin > 0 && !is_line_end(all[begin - 1])) --begin;
  int columns = 0;
  for (; begin < all.size() && is_blank(all[begin]); ++begin) {
    columns = all[begin] == '\t' ? (columns / tab_width + 1) * tab_width : columns + 1;
  }
  return std::min(columns, most);
}

// FNV-1a of the line as it is written: the same line has the same identity wherever it moves.
std::uint32_t FileParser::identity_at(std::uint32_t at) const {
  const Span line = line_of(at);
  std::uint32_t hash = 2166136261U;
  for (const char c : source().substr(line.begin, line.end - line.begin)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash;
}

LineStart FileParser::line_start(std::uint32_t at) const {
  LineStart start;
  start.indent = indent_at(at);
  start.line = line_of(at);
  start.identity = identity_at(at);
  return start;
}

void FileParser::print(const Segment& segment, Body& out) {
  bare_marker_.reset();
  Tag tag(segment, file_, context_);
  const ExprRef value = tag.expressions.tuple();
  tag.cursor.expect_end();
  begin_content(segment.span, out);
  out.push_back({segment.span, false, false, Print{value}});
}

// Tags that make a component or a table cannot stand among words.
void FileParser::require_own_line(Tag& tag, std::string_view name) {
  if (place_.filled == Filled::something) error("T030", tag.span, {name});
}

}  // namespace kehoach::templates
