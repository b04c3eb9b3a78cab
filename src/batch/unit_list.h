// Lists of units, row by row, whatever file they come in. Private to the room.
//
//   Result<UnitList> list = UnitList::open(world, "units.csv", "");
//   while (true) {
//     Result<std::optional<Row>> row = list->next();
//     if (!row || !*row) break;
//   }
//
// Nothing is kept but the row at hand, and of a sheet the packed file and the texts that its cells
// share. Cells come trimmed of blanks; empty cells are
// left out; "-" clears a field, "\-" is a hyphen.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "json/elements.h"

namespace kehoach::batch {

struct Place {
  std::uint32_t line = 1, column = 1;
  std::string label;  // "C12" in a sheet
};

struct Cell {
  std::size_t column = 0;  // in columns()
  std::string text;
  Place place;
  bool clears = false;
};

struct Column {
  std::string name;
  Place place;
};

struct Row {
  Place place;
  std::vector<Cell> cells;
};

inline constexpr std::size_t most_columns = 1000;
inline constexpr std::size_t longest_cell = std::size_t{1} << 20;   // bytes
inline constexpr std::size_t largest_list = std::size_t{16} << 20;  // of a packed sheet

// Trimmed; nothing if nothing is left.
std::optional<Cell> make_cell(std::size_t column, std::string_view text, Place place);

// Bytes of a file as UTF-8, a piece at a time: a byte order mark is passed over, UTF-16 (as Excel
// saves "Unicode text") converted.
class Pieces {
 public:
  Pieces(const World& world, Path path) : world_(&world), path_(std::move(path)) {}
  // The next byte; -1 at the end, or after an error.
  int get();
  int peek();
  // What is read already, from here on: at least `size` bytes, if the file has them.
  std::string_view ahead(std::size_t size);
  // What is read already, or else the next piece; empty at the end.
  Result<Bytes> take();
  const Diagnostics& error() const { return error_; }
  const Path& path() const { return path_; }

 private:
  bool read_more();

  const World* world_;
  Path path_;
  std::uint64_t from_ = 0;
  std::string raw_;  // of UTF-16: what no whole character was made of
  std::string buffer_;
  std::size_t at_ = 0;
  bool started_ = false, ended_ = false, utf16_ = false;
  Diagnostics error_;
};

class CsvList {
 public:
  CsvList(const World& world, Path path) : pieces_(world, std::move(path)) {}
  Result<void> start(Sources& sources);
  Result<std::optional<Row>> next(Sources& sources);
  const std::vector<Column>& columns() const { return columns_; }

 private:
  struct Field {
    std::string text;
    Place place;
  };
  // False at the end of the file.
  Result<bool> read_record(std::vector<Field>& fields, Sources& sources);
  Result<void> read_quoted(Field& field, Sources& sources);
  void find_separator();
  Diagnostic wrong(std::string_view code, const Field& field, Sources& sources) const;
  int take();

  Pieces pieces_;
  char separator_ = ',';
  std::uint32_t line_ = 1, letter_ = 1;
  std::vector<Column> columns_;
};

class JsonList {
 public:
  JsonList(const World& world, Path path, bool lines)
      : path_(std::move(path)), pieces_(std::make_unique<Pieces>(world, path_)), lines_(lines) {}
  Result<void> start(Sources& sources);
  Result<std::optional<Row>> next(Sources& sources);
  const std::vector<Column>& columns() const { return columns_; }  // grows

 private:
  std::size_t column(const std::string& name, const Place& place);
  Result<std::optional<json::Excerpt>> next_line(Sources& sources);
  Result<std::optional<Row>> read(json::Excerpt unit, Sources& sources);

  Path path_;
  std::unique_ptr<Pieces> pieces_;
  bool lines_;
  std::uint32_t line_ = 0;
  std::optional<json::Elements> elements_;  // of what is no JSON Lines
  std::vector<Column> columns_;
};

class SheetList {
 public:
  SheetList(const World& world, Path path, std::string sheet);
  SheetList(SheetList&&) noexcept;
  SheetList& operator=(SheetList&&) noexcept;
  ~SheetList();
  Result<void> start(Sources& sources);
  Result<std::optional<Row>> next(Sources& sources);
  const std::vector<Column>& columns() const { return columns_; }

 private:
  struct Impl;
  const World* world_;
  Path path_;
  std::string sheet_;
  std::unique_ptr<Impl> impl_;
  std::vector<Column> columns_;
};

class UnitList {
 public:
  // B001 for an ending that is no list's; F0xx, X0xx, J0xx, B00x. What is told points into
  // `sources`.
  static Result<UnitList> open(const World& world, const Path& path, const std::string& sheet,
                               Sources& sources);
  // The next row that is not empty; nothing at the end. After an error there is no more.
  Result<std::optional<Row>> next(Sources& sources);
  const std::vector<Column>& columns() const;

 private:
  using Kind = std::variant<CsvList, JsonList, SheetList>;
  explicit UnitList(Kind kind) : kind_(std::move(kind)) {}
  Kind kind_;
};

// The source of a cell's text, for origins and messages.
const Source* cell_source(Sources& sources, const Path& file, std::string text, const Place& place);
Origin cell_origin(Sources& sources, const Path& file, std::string text, const Place& place);

}  // namespace kehoach::batch
