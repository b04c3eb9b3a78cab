// Where Word lets a line end. Private to the room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "line/line.h"

namespace kehoach::line {

// UAX 14 (viet::break_opportunities) with what Word does otherwise, as LibreOffice imitates it:
// no line ends after a slash inside a word ("19/CT-TTg", "và/hoặc"); and one may end after a hyphen
// before a digit, which UAX 14 forbids. The older rule does that after every hyphen ("Covid-|19"),
// the newer only inside numbers ("2015-|2020"). And NBSP holds after a dash too ("2026 -⍽2031"),
// where UAX 14 lets go (LB12a). Observed in versions 7.4 and 24.8.
std::vector<std::uint32_t> opportunities(std::string_view text, Rule rule);

}  // namespace kehoach::line
