// Diagnostics as people and programs read them. Private to the room.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace kehoach::cli {

// The message with its place, the source line and a caret, the way through includes, the hints:
//
//   samples/vinh-thuan.json:31:9: lỗi P104: ...
//      31 |        "to": "31-12-2021"
//         |              ^~~~~~~~~~~~
//     gợi ý: viết "2021-12-31"
//
// Columns count what a reader calls letters. A long line is shown around the caret.
std::string as_text(const Diagnostic& diagnostic, Language language);

// One JSON array, every diagnostic an object with code, severity, message, file, line, column,
// end_line, end_column, pointer, hints.
std::string as_json(const Diagnostics& diagnostics, Language language);

}  // namespace kehoach::cli
