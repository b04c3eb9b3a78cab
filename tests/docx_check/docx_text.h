// What a DOCX says, paragraph by paragraph, with the numbers that Word counts (ECMA-376 part 1,
// 17.9): worked out from the file alone, knowing nothing of how it was written.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kehoach::docx_check {

struct TextParagraph {
  std::string style;  // its id
  std::string label;  // "I." "-"; empty: none, or typed into the text
  std::string text;   // line breaks as "\n"
};

// The body's paragraphs in reading order, those in tables included.
Result<std::vector<TextParagraph>> read_text(ByteView docx);

}  // namespace kehoach::docx_check
