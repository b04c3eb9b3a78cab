// The tests of "is": one table, each with its parameters and what it asks.
#pragma once

#include <optional>

#include "filters.h"

namespace kehoach::templates {

struct TestEntry {
  std::string_view name;
  std::array<std::string_view, most_parameters> parameters;
  std::size_t required = 0;
  bool takes_undefined = false;
  // Nothing: an error has been told.
  std::optional<bool> (*run)(Evaluator&, const Application&) = nullptr;
  std::size_t by_name_only = 0;

  std::size_t parameter_count() const;
};

std::span<const TestEntry> test_table();
const TestEntry* find_test(std::string_view name);
std::vector<std::string> test_names();

}  // namespace kehoach::templates
