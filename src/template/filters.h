// The filters: one table, each with its parameters and what it does.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "value.h"

namespace kehoach::templates {

class Evaluator;

// A filter or a test at work.
struct Application {
  std::string_view name;
  Value input;
  std::span<const Value> arguments;  // by parameter, then the rest
  Span span;                         // of the whole: input, name and arguments

  bool given(std::size_t parameter) const;
};

inline constexpr std::size_t most_parameters = 4;

struct FilterEntry {
  std::string_view name;
  std::array<std::string_view, most_parameters> parameters;
  std::size_t required = 0;
  bool more = false;             // takes further arguments
  bool takes_undefined = false;  // its input may be missing
  Value (*run)(Evaluator&, const Application&) = nullptr;
  std::size_t by_name_only = 0;  // how many of the last parameters cannot be given by position

  std::size_t parameter_count() const;
};

std::span<const FilterEntry> filter_table();
const FilterEntry* find_filter(std::string_view name);
std::vector<std::string> filter_names();

}  // namespace kehoach::templates
