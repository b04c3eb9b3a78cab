// What a template reads, laid beside what its schema lets a plan say.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/source.h"
#include "template/template.h"

namespace kehoach::draft {

struct Field {
  std::string path;   // "phases[].period.text"
  std::string title;  // the schema's, "" if it has none
  bool required = false;
};

struct Vars {
  std::vector<Field> read;
  // Read where the schema allows no such field, so that no plan can ever hold it. D110, each at the
  // place of the template.
  Diagnostics never_set;
  // Allowed by the schema, and read nowhere.
  std::vector<Field> never_read;
  bool anything = false;  // the template also reads by names that only data know
};

// `schema` is the text of a bundled schema. J0xx, P0xx.
Result<Vars> find_vars(const templates::Template& tmpl, const std::string& schema,
                       Sources& sources);

}  // namespace kehoach::draft
