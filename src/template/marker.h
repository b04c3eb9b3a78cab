// Markers: "I." "1." "1.1." "a)" "-" "+" "*" at the start of a template's line or named by a plan's
// block, and numbers as plans write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kehoach::templates {

struct Marker {
  document::MarkerKind kind = document::MarkerKind::none;
  int depth = 0;  // of `decimal`: how many numbers it has, 2 for "1.1."

  explicit operator bool() const { return kind != document::MarkerKind::none; }
  friend bool operator==(const Marker&, const Marker&) = default;
};

struct LeadingMarker {
  Marker marker;
  std::size_t size = 0;  // of the marker itself
};

// The marker that a line starts with: it must be followed by a blank or by the line's end. Numbers
// of more than three digits are none ("2020. ..." is a year).
std::optional<LeadingMarker> leading_marker(std::string_view line);

// The whole of `text` as a marker: a plan's "marker".
std::optional<Marker> parse_marker(std::string_view text);

// A number as written: "2.2" -> decimal {2, 2}; "IV." -> roman {4}; "đ)" -> letter {5}. `kind` is
// what the block's marker says it is; with `none` the form tells, and a text that has none of the
// forms gives nothing.
struct WrittenNumber {
  document::MarkerKind kind = document::MarkerKind::none;
  std::vector<int> numbers;  // empty: not readable as that kind
};
std::optional<WrittenNumber> parse_written(std::string_view text, document::MarkerKind kind);

}  // namespace kehoach::templates
