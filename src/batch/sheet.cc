// The list in a sheet: its header, and below it a row a unit.
#include <algorithm>
#include <map>

#include "sheet_file.h"
#include "unit_list.h"

namespace kehoach::batch {

namespace {

constexpr std::size_t most_header_rows = 100;

// What stands over each column: in the header's row, which is the last of `rows`, or in a cell
// above that is merged down to it.
std::map<std::uint32_t, Column> read_header(const std::vector<SheetRow>& rows,
                                            const SheetFile& file) {
  std::map<std::uint32_t, Column> columns;
  for (const SheetRow& row : rows) {
    for (const auto& [place, text] : row.cells) {
      const SheetPlace under{place.column, rows.back().number};
      const SheetPlace top = file.top_of(under);
      if (&row != &rows.back() && (top.row != place.row || top.row == under.row)) continue;
      auto cell = make_cell(0, text, {place.row, place.column + 1, place_name(place)});
      if (cell) columns[place.column] = {std::move(cell->text), cell->place};
    }
  }
  return columns;
}

}  // namespace

struct SheetList::Impl {
  Impl(Bytes bytes, const Path& path) : file(std::move(bytes), path) {}
  SheetFile file;
  std::map<std::uint32_t, std::size_t> index;  // of a sheet's column, in columns()
};

SheetList::SheetList(const World& world, Path path, std::string sheet)
    : world_(&world), path_(std::move(path)), sheet_(std::move(sheet)) {}
SheetList::SheetList(SheetList&&) noexcept = default;
SheetList& SheetList::operator=(SheetList&&) noexcept = default;
SheetList::~SheetList() = default;

// The header is the first row none of whose cells spans columns.
Result<void> SheetList::start(Sources& sources) {
  auto bytes = world_->read_file(path_, largest_list);
  if (!bytes) return std::move(bytes).error();
  impl_ = std::make_unique<Impl>(std::move(*bytes), path_);
  SheetFile& file = impl_->file;
  if (auto opened = file.open(sheet_); !opened) return opened;
  std::vector<SheetRow> above;
  bool spans = true;
  while (spans) {
    auto row = file.next(sources);
    if (!row) return std::move(row).error();
    if (!*row || above.size() == most_header_rows)
      return Diagnostic{"B002", {path_.string()}, {}, {}};
    spans = std::any_of((*row)->cells.begin(), (*row)->cells.end(),
                        [&](const auto& cell) { return file.spans_columns(cell.first); });
    above.push_back(std::move(**row));
  }
  for (auto& [column, head] : read_header(above, file)) {
    impl_->index[column] = columns_.size();
    columns_.push_back(std::move(head));
  }
  if (columns_.size() > most_columns) return Diagnostic{"B002", {path_.string()}, {}, {}};
  return {};
}

Result<std::optional<Row>> SheetList::next(Sources& sources) {
  while (true) {
    auto read = impl_->file.next(sources);
    if (!read) return std::move(read).error();
    if (!*read) return std::optional<Row>();
    Row row{{(*read)->number, 1, place_name({0, (*read)->number})}, {}};
    for (const auto& [place, text] : (*read)->cells) {
      const Place where{place.row, place.column + 1, place_name(place)};
      auto cell = make_cell(0, text, where);
      if (!cell) continue;
      const auto found = impl_->index.find(place.column);
      if (found == impl_->index.end())
        return Diagnostic{"B004", {}, cell_origin(sources, path_, cell->text, where), {}};
      cell->column = found->second;
      row.cells.push_back(std::move(*cell));
    }
    if (!row.cells.empty()) return std::optional<Row>(std::move(row));
  }
}

}  // namespace kehoach::batch
