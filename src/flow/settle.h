// The last step of composing a paragraph. Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

enum class Ties : std::uint8_t {
  none,
  line_ends,  // only where a line's end asks for one: justified cells
  all,        // of a text that is not justified: names, cells
  fitted,     // those by which no line of the width becomes too loose
};

// Its characters are checked, its words tied, its addresses linked. C003, C005 into the setting.
void settle(Setting& setting, Paragraph& paragraph, Ties ties, Length width);

}  // namespace kehoach::flow
