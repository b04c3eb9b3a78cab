// The paths of merged values.
#pragma once

#include "json/value.h"

namespace kehoach::plan {

// Gives a value and all below it the paths they have in the plan; a string keeps what says where
// its letters were read.
void place(json::Value& value, const DataPath* path, Sources& sources);

}  // namespace kehoach::plan
