// Values to JSON text: two-space indent, keys in their order, "\n" at the end, non-ASCII as it is.
#pragma once

#include <string>

#include "json/value.h"

namespace kehoach::json {

std::string write(const Value& value);

}  // namespace kehoach::json
