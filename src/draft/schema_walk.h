// Schemas by the paths of the values that they describe. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/schema.h"

namespace kehoach::draft {

using Nodes = std::vector<const json::SchemaNode*>;

// The nodes and all that they may apply to the same value, each once.
Nodes with_all_in_place(Nodes nodes);
// What members called `key`, and elements, may have to be. `nodes` are complete, and so is this.
Nodes members_of(const Nodes& nodes, std::string_view key);
Nodes elements_of(const Nodes& nodes);
// "phases[].period": empty if the schema knows no such place.
Nodes nodes_at(const json::Schema& schema, std::string_view path);
// All keys that objects may have here, in the order written.
std::vector<std::string> keys_of(const Nodes& nodes);
// By all that describe the member; what only one of several alternatives asks for is not.
bool is_required(const Nodes& parents, std::string_view key);

// What a question says below its line: "x-kehoach-help" where the schema has that, as a
// "description" speaks to who writes JSON; "" if nothing. The field's own words come before those
// of its "$ref".
std::string help_of(const Nodes& nodes);

// The first of the nodes that has it; "" if none.
std::string annotated(const Nodes& nodes, std::string_view word);

// "phases[].period" in steps: "phases", "[]", "period".
std::vector<std::string> steps_of(std::string_view path);

}  // namespace kehoach::draft
