#include "template/language.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "filters.h"
#include "predicates.h"

using namespace kehoach::templates;

TEST_CASE("the tables are in order, so that names are found") {
  const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
  const auto filters = filter_table();
  CHECK(std::is_sorted(filters.begin(), filters.end(), by_name));
  const auto tests = test_table();
  CHECK(std::is_sorted(tests.begin(), tests.end(), by_name));
  for (const auto& entry : filters) CHECK(find_filter(entry.name) == &entry);
  for (const auto& entry : tests) CHECK(find_test(entry.name) == &entry);
  CHECK(find_filter("nix") == nullptr);
  CHECK(find_test("") == nullptr);
}

TEST_CASE("required parameters come first and exist") {
  for (const auto& word : filters()) CHECK(word.required <= word.parameters.size());
  for (const auto& word : tests()) CHECK(word.required <= word.parameters.size());
}

TEST_CASE("every word of the language is in its reference") {
  std::ifstream in(KEHOACH_SOURCE_FOLDER "/templates/README.md");
  std::stringstream text;
  text << in.rdbuf();
  const std::string reference = text.str();
  REQUIRE_FALSE(reference.empty());
  const auto has = [&](const std::string& word) {
    INFO(word);
    CHECK(reference.find(word) != std::string::npos);
  };
  for (const auto& word : filters()) has('`' + std::string(word.name) + '`');
  for (const auto& word : tests()) has('`' + std::string(word.name) + '`');
  for (const auto& word : tags()) {
    has("{% " + std::string(word.name));
    if (!word.end.empty()) has("{% " + std::string(word.end));
  }
}
