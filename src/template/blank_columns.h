// Columns that a table may do without. Private to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "document/document.h"

namespace kehoach::templates {

// Takes those of the columns (counted from 0) out of the table in which no row but the head says
// anything; a cell that reaches over one becomes narrower. A table keeps at least one column. Every
// row must be as wide as the table.
void take_out_blank_columns(document::Table& table, std::vector<std::size_t> columns);

}  // namespace kehoach::templates
