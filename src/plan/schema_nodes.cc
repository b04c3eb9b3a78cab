#include "schema_nodes.h"

#include <algorithm>

namespace kehoach::plan {

Nodes with_all_in_place(Nodes nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const json::SchemaNode* next : nodes[i]->in_place()) {
      if (std::find(nodes.begin(), nodes.end(), next) == nodes.end()) nodes.push_back(next);
    }
  }
  return nodes;
}

json::Types types_of(const Nodes& nodes) {
  json::Types types = 0;
  for (const json::SchemaNode* node : nodes)
    types = static_cast<json::Types>(types | node->types());
  return types;
}

Nodes members_of(const Nodes& nodes, std::string_view key) {
  Nodes out;
  for (const json::SchemaNode* node : with_all_in_place(nodes)) {
    const json::SchemaNode* member = node->member(key);
    if (member != nullptr && member->types() != 0) out.push_back(member);
  }
  return out;
}

Nodes elements_of(const Nodes& nodes, std::size_t index) {
  Nodes out;
  for (const json::SchemaNode* node : with_all_in_place(nodes)) {
    const json::SchemaNode* element = node->element(index);
    if (element != nullptr && element->types() != 0) out.push_back(element);
  }
  return out;
}

}  // namespace kehoach::plan
