// Lists as text: a line a row, "column=value" with places.
#pragma once

#include <string>

#include "base/world.h"
#include "unit_list.h"

namespace kehoach::batch {

// "3:5": of a cell where it begins.
inline std::string place_in(const Source& source, std::uint32_t at) {
  const SourceLine line = line_at(source, source.kind == SourceKind::cell ? 0 : at);
  const std::uint32_t column = line.begin == 0 ? source.column : 1;
  const std::uint32_t inside = source.kind == SourceKind::cell ? 0 : at - line.begin;
  return std::to_string(line.number) + ':' + std::to_string(column + inside);
}

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
        out += '@' +
               (source->label.empty() ? place_in(*source, error.where.span.begin) : source->label);
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
