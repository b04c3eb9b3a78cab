// Centred text of several lines, broken where a reader would. Private to the room.
#pragma once

#include <string_view>

#include "setting.h"

namespace kehoach::flow {

// Breaks a centred paragraph into lines that are few, of about the same length, and pieces of sense
// (viet/title.h). They are brought about by indents, so that first-fit ends its lines there in Word
// too, and by NBSP for as few blanks as that takes. Several lines take at most `widest` of the
// width. `natural` is the text as the plan has it, before it was put in capitals: case tells names.
//
// Text that fits on one line is left alone, NBSP and all. Lines that the plan broke itself are
// kept; in such text the usual ties hold.
void balance(Setting& setting, Paragraph& paragraph, std::string_view natural, Length width,
             Length widest);

}  // namespace kehoach::flow
