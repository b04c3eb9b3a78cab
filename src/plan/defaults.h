// The weakest layer: what the schema says where the plan says nothing.
#pragma once

#include "schema.h"

namespace kehoach::plan {

// Defaults are taken as they are written and nothing is filled in inside them, so that a schema
// that nests cannot grow a plan without end.
void fill_defaults(json::Value& root, const Schema::Impl& schema, Sources& sources);

// The same inside the members that are given, for a root that judges its members apart.
void fill_members(json::Object& members, const Schema::Impl& schema, Sources& sources);

}  // namespace kehoach::plan
