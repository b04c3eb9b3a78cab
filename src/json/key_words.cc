#include "key_words.h"

namespace kehoach::json {

const SchemaNode* SchemaNode::Words::property(std::string_view key) const {
  for (const Property& property : properties) {
    if (property.key == key) return property.node;
  }
  return nullptr;
}

const SchemaNode* SchemaNode::Words::item(std::size_t at) const {
  return at < prefix.size() ? prefix[at] : items;
}

}  // namespace kehoach::json
