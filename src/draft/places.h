// Places in a plan that is being made. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/value.h"

namespace kehoach::draft {

struct Step {
  std::string key;
  std::optional<std::size_t> index;
};

struct Where {
  std::vector<Step> steps;

  Where member(std::string key) const;
  Where element(std::size_t index) const;
  std::string text() const;     // "signatures[0].name"
  std::string pointer() const;  // "/signatures/0/name"
};

const json::Value* value_at(const json::Value& root, const Where& where);
// Makes objects and lists on the way; an index is at most the list's size.
void set_at(json::Value& root, const Where& where, json::Value value);
// And what it leaves empty above it, but not the root.
void remove_at(json::Value& root, const Where& where);

}  // namespace kehoach::draft
