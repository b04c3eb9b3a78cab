// A schema with what the plan reader needs to know of each of its nodes.
#pragma once

#include "json/schema.h"
#include "plan/plan.h"

namespace kehoach::plan {

struct Note {
  std::optional<Meaning> meaning;
  bool no_end_mark = false;
  const std::string* title = nullptr;
  bool reaches_default = false;  // some property or item below may have one
};

struct Schema::Impl {
  json::Schema schema;
  std::vector<Note> notes;  // by SchemaNode::index

  const Note& note(const json::SchemaNode& node) const { return notes[node.index()]; }
};

}  // namespace kehoach::plan
