// The layers before a schema is known.
#pragma once

#include "json/value.h"
#include "plan/plan.h"

namespace kehoach::plan {

struct Draft::Impl {
  std::shared_ptr<const json::Value> merged;  // an object; without the settings
  const Source* office = nullptr;
  std::vector<Setting> settings;
  Names names;
};

}  // namespace kehoach::plan
