// Blocks become paragraphs and tables. Private to the room.
#pragma once

#include <vector>

#include "setting.h"

namespace kehoach::flow {

void compose_blocks(Setting& setting, const std::vector<document::Block>& blocks, Length width,
                    std::vector<Element>& out);

// The mark at the end of the text, on the last paragraph, which then stays with what follows.
void end_text(Setting& setting, const std::string& mark, std::vector<Element>& elements);

// The paragraphs of a table's cell: as in the body, but in the cell's own style and without real
// numbering.
std::vector<Paragraph> compose_cell(Setting& setting, const std::vector<document::Block>& blocks,
                                    Role role);

// tables.cc
Table compose_table(Setting& setting, const document::Table& table, const std::string& id,
                    Length width);

}  // namespace kehoach::flow
