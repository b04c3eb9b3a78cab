// Values that are set one by one: --set, and the cells of a unit's row.
#pragma once

#include "plan/plan.h"
#include "schema.h"

namespace kehoach::plan {

// Sets the value in the plan, as what the schema wants at its place. Maps that are missing on the
// way are made; the index just past a list's end adds an item. P130 to P133, J0xx.
Diagnostics apply(const Setting& setting, json::Value& root, const Schema::Impl& schema,
                  Sources& sources);

}  // namespace kehoach::plan
