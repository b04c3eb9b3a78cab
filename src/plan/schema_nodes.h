// Which subschemas speak of one place. Private to the room.
#pragma once

#include <vector>

#include "json/schema.h"

namespace kehoach::plan {

using Nodes = std::vector<const json::SchemaNode*>;

// The nodes and all that they may apply to the same value.
Nodes with_all_in_place(Nodes nodes);
json::Types types_of(const Nodes& nodes);
// What they say of a member, of an element; nodes that accept no value at all are left out.
Nodes members_of(const Nodes& nodes, std::string_view key);
Nodes elements_of(const Nodes& nodes, std::size_t index);

}  // namespace kehoach::plan
