// XLSX as Excel and LibreOffice save it (ECMA-376 part 1, 18).
#include <algorithm>
#include <charconv>
#include <map>

#include "ooxml/package_read.h"
#include "sheet_values.h"
#include "unit_list.h"

namespace kehoach::batch {

namespace {

using ooxml::XmlElement;

struct Merge {
  SheetPlace from, to;
  bool holds(SheetPlace p) const {
    return p.column >= from.column && p.column <= to.column && p.row >= from.row && p.row <= to.row;
  }
};

std::string value_of(const XmlElement& element, std::string_view name) {
  const std::string* value = element.attribute(name);
  return value == nullptr ? std::string() : *value;
}

std::size_t number_of(std::string_view digits, std::size_t otherwise) {
  std::size_t number = otherwise;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// A string item: its text, or its runs'; the reading aids of Asian texts are left out.
std::string text_of(const XmlElement& item) {
  std::string out;
  for (const XmlElement& part : item.children) {
    if (part.name == "x:t") out += part.text;
    if (part.name != "x:r") continue;
    if (const XmlElement* text = part.child("x:t")) out += text->text;
  }
  return without_escapes(out);
}

struct SheetRow {
  std::uint32_t number = 1;
  std::vector<std::pair<SheetPlace, std::string>> cells;  // with something in them
};

class SheetFile {
 public:
  SheetFile(ooxml::Package& package, const Path& path) : package_(package), path_(path) {}

  Result<void> open(const std::string& wanted) {
    auto workbook_part = package_.related("", "officeDocument");
    if (!workbook_part) return std::move(workbook_part).error();
    auto workbook = package_.xml(*workbook_part);
    if (!workbook) return std::move(workbook).error();
    if (const XmlElement* properties = workbook->child("x:workbookPr")) {
      const std::string flag = value_of(*properties, "date1904");
      since_1904_ = flag == "1" || flag == "true";
    }
    if (auto read = read_strings(*workbook_part); !read) return read;
    if (auto read = read_formats(*workbook_part); !read) return read;
    return find_sheet(*workbook, *workbook_part, wanted);
  }

  Result<std::vector<SheetRow>> rows(Sources& sources) {
    auto sheet = package_.xml(sheet_part_);
    if (!sheet) return std::move(sheet).error();
    if (const XmlElement* merges = sheet->child("x:mergeCells")) read_merges(*merges);
    std::vector<SheetRow> rows;
    const XmlElement* data = sheet->child("x:sheetData");
    if (data == nullptr) return rows;
    std::uint32_t last = 0;
    for (const XmlElement& element : data->children) {
      if (element.name != "x:row") continue;
      SheetRow row;
      row.number = static_cast<std::uint32_t>(number_of(value_of(element, "r"), last + 1));
      last = row.number;
      if (auto read = read_cells(element, row, sources); !read) return std::move(read).error();
      if (!row.cells.empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

  // The cell that is merged with others to its right stands over a group of columns, or is a
  // heading of the whole sheet.
  bool spans_columns(SheetPlace place) const {
    return std::any_of(merges_.begin(), merges_.end(), [place](const Merge& m) {
      return m.holds(place) && m.to.column > m.from.column;
    });
  }
  // The first cell of the column of merged cells that holds the place; the place itself if none.
  SheetPlace top_of(SheetPlace place) const {
    for (const Merge& m : merges_) {
      if (m.holds(place) && m.from.column == m.to.column) return m.from;
    }
    return place;
  }

 private:
  static constexpr std::size_t most_merges = 10'000;

  Result<void> read_strings(const std::string& workbook) {
    auto part = package_.related(workbook, "sharedStrings");
    if (!part) return {};
    auto strings = package_.xml(*part);
    if (!strings) return std::move(strings).error();
    for (const XmlElement& item : strings->children) {
      if (item.name == "x:si") strings_.push_back(text_of(item));
    }
    return {};
  }

  Result<void> read_formats(const std::string& workbook) {
    auto part = package_.related(workbook, "styles");
    if (!part) return {};
    auto styles = package_.xml(*part);
    if (!styles) return std::move(styles).error();
    std::map<std::size_t, NumberFormat> own;
    if (const XmlElement* formats = styles->child("x:numFmts")) {
      for (const XmlElement& format : formats->children) {
        own[number_of(value_of(format, "numFmtId"), 0)] =
            read_number_format(value_of(format, "formatCode"));
      }
    }
    const XmlElement* cells = styles->child("x:cellXfs");
    if (cells == nullptr) return {};
    for (const XmlElement& style : cells->children) {
      const std::size_t id = number_of(value_of(style, "numFmtId"), 0);
      const auto found = own.find(id);
      formats_.push_back(found != own.end()
                             ? found->second
                             : built_in_format(static_cast<int>(std::min<std::size_t>(id, 1000))));
    }
    return {};
  }

  Result<void> find_sheet(const XmlElement& workbook, const std::string& workbook_part,
                          const std::string& wanted) {
    const XmlElement* sheets = workbook.child("x:sheets");
    const auto relationships = package_.relationships(workbook_part);
    if (!relationships) return relationships.error();
    std::string names;
    for (const XmlElement& sheet :
         sheets == nullptr ? std::vector<XmlElement>() : sheets->children) {
      const std::string name = value_of(sheet, "name");
      names += (names.empty() ? "" : ", ") + name;
      if (!wanted.empty() && name != wanted) continue;
      for (const auto& relationship : *relationships) {
        if (relationship.id != value_of(sheet, "r:id")) continue;
        sheet_part_ = ooxml::resolve_target(workbook_part, relationship.target);
        return {};
      }
    }
    return Diagnostic{"B008", {path_.string(), wanted, names}, {}, {}};
  }

  void read_merges(const XmlElement& merges) {
    for (const XmlElement& merge : merges.children) {
      const std::string range = value_of(merge, "ref");
      const std::size_t colon = range.find(':');
      if (colon == std::string::npos || merges_.size() == most_merges) continue;
      const auto from = read_place(range.substr(0, colon)),
                 to = read_place(range.substr(colon + 1));
      if (from && to) merges_.push_back({*from, *to});
    }
  }

  Result<void> read_cells(const XmlElement& element, SheetRow& row, Sources& sources) {
    std::uint32_t next_column = 0;
    for (const XmlElement& cell : element.children) {
      if (cell.name != "x:c") continue;
      const auto named = read_place(value_of(cell, "r"));
      const SheetPlace place{named ? named->column : next_column, row.number};
      next_column = place.column + 1;
      auto text = read_cell(cell);
      if (!text || text->size() > longest_cell) {
        const XmlElement* value = cell.child("x:v");
        return Diagnostic{"B009",
                          {},
                          cell_origin(sources, path_, value == nullptr ? "" : value->text,
                                      {place.row, place.column + 1, place_name(place)}),
                          {}};
      }
      if (!text->empty()) row.cells.emplace_back(place, std::move(*text));
    }
    return {};
  }

  // Nothing for a cell that holds an error ("#REF!") or what its type cannot be.
  std::optional<std::string> read_cell(const XmlElement& cell) const {
    const std::string type = value_of(cell, "t");
    if (type == "inlineStr") {
      const XmlElement* item = cell.child("x:is");
      return item == nullptr ? std::string() : text_of(*item);
    }
    const XmlElement* value = cell.child("x:v");
    if (value == nullptr || value->text.empty()) return std::string();
    if (type == "s") {
      const std::size_t index = number_of(value->text, strings_.size());
      if (index >= strings_.size()) return std::nullopt;
      return strings_[index];
    }
    if (type == "str") return without_escapes(value->text);
    if (type == "b") return std::string(value->text == "1" ? "TRUE" : "FALSE");
    if (type == "d") return value->text.substr(0, 10);
    if (type == "e") return std::nullopt;
    const std::size_t style = number_of(value_of(cell, "s"), 0);
    return shown_number(value->text, style < formats_.size() ? formats_[style] : NumberFormat{},
                        since_1904_);
  }

  ooxml::Package& package_;
  const Path& path_;
  bool since_1904_ = false;
  std::vector<std::string> strings_;
  std::vector<NumberFormat> formats_;  // by cell style
  std::string sheet_part_;
  std::vector<Merge> merges_;
};

// The first row none of whose cells spans columns.
std::size_t find_header(const std::vector<SheetRow>& rows, const SheetFile& file) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::none_of(rows[i].cells.begin(), rows[i].cells.end(),
                     [&](const auto& cell) { return file.spans_columns(cell.first); }))
      return i;
  }
  return rows.size();
}

// What stands over each column: in the header's row, or in a cell above that is merged down to it.
std::map<std::uint32_t, Column> read_header(const std::vector<SheetRow>& rows, std::size_t header,
                                            const SheetFile& file) {
  std::map<std::uint32_t, Column> columns;
  for (std::size_t i = 0; i <= header; ++i) {
    for (const auto& [place, text] : rows[i].cells) {
      const SheetPlace under{place.column, rows[header].number};
      const SheetPlace top = file.top_of(under);
      if (i != header && (top.row != place.row || top.row == under.row)) continue;
      auto cell = make_cell(0, text, {place.row, place.column + 1, place_name(place)});
      if (cell) columns[place.column] = {std::move(cell->text), cell->place};
    }
  }
  return columns;
}

}  // namespace

Result<void> SheetList::start(Sources& sources) {
  auto bytes = world_->read_file(path_, largest_list);
  if (!bytes) return std::move(bytes).error();
  auto package = ooxml::Package::open(*bytes, path_.string());
  if (!package) return std::move(package).error();
  SheetFile file(*package, path_);
  if (auto opened = file.open(sheet_); !opened) return opened;
  auto rows = file.rows(sources);
  if (!rows) return std::move(rows).error();
  const std::size_t header = find_header(*rows, file);
  if (header == rows->size()) return Diagnostic{"B002", {path_.string()}, {}, {}};

  std::map<std::uint32_t, std::size_t> index;
  for (auto& [column, head] : read_header(*rows, header, file)) {
    index[column] = columns_.size();
    columns_.push_back(std::move(head));
  }
  if (columns_.size() > most_columns) return Diagnostic{"B002", {path_.string()}, {}, {}};
  for (std::size_t i = header + 1; i < rows->size(); ++i) {
    Row row{{(*rows)[i].number, 1, place_name({0, (*rows)[i].number})}, {}};
    for (const auto& [place, text] : (*rows)[i].cells) {
      const Place where{place.row, place.column + 1, place_name(place)};
      auto cell = make_cell(0, text, where);
      if (!cell) continue;
      const auto found = index.find(place.column);
      if (found == index.end())
        return Diagnostic{"B004", {}, cell_origin(sources, path_, cell->text, where), {}};
      cell->column = found->second;
      row.cells.push_back(std::move(*cell));
    }
    if (!row.cells.empty()) rows_.push_back(std::move(row));
  }
  return {};
}

Result<std::optional<Row>> SheetList::next(Sources&) {
  if (at_ == rows_.size()) return std::optional<Row>();
  return std::optional<Row>(std::move(rows_[at_++]));
}

}  // namespace kehoach::batch
