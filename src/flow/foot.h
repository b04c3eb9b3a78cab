// The foot of the document: Nơi nhận on the left, who signs on the right. Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

Table compose_foot(Setting& setting, const document::Document& document, Length width);

}  // namespace kehoach::flow
