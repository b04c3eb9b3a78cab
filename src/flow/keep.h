// What stays together on a page, said so that every program that reads the DOCX does the same.
// Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

// Of a section whose paragraphs are settled:
//
// - Short paragraphs that stay with the next one stay whole, longer ones do not stay.
// - Rows that the text of a joined cell reaches stay together, where a page has room for all of
//   them: in other programs that text would part with the rows, or not, each by its own rule.
// - A head row that leaves no room on a page for one of the rows below it is not repeated:
//   LibreOffice loses what has no room then. It stays with the row below it instead.
void keep_together(const Setting& setting, Section& section);

}  // namespace kehoach::flow
