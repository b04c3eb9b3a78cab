#include "schema_walk.h"

#include <algorithm>

namespace kehoach::draft {

namespace {

void add_new(Nodes& nodes, const json::SchemaNode* node) {
  if (node != nullptr && std::find(nodes.begin(), nodes.end(), node) == nodes.end())
    nodes.push_back(node);
}

}  // namespace

Nodes with_all_in_place(Nodes nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const json::SchemaNode* next : nodes[i]->in_place()) add_new(nodes, next);
  }
  return nodes;
}

Nodes members_of(const Nodes& nodes, std::string_view key) {
  Nodes out;
  for (const json::SchemaNode* node : nodes) {
    for (const auto& [name, property] : node->properties()) {
      if (name == key) add_new(out, property);
    }
  }
  return with_all_in_place(std::move(out));
}

Nodes elements_of(const Nodes& nodes) {
  Nodes out;
  for (const json::SchemaNode* node : nodes) {
    for (const json::SchemaNode* item : node->elements()) add_new(out, item);
  }
  return with_all_in_place(std::move(out));
}

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (!path.empty()) {
    if (path.starts_with("[]")) {
      steps.emplace_back("[]");
      path.remove_prefix(2);
    } else {
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      steps.emplace_back(path.substr(0, end));
      path.remove_prefix(end);
    }
    if (path.starts_with('.')) path.remove_prefix(1);
  }
  return steps;
}

Nodes nodes_at(const json::Schema& schema, std::string_view path) {
  Nodes nodes = with_all_in_place({&schema.root()});
  for (const std::string& step : steps_of(path)) {
    nodes = step == "[]" ? elements_of(nodes) : members_of(nodes, step);
  }
  return nodes;
}

std::vector<std::string> keys_of(const Nodes& nodes) {
  std::vector<std::string> keys;
  for (const json::SchemaNode* node : nodes) {
    for (const auto& [name, property] : node->properties()) {
      if (std::find(keys.begin(), keys.end(), name) == keys.end()) keys.emplace_back(name);
    }
  }
  return keys;
}

bool is_required(const Nodes& parents, std::string_view key) {
  bool required = false;
  for (const json::SchemaNode* node : parents) {
    const auto properties = node->properties();
    const bool declares = std::any_of(properties.begin(), properties.end(),
                                      [&](const auto& one) { return one.first == key; });
    if (!declares) continue;
    const auto keys = node->required();
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) return false;
    required = true;
  }
  return required;
}

std::string help_of(const Nodes& nodes) {
  if (nodes.empty()) return {};
  for (const json::SchemaNode* node : nodes[0]->certain()) {
    for (const char* word : {"x-kehoach-help", "description"}) {
      if (const json::Value* said = node->own_annotation(word); said != nullptr && said->string())
        return *said->string();
    }
  }
  return {};
}

std::string annotated(const Nodes& nodes, std::string_view word) {
  for (const json::SchemaNode* node : nodes) {
    if (const std::string* text = node->annotated_text(word)) return *text;
  }
  return {};
}

}  // namespace kehoach::draft
