// The templates at hand, and their schemas.
//
// In: the folder that holds templates/. Out: which there are and what each is for; the schema of
// one as a single text, for editors and for asking.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/world.h"

namespace kehoach::draft {

struct ShelfItem {
  std::string name;         // what plans call it
  std::string title;        // the schema's: "Kế hoạch chung"
  std::string description;  // the schema's: what it is for
};

// The folders of `data`/templates that hold a template and its schema, by name. F001, J0xx.
Result<std::vector<ShelfItem>> list_templates(const World& world, const Path& data,
                                              Sources& sources);

// The template's schema with all that it refers to, as one JSON Schema: the shared definitions that
// it uses stand under "$defs", and "$schema" is allowed in a plan. The same bytes every time.
// `name` as in templates::load. T0xx, F001, J0xx; D001 if a .mau file has no schema beside it.
Result<std::string> bundled_schema(const World& world, const Path& data, const std::string& name,
                                   std::shared_ptr<Sources> sources);

// The schema of kehoach.json, in the same form.
Result<std::string> office_schema(const World& world, const Path& data,
                                  std::shared_ptr<Sources> sources);

}  // namespace kehoach::draft
