// The flow on pages.
//
// In: a Flow, the font and the lines already broken in it. Out: Pages, every line and rule at its
// place. What it keeps to, as Word does: two lines at least of a paragraph on either page, headings
// and leads with what follows them, rows whole and head rows repeated, the foot whole and with at
// least two lines of text. A row that is taller than a page is split, with a warning (L001).
#pragma once

#include "base/result.h"
#include "layout/pages.h"
#include "line/memory.h"

namespace kehoach::layout {

Pages lay_out(const flow::Flow& flow, line::Memory& lines, Diagnostics& warnings);

}  // namespace kehoach::layout
