// Whether a DOCX file is what Word opens without repair and a clerk can work on: the rules that a
// schema validator does not know, and those of our own documents. Violations are named, so that a
// test can show that each rule fires.
//
// It reads the file as any reader would, with the room `ooxml`, and knows nothing of the writer.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace kehoach::docx_check {

struct Violation {
  std::string rule;   // "table.grid"
  std::string where;  // a part, and what in it
  std::string what;
};

// All violations, in the order of the rules; none for a good file.
std::vector<Violation> check(ByteView docx);

// One line each, for a test's message.
std::string to_text(const std::vector<Violation>& violations);

}  // namespace kehoach::docx_check
