// The plan's data as an attached file (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8): what the document
// was made of.
#pragma once

#include <string_view>

#include "flow/flow.h"
#include "press.h"
#include "store.h"

namespace kehoach::pdf {

// The catalogue's entries for it.
Bytes add_attachment(Store& store, const flow::Flow& flow, Form form, Deflater& deflater);

}  // namespace kehoach::pdf
