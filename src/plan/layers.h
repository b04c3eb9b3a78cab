// Layers of JSON laid over one another.
#pragma once

#include "json/value.h"

namespace kehoach::plan {

// Objects key by key, in the order first seen; anything else replaces what is under it. What is
// merged of two objects stands where the stronger one stood.
void lay_over(json::Value& under, json::Value over);

// Gives a value and all below it the paths they have in the plan; a string keeps what says where
// its letters were read.
void place(json::Value& value, const DataPath* path, Sources& sources);

}  // namespace kehoach::plan
