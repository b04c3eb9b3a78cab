// The left side of "path=value".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace kehoach::plan {

struct PathStep {
  std::string key;                   // as written, in NFC
  std::optional<std::size_t> index;  // if it is a number
  Span place;                        // in the setting's source, if the path stands there
};

// P133 for a path that has empty steps, or more than 64.
Result<std::vector<PathStep>> read_setting_path(const Setting& setting);

}  // namespace kehoach::plan
