// A sheet of an .xlsx as Excel, LibreOffice and others save it (ECMA-376 part 1, 18), row by row.
// Private to the room.
//
// Held in memory are the packed file and the texts that cells share; of the sheet, which may be
// unpacked a hundred times as large, the row at hand.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ooxml/package_read.h"
#include "ooxml/xml_stream.h"
#include "sheet_values.h"
#include "unit_list.h"

namespace kehoach::batch {

struct SheetRow {
  std::uint32_t number = 1;
  std::vector<std::pair<SheetPlace, std::string>> cells;  // with something in them
};

// Texts one behind the other.
class SharedTexts {
 public:
  void add(std::string_view text) {
    all_ += text;
    ends_.push_back(all_.size());
  }
  std::optional<std::string> at(std::size_t index) const {
    if (index >= ends_.size()) return std::nullopt;
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return all_.substr(begin, ends_[index] - begin);
  }

 private:
  std::string all_;
  std::vector<std::size_t> ends_;
};

class SheetFile {
 public:
  SheetFile(Bytes bytes, Path path) : bytes_(std::move(bytes)), path_(std::move(path)) {}
  SheetFile(const SheetFile&) = delete;
  SheetFile& operator=(const SheetFile&) = delete;

  // The sheet of that name; the first if it is empty. X0xx, B008.
  Result<void> open(const std::string& wanted);
  // The next row with something in it; nothing at the end. B009.
  Result<std::optional<SheetRow>> next(Sources& sources);

  // The cell that is merged with others to its right stands over a group of columns, or is a
  // heading of the whole sheet.
  bool spans_columns(SheetPlace place) const;
  // The first cell of the column of merged cells that holds the place; the place itself if none.
  SheetPlace top_of(SheetPlace place) const;

 private:
  struct Merge {
    SheetPlace from, to;
    bool holds(SheetPlace place) const;
  };
  struct Cell {
    SheetPlace place;
    std::string type, value;
    std::size_t style = 0;
  };
  using Event = ooxml::XmlStream::Event;

  Result<void> read_strings(const std::string& workbook);
  Result<void> read_formats(const std::string& workbook);
  Result<void> find_sheet(const ooxml::XmlElement& workbook, const std::string& workbook_part,
                          const std::string& wanted);
  Result<void> read_merges();
  Result<void> start(std::optional<ooxml::XmlStream>& xml, std::string_view part);
  Result<void> read_row(SheetRow& row, Sources& sources);
  Result<Cell> read_cell(SheetPlace place);
  std::optional<std::string> shown(const Cell& cell) const;

  Bytes bytes_;
  Path path_;
  std::optional<ooxml::Package> package_;
  bool since_1904_ = false;
  SharedTexts strings_;
  std::vector<NumberFormat> formats_;  // by cell style
  std::string sheet_part_;
  std::vector<Merge> merges_;
  std::optional<ooxml::XmlStream> rows_;
  std::uint32_t last_row_ = 0;
};

}  // namespace kehoach::batch
