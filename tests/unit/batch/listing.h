// Lists as text: a line a row, "column=value" with places.
#pragma once

#include <string>

#include "base/world.h"
#include "unit_list.h"

namespace kehoach::batch {

// "2: a=x | b=y"; "-" for what clears; an error ends it as "B003@2:5".
inline std::string listed(const std::string& name, const Bytes& content,
                          const std::string& sheet = {}, bool places = false) {
  MemoryWorld world;
  world.put(name, content);
  Sources sources;
  std::string out;
  const auto told = [&](const Diagnostics& errors) {
    for (const auto& error : errors) {
      out += std::string(error.code);
      if (const Source* source = error.where.source; source != nullptr)
        out += '@' + (source->label.empty()
                          ? std::to_string(source->line) + ':' + std::to_string(source->column)
                          : source->label);
      out += '\n';
    }
    return out;
  };
  auto list = UnitList::open(world, name, sheet, sources);
  if (!list) return told(list.error());
  while (true) {
    auto row = list->next(sources);
    if (!row) return told(row.error());
    if (!*row) return out;
    out += std::to_string((*row)->place.line) + ":";
    for (const Cell& cell : (*row)->cells) {
      out += (&cell == &(*row)->cells[0] ? " " : " | ") + list->columns()[cell.column].name;
      if (places)
        out += '@' + std::to_string(cell.place.line) + ':' + std::to_string(cell.place.column);
      out += cell.clears ? " -" : "=" + cell.text;
    }
    out += '\n';
  }
}

}  // namespace kehoach::batch
