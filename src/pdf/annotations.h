// Annotations (ISO 32000-1, 12.5) on a page, each with its place in the structure.
#pragma once

#include "contents.h"
#include "store.h"
#include "structure.h"

namespace kehoach::pdf {

// Where annotations of one page go.
struct AnnotatedPage {
  Store& store;
  const font::Family& family;
  Structure* structure = nullptr;  // null: the document has none
  std::uint32_t index = 0;
  Measure height = 0;
};

Measure height_of(int font_units, int half_points);
// Up from the page's bottom.
void append_rectangle(Bytes& out, Measure left, Measure bottom, Measure right, Measure top);

// A link over its text; it says in words where it leads.
Reference add_link(const AnnotatedPage& page, const LinkPlace& link);

}  // namespace kehoach::pdf
