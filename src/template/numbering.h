// Counting: every item gets its number and every block an id of its own, once the document stands.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"

namespace kehoach::templates {

// A block comes in with its label's kind, `written` text if the plan wrote one, and an id that may
// not be the only one of its kind. A template's "1.1." line comes with as many zeros in
// `label.numbers` as it has numbers: what stands above it must have one fewer (T120).
// Numbers restart under their parent; a written number advances the counter.
void number_blocks(document::Document& document, Diagnostics& errors);

}  // namespace kehoach::templates
