#include "sheet_file.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace kehoach::batch {

namespace {

using ooxml::XmlElement;
using ooxml::XmlStream;

constexpr std::size_t most_merges = 10'000;
constexpr std::size_t most_cells = 16'384;  // of a row

std::string value_of(const XmlElement& element, std::string_view name) {
  const std::string* value = element.attribute(name);
  return value == nullptr ? std::string() : *value;
}

std::size_t number_of(std::string_view digits, std::size_t otherwise) {
  std::size_t number = otherwise;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// The text of the element that has begun: of <t> below it, not inside <rPh>, the reading aids of
// Asian texts. False once it is longer than a cell may be.
Result<bool> read_texts(XmlStream& xml, std::string& out) {
  const std::size_t outside = xml.depth() - 1;
  std::size_t aid = 0;  // the depth of <rPh>
  bool text = false;
  while (xml.depth() > outside) {
    auto event = xml.next();
    if (!event) return std::move(event).error();
    if (*event == XmlStream::Event::begin && xml.element() == "rPh" && aid == 0) aid = xml.depth();
    if (*event == XmlStream::Event::end && xml.depth() < aid) aid = 0;
    if (*event == XmlStream::Event::begin || *event == XmlStream::Event::end)
      text = *event == XmlStream::Event::begin && xml.element() == "t" && aid == 0;
    if (*event == XmlStream::Event::text && text) out += xml.text();
    if (out.size() > longest_cell) return false;
  }
  out = without_escapes(out);
  return true;
}

}  // namespace

bool SheetFile::Merge::holds(SheetPlace p) const {
  return p.column >= from.column && p.column <= to.column && p.row >= from.row && p.row <= to.row;
}

bool SheetFile::spans_columns(SheetPlace place) const {
  return std::any_of(merges_.begin(), merges_.end(), [place](const Merge& m) {
    return m.holds(place) && m.to.column > m.from.column;
  });
}

SheetPlace SheetFile::top_of(SheetPlace place) const {
  for (const Merge& m : merges_) {
    if (m.holds(place) && m.from.column == m.to.column) return m.from;
  }
  return place;
}

Result<void> SheetFile::open(const std::string& wanted) {
  auto package = ooxml::Package::open(bytes_, path_.string());
  if (!package) return std::move(package).error();
  package_ = std::move(*package);
  auto workbook_part = package_->related("", "officeDocument");
  if (!workbook_part) return std::move(workbook_part).error();
  auto workbook = package_->xml(*workbook_part);
  if (!workbook) return std::move(workbook).error();
  if (const XmlElement* properties = workbook->child("x:workbookPr")) {
    const std::string flag = value_of(*properties, "date1904");
    since_1904_ = flag == "1" || flag == "true";
  }
  if (auto read = read_strings(*workbook_part); !read) return read;
  if (auto read = read_formats(*workbook_part); !read) return read;
  if (auto found = find_sheet(*workbook, *workbook_part, wanted); !found) return found;
  if (auto read = read_merges(); !read) return read;
  return start(rows_, sheet_part_);
}

Result<void> SheetFile::start(std::optional<XmlStream>& xml, std::string_view part) {
  auto stream = package_->stream(part);
  if (!stream) return std::move(stream).error();
  auto shared = std::make_shared<ooxml::PartStream>(std::move(*stream));
  xml.emplace([shared] { return shared->next(); }, path_.string(), std::string(part));
  return {};
}

Result<void> SheetFile::read_strings(const std::string& workbook) {
  const auto part = package_->related(workbook, "sharedStrings");
  if (!part) return {};
  std::optional<XmlStream> xml;
  if (auto started = start(xml, *part); !started) return started;
  while (true) {
    auto event = xml->next();
    if (!event) return std::move(event).error();
    if (*event == Event::done) return {};
    if (*event != Event::begin || xml->element() != "si" || xml->depth() != 2) continue;
    std::string text;
    auto whole = read_texts(*xml, text);
    if (!whole) return std::move(whole).error();
    if (!*whole) return Diagnostic{"X002", {path_.string(), *part}, {}, {}};
    strings_.add(text);
  }
}

Result<void> SheetFile::read_formats(const std::string& workbook) {
  const auto part = package_->related(workbook, "styles");
  if (!part) return {};
  auto styles = package_->xml(*part);
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

Result<void> SheetFile::find_sheet(const XmlElement& workbook, const std::string& workbook_part,
                                   const std::string& wanted) {
  const XmlElement* sheets = workbook.child("x:sheets");
  const auto relationships = package_->relationships(workbook_part);
  if (!relationships) return relationships.error();
  std::string names;
  for (const XmlElement& sheet : sheets == nullptr ? std::vector<XmlElement>() : sheets->children) {
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

// They stand behind the rows, and must be known before the first.
Result<void> SheetFile::read_merges() {
  std::optional<XmlStream> xml;
  if (auto started = start(xml, sheet_part_); !started) return started;
  while (true) {
    auto event = xml->next();
    if (!event) return std::move(event).error();
    if (*event == Event::done) return {};
    if (*event != Event::begin || xml->element() != "mergeCell" || xml->depth() != 3) continue;
    const std::string_view range = xml->attribute("ref");
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos || merges_.size() == most_merges) continue;
    const auto from = read_place(range.substr(0, colon)), to = read_place(range.substr(colon + 1));
    if (from && to) merges_.push_back({*from, *to});
  }
}

Result<std::optional<SheetRow>> SheetFile::next(Sources& sources) {
  constexpr std::size_t row_depth = 3;  // worksheet, sheetData, row
  while (true) {
    auto event = rows_->next();
    if (!event) return std::move(event).error();
    if (*event == Event::done) return std::optional<SheetRow>();
    if (*event != Event::begin || rows_->element() != "row" || rows_->depth() != row_depth)
      continue;
    SheetRow row;
    row.number = static_cast<std::uint32_t>(
        std::min<std::size_t>(number_of(rows_->attribute("r"), last_row_ + 1), 0xFFFFFFFF));
    last_row_ = row.number;
    if (auto read = read_row(row, sources); !read) return std::move(read).error();
    if (!row.cells.empty()) return std::optional<SheetRow>(std::move(row));
  }
}

Result<void> SheetFile::read_row(SheetRow& row, Sources& sources) {
  const std::size_t outside = rows_->depth() - 1;
  std::uint32_t next_column = 0;
  while (rows_->depth() > outside) {
    auto event = rows_->next();
    if (!event) return std::move(event).error();
    if (*event != Event::begin || rows_->element() != "c" || rows_->depth() != outside + 2)
      continue;
    const auto named = read_place(rows_->attribute("r"));
    const SheetPlace place{named ? named->column : next_column, row.number};
    next_column = place.column + 1;
    auto cell = read_cell(place);
    if (!cell) return std::move(cell).error();
    auto text = shown(*cell);
    if (!text || text->size() > longest_cell || row.cells.size() == most_cells) {
      return Diagnostic{"B009",
                        {},
                        cell_origin(sources, path_, cell->value.substr(0, 100),
                                    {place.row, place.column + 1, place_name(place)}),
                        {}};
    }
    if (!text->empty()) row.cells.emplace_back(place, std::move(*text));
  }
  return {};
}

// Of <c>: what stands in <v>, or the texts of <is>.
Result<SheetFile::Cell> SheetFile::read_cell(SheetPlace place) {
  Cell cell{place, std::string(rows_->attribute("t")), {}, number_of(rows_->attribute("s"), 0)};
  const std::size_t outside = rows_->depth() - 1;
  bool value = false;
  while (rows_->depth() > outside) {
    auto event = rows_->next();
    if (!event) return std::move(event).error();
    if (*event == Event::begin && rows_->element() == "is" && cell.type == "inlineStr") {
      if (auto read = read_texts(*rows_, cell.value); !read) return std::move(read).error();
      continue;
    }
    if (*event == Event::text && value && cell.value.size() <= longest_cell)
      cell.value += rows_->text();
    if (*event != Event::text)
      value = *event == Event::begin && rows_->element() == "v" && rows_->depth() == outside + 2;
  }
  return cell;
}

// Nothing for a cell that holds an error ("#REF!") or what its type cannot be.
std::optional<std::string> SheetFile::shown(const Cell& cell) const {
  if (cell.value.empty() || cell.type == "inlineStr") return cell.value;
  if (cell.type == "s") return strings_.at(number_of(cell.value, static_cast<std::size_t>(-1)));
  if (cell.type == "str") return without_escapes(cell.value);
  if (cell.type == "b") return std::string(cell.value == "1" ? "TRUE" : "FALSE");
  if (cell.type == "d") return cell.value.substr(0, 10);
  if (cell.type == "e") return std::nullopt;
  return shown_number(cell.value,
                      cell.style < formats_.size() ? formats_[cell.style] : NumberFormat{},
                      since_1904_);
}

}  // namespace kehoach::batch
