#include "defaults.h"

#include <algorithm>

#include "layers.h"

namespace kehoach::plan {

namespace {

class Filler {
 public:
  Filler(const Schema::Impl& schema, Sources& sources) : schema_(schema), sources_(sources) {}

  void fill(json::Value& value, const json::SchemaNode& node) {
    if (!schema_.note(node).reaches_default) return;
    if (value.object() != nullptr) fill_members(value, node);
    if (json::Array* items = value.array()) fill_items(*items, node);
    fill_by_alternative(value, node);
  }

 private:
  void fill_members(json::Value& value, const json::SchemaNode& node) {
    for (const auto& [key, property] : node.properties()) {
      json::Value* given = value.find(key);
      if (const json::Value* fallback = property->default_value()) {
        const DataPath* path = sources_.member(value.origin.path, std::string(key));
        if (given == nullptr) {
          json::Value copy = *fallback;
          place(copy, path, sources_);
          value.object()->push_back({std::string(key), copy.origin.span, std::move(copy)});
          continue;
        }
        if (fallback->object() != nullptr && given->object() != nullptr) {
          json::Value merged = *fallback;
          place(merged, path, sources_);
          lay_over(merged, std::move(*given));
          *given = std::move(merged);
        }
      }
      if (given != nullptr) fill(*given, *property);
    }
  }

  void fill_items(json::Array& items, const json::SchemaNode& node) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (const json::SchemaNode* part : node.certain()) {
        const json::SchemaNode* element = part->element(i);
        if (element == nullptr) continue;
        fill(items[i], *element);
        break;
      }
    }
  }

  void fill_by_alternative(json::Value& value, const json::SchemaNode& node) {
    const json::Types type = json::type_of(value);
    for (const json::SchemaNode* part : node.certain()) {
      const json::SchemaNode* fitting = nullptr;
      std::size_t count = 0;
      for (const json::SchemaNode* alternative : part->alternatives()) {
        if ((alternative->types() & type) == 0) continue;
        fitting = alternative;
        ++count;
      }
      if (count == 1) return fill(value, *fitting);
    }
  }

  const Schema::Impl& schema_;
  Sources& sources_;
};

}  // namespace

void fill_defaults(json::Value& root, const Schema::Impl& schema, Sources& sources) {
  Filler(schema, sources).fill(root, schema.schema.root());
}

}  // namespace kehoach::plan
