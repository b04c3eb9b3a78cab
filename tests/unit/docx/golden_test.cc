// The parts of one whole plan as readable text. KEHOACH_RENEW_GOLDEN=1 writes them anew.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "written.h"

using namespace kehoach;

namespace {

// A line for each of the elements that a reader looks for.
std::string readable(std::string_view xml) {
  constexpr std::string_view breaks[] = {"<w:body>",  "<w:p>",           "<w:tbl>",    "<w:tr>",
                                         "<w:tc>",    "</w:tbl>",        "<w:style ",  "<w:lvl ",
                                         "<w:num ",   "<w:abstractNum ", "<w:sdt>",    "<w:compat",
                                         "<Override", "<Relationship ",  "<property ", "<dc",
                                         "<cp:k",     "<cp:ca"};
  std::string out;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    for (const std::string_view element : breaks) {
      if (at != 0 && xml[at - 1] != '\n' && xml.substr(at).starts_with(element)) out += '\n';
    }
    out += xml[at];
  }
  return out;
}

std::string golden_text() {
  const Bytes docx = written(docx_check::plan_flow());
  Result<ooxml::Package> package = ooxml::Package::open(docx, "test");
  REQUIRE(package);
  std::string out;
  for (const std::string& part : package->parts()) {
    out += "=== " + part + "\n" + readable(*package->content(part)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the parts of the plan are as they were") {
  const std::string path = KEHOACH_SOURCE_FOLDER "/tests/unit/docx/golden/plan.txt";
  const std::string text = golden_text();
  if (std::getenv("KEHOACH_RENEW_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream golden;
  golden << file.rdbuf();
  std::istringstream now(text), before(golden.str());
  std::string new_line, old_line;
  for (int number = 1;; ++number) {
    const bool more_new = static_cast<bool>(std::getline(now, new_line));
    const bool more_old = static_cast<bool>(std::getline(before, old_line));
    CAPTURE(number);
    REQUIRE(more_new == more_old);
    if (!more_new) break;
    REQUIRE(new_line == old_line);
  }
}
