// What an interview asks for: one field of a plan. Private to the room.
#pragma once

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

}  // namespace kehoach::draft
