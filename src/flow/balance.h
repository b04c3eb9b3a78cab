// Centred text of several lines, broken where a reader would. Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

// Sets the paragraph's indents so that its lines, broken by first-fit, are as few as the width
// allows, of about the same length, and end where the sense allows; several lines take at most
// `widest` of it. Text that fits on one line, or that the plan broke itself, is left alone.
void balance(const Setting& setting, Paragraph& paragraph, Length width, Length widest);

}  // namespace kehoach::flow
