// Where a line may end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kehoach::viet {

// Offsets at which a new line may begin (UAX 14, ICU's rules for the root locale), each after the
// blanks that end the line before; 0 and the text's end are not listed. NBSP glues. "\n" (a forced
// break) is listed like any other; the caller tells them apart. What `out` held is replaced.
// ICU is only asked about text that holds more than Latin letters, digits and common punctuation;
// for the rest its rules stand here as a table, which tests hold against ICU.
void break_opportunities(std::string_view text, std::vector<std::uint32_t>& out);

}  // namespace kehoach::viet
