// Where a line may end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kehoach::viet {

// Offsets at which a new line may begin (UAX 14, ICU's rules for the root locale), each after the
// blanks that end the line before; 0 and the text's end are not listed. NBSP glues. "\n" (a forced
// break) is listed like any other; the caller tells them apart.
// ICU is only asked about words that hold more than letters, digits and common punctuation; for
// the rest "after blanks" is the whole rule, which a test checks against ICU.
void break_opportunities(std::string_view text, std::vector<std::uint32_t>& out);

}  // namespace kehoach::viet
