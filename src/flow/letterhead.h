// The head of the first page: bodies and number on the left, Quốc hiệu, Tiêu ngữ, place and date on
// the right; then type and subject. Private to the room.
#pragma once

#include <vector>

#include "setting.h"

namespace kehoach::flow {

Table compose_letterhead(Setting& setting, const document::Letterhead& head,
                         std::string_view type_code, Length width);
void compose_title(Setting& setting, const document::Document& document, Length width,
                   std::vector<Element>& out);

}  // namespace kehoach::flow
