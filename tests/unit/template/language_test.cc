#include "template/language.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "dump/text.h"
#include "filters.h"
#include "plan/plan.h"
#include "predicates.h"
#include "template/template.h"

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

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(KEHOACH_SOURCE_FOLDER "/" + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string read_reference() { return read_file("templates/README.md"); }

// What stands between the fences of the first block of that kind from `from` on.
std::string fenced(const std::string& text, const std::string& kind, std::size_t& from) {
  const std::size_t open = text.find("```" + kind + "\n", from);
  if (open == std::string::npos) return {};
  const std::size_t begin = open + kind.size() + 4, end = text.find("```", begin);
  from = end;
  return text.substr(begin, end - begin);
}

// The cells of a Markdown table's row, with "\\|" as "|".
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cells.back() += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  for (std::string& cell : cells) {
    while (!cell.empty() && cell.back() == ' ') cell.pop_back();
    cell.erase(0, std::min(cell.find_first_not_of(' '), cell.size()));
  }
  return cells;
}

std::string print(const std::string& text, const std::string& json) {
  kehoach::MemoryWorld world;
  world.put("/t/x.mau", text);
  kehoach::Sources sources;
  kehoach::Diagnostics warnings;
  const auto loaded = load(world, {}, "/t/x.mau", std::make_shared<kehoach::Sources>());
  if (!loaded) return "refused";
  const auto root =
      kehoach::plan::read_free(sources.add(kehoach::SourceKind::file, "data.json", json), sources);
  REQUIRE(root);
  const auto made = evaluate(*loaded, *root, sources, warnings);
  return made ? kehoach::dump::text_of(*made) : made.error()[0].message(kehoach::Language::en);
}

}  // namespace

TEST_CASE("every filter's example in the reference prints what it says") {
  const std::string reference = read_reference();
  const std::size_t begin = reference.find("### Filters"), end = reference.find("### Tests");
  REQUIRE(begin < end);
  std::istringstream section(reference.substr(begin, end - begin));
  std::size_t from = begin;
  const std::string data = fenced(reference, "json", from);
  std::set<std::string> shown;
  for (std::string line; std::getline(section, line);) {
    if (line.rfind("| `", 0) != 0) continue;
    const auto cells = cells_of(line);
    REQUIRE(cells.size() >= 3);
    INFO(line);
    REQUIRE(cells[1].size() > 2);
    const std::size_t open = cells[1].find('`'), close = cells[1].rfind('`');
    const std::string example = cells[1].substr(open + 1, close - open - 1);
    CHECK(print(example, data) == cells[2] + '\n');
    for (std::size_t at = 0; (at = cells[0].find('`', at)) != std::string::npos;) {
      const std::size_t stop = cells[0].find('`', at + 1);
      shown.insert(cells[0].substr(at + 1, stop - at - 1));
      at = stop + 1;
    }
  }
  for (const auto& word : filters()) {
    INFO(word.name);
    CHECK(shown.count(std::string(word.name)) == 1);
  }
}

TEST_CASE("the templates of the reference can be read") {
  const std::string reference = read_reference();
  std::size_t from = 0;
  int count = 0;
  while (true) {
    const std::string text = fenced(reference, "jinja", from);
    if (text.empty()) break;
    ++count;
    kehoach::MemoryWorld world;
    world.put("/t/x.mau", text);
    for (const char* shared : {"nen/ke-hoach.mau", "nen/phan.mau"}) {
      world.put(kehoach::Path("/t") / shared, read_file(std::string("templates/") + shared));
    }
    const auto loaded = load(world, {}, "/t/x.mau", std::make_shared<kehoach::Sources>());
    INFO(text);
    CHECK(loaded.has_value());
  }
  CHECK(count >= 4);
}

TEST_CASE("every word of the language is in its reference") {
  const std::string reference = read_reference();
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
