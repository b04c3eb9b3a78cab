// Diagnostics as people and programs read them. Private to the room.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/world.h"

namespace kehoach::cli {

// Files are called as seen from the working folder if they are inside it, else, what is shipped, as
// seen from the data folder ("templates/nen/ke-hoach.mau"), else as they were named.
struct Folders {
  Path working;
  Path data;  // empty: not found yet
};

struct Manner {
  Language language = Language::vi;
  Folders folders;
};

// The message with its place, the source line and a caret, the way through includes, the hints:
//
//   samples/vinh-thuan.json:31:9: lỗi P104: ...
//      31 |        "to": "31-12-2021"
//         |              ^~~~~~~~~~~~
//     gợi ý: viết "2021-12-31"
//
// Columns count what a reader calls letters. A long line is shown around the caret.
std::string as_text(const Diagnostic& diagnostic, const Manner& manner);

// The elements of a JSON array, without its brackets, every diagnostic an object with code,
// severity, message, file, line, column, end_line, end_column, pointer, included_from (the way
// through includes, innermost first, each with file, line, column), hints.
std::string as_json(const Diagnostics& diagnostics, const Manner& manner);

}  // namespace kehoach::cli
