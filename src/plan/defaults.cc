#include "defaults.h"

#include <algorithm>

#include "json/merge.h"
#include "paths.h"

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

  // What is given, over what it would be otherwise.
  void fill_given(json::Value& given, const json::SchemaNode& property) {
    const json::Value* fallback = property.default_value();
    if (fallback != nullptr && fallback->object() != nullptr && given.object() != nullptr) {
      json::Value merged = *fallback;
      place(merged, given.origin.path, sources_);
      json::merge(merged, std::move(given));
      given = std::move(merged);
    }
    fill(given, property);
  }

 private:
  void fill_members(json::Value& value, const json::SchemaNode& node) {
    for (const auto& [key, property] : node.properties()) {
      if (json::Value* given = value.find(key)) {
        fill_given(*given, *property);
      } else if (const json::Value* fallback = property->default_value()) {
        json::Value copy = *fallback;
        place(copy, sources_.member(value.origin.path, std::string(key)), sources_);
        value.object()->push_back({std::string(key), copy.origin.span, std::move(copy)});
      }
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

void fill_members(json::Object& members, const Schema::Impl& schema, Sources& sources) {
  Filler filler(schema, sources);
  const auto properties = schema.schema.root().properties();
  for (json::Member& member : members) {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const auto& p) { return p.first == member.key; });
    if (found != properties.end()) filler.fill_given(member.value, *found->second);
  }
}

}  // namespace kehoach::plan
