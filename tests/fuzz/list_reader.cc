// The readers of lists on any bytes. The first byte says what the rest is: "c" CSV, "j" JSON, "l"
// JSON Lines, "x" a spreadsheet, "p" the parts of one ("name 0x1F content", separated by 0x1E), so
// that its XML is looked at and not only its zip.
#include <cstdint>

#include "holds.h"
#include "json/parse.h"
#include "ooxml/zip_write.h"
#include "unit_list.h"

using namespace kehoach;
using namespace kehoach::batch;

namespace {

Bytes package_of(std::string_view parts) {
  ooxml::Compressor compressor(1);
  ooxml::ZipWriter zip(compressor);
  while (true) {
    const std::string_view part = parts.substr(0, parts.find('\x1E'));
    const std::size_t end = std::min(part.find('\x1F'), part.size());
    zip.add_stored(part.substr(0, end), part.substr(std::min(end + 1, part.size())));
    if (part.size() == parts.size()) return zip.finish();
    parts.remove_prefix(part.size() + 1);
  }
}

void examine_row(const Row& row, const std::vector<Column>& columns) {
  require(row.place.line > 0 && row.place.column > 0);
  require(columns.size() <= most_columns);
  for (const Cell& cell : row.cells) {
    require(cell.column < columns.size());
    require(cell.place.line > 0 && cell.place.column > 0);
  }
}

// How many rows it has; nothing where it is refused.
std::optional<std::size_t> count_rows(const std::string& name, Bytes content) {
  MemoryWorld world;
  world.put(name, std::move(content));
  Sources sources;
  auto list = UnitList::open(world, name, {}, sources);
  if (!list) {
    examine(list.error());
    return std::nullopt;
  }
  for (std::size_t rows = 0;; ++rows) {
    auto row = list->next(sources);
    if (!row) {
      require(has_errors(row.error()));
      examine(row.error());
      return std::nullopt;
    }
    if (!*row) return rows;
    examine_row(**row, list->columns());
  }
}

// A JSON list, read unit by unit, is what the parser of whole texts takes it for.
void compare(std::string_view text, std::optional<std::size_t> rows) {
  if (text.starts_with("\xFF\xFE") || text.find("\xEF\xBB\xBF") != text.npos) return;
  Sources sources;
  const auto root =
      json::parse(sources.add(SourceKind::file, "u.json", std::string(text)), sources);
  if (!root) {
    // The bounds are those of a unit, not of the list; and what stands beside it is not kept.
    const std::string_view code = root.error()[0].code;
    require(!rows || code == "J004" || code == "J005" || code == "J008" || code == "J009");
    return;
  }
  const json::Value* list = root->object() != nullptr ? root->find("units") : &*root;
  const json::Array* units = list == nullptr ? nullptr : list->array();
  std::size_t objects = 0;
  for (const json::Value& unit : units == nullptr ? json::Array() : *units)
    objects += unit.object() != nullptr ? 1U : 0U;
  const bool good = units != nullptr && objects == units->size();
  require(good || !rows);
  require(!rows || *rows == objects);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'c':
      count_rows("u.csv", Bytes(rest));
      break;
    case 'j':
      compare(rest, count_rows("u.json", Bytes(rest)));
      break;
    case 'l':
      count_rows("u.jsonl", Bytes(rest));
      break;
    case 'x':
      count_rows("u.xlsx", Bytes(rest));
      break;
    case 'p':
      count_rows("u.xlsx", package_of(rest));
      break;
    default:
      break;
  }
  return 0;
}
