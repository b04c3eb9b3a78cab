// Several schema files as one. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "json/value.h"

namespace kehoach::draft {

struct SchemaText {
  std::string name;  // what "$ref" calls it
  json::Value root;
};

// `files[0]` with every definition of the others that it needs under its "$defs" and every "$ref"
// led there. A "$ref" that leads nowhere stays as it is: who reads the schema tells it.
json::Value bundle(std::vector<SchemaText> files);

}  // namespace kehoach::draft
