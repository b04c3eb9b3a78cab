// Layers of data laid over one another.
#pragma once

#include "json/value.h"

namespace kehoach::json {

// Objects merge key by key, in the order first seen; anything else replaces what is under it, null
// too. What is merged of two objects stands where the stronger one stood.
void merge(Value& under, Value over);

}  // namespace kehoach::json
