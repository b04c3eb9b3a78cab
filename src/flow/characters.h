// Whether the font can show what is written. Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

// C003 for every character that its face lacks, once per style and paragraph, with its place in the
// plan or template; C005 for a paragraph beyond 256 KiB. Before ties: places are still exact.
// False if there is any.
bool check_characters(Setting& setting, const Paragraph& paragraph);

}  // namespace kehoach::flow
