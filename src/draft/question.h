// What an interview asks for: one field of a plan. Private to the room.
#pragma once

#include <algorithm>
#include <string>

#include "places.h"
#include "schema_walk.h"

namespace kehoach::draft {

struct Question {
  Where at;
  std::string label;  // the question
  Nodes nodes;        // complete, its own first
  bool required = false;
  int depth = 0;
  std::string help{};  // where the schema of the field itself has none
};

// What every document shows and no other field can stand for is asked for, though it may be blank.
inline bool is_asked(const Question& field) {
  return field.required ||
         (!field.nodes.empty() && field.nodes[0]->annotation("x-kehoach-asked") != nullptr);
}

// What a plan gets only once it is issued: a signature, a seal.
inline bool comes_later(const Question& field) {
  return std::any_of(field.nodes.begin(), field.nodes.end(), [](const json::SchemaNode* node) {
    return node->own_annotation("x-kehoach-later") != nullptr;
  });
}

}  // namespace kehoach::draft
