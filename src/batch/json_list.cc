// Lists of objects: a JSON array (or an object whose "units" is one), and JSON Lines.
#include <algorithm>

#include "base/utf8.h"
#include "json/parse.h"
#include "json/write.h"
#include "unit_list.h"

namespace kehoach::batch {

namespace {

// Lines and columns of places that come in their order.
class Cursor {
 public:
  explicit Cursor(std::string_view text, std::uint32_t line) : text_(text), line_(line) {}
  Place place(std::uint32_t at) {
    for (; at_ < at && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
        ++column_;
      }
    }
    return {line_, column_, {}};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

// The value as a cell would hold it; nothing for an empty text.
std::optional<Cell> cell_of(const json::Value& value, const Place& place) {
  if (value.is_null()) return Cell{0, "-", place, true};
  if (const std::string* text = value.string()) return make_cell(0, *text, place);
  if (const json::Number* number = value.number()) return Cell{0, number->digits, place, false};
  std::string text = json::write(value);
  text.pop_back();  // the line end
  return Cell{0, std::move(text), place, false};
}

// Objects inside become dotted names; nesting is bounded by the parser.
template <typename Add>
void flatten(const json::Object& object, const std::string& prefix, Cursor& cursor,
             const Add& add) {
  for (const json::Member& member : object) {
    const std::string name = prefix.empty() ? member.key : prefix + '.' + member.key;
    const Place place = cursor.place(member.value.origin.span.begin);
    if (const json::Object* inner = member.value.object()) {
      flatten(*inner, name, cursor, add);
    } else if (auto cell = cell_of(member.value, place)) {
      add(name, std::move(*cell));
    }
  }
}

}  // namespace

std::size_t JsonList::column(const std::string& name, const Place& place) {
  const auto found = std::find_if(columns_.begin(), columns_.end(),
                                  [&](const Column& c) { return c.name == name; });
  if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  columns_.push_back({name, place});
  return columns_.size() - 1;
}

Result<void> JsonList::start(Sources& sources) {
  if (lines_) return {};
  auto text = world_->read_file(pieces_.path(), largest_list);
  if (!text) return std::move(text).error();
  const Source* source = sources.add(SourceKind::file, pieces_.path().string(), std::move(*text));
  auto root = json::parse(source, sources);
  if (!root) return std::move(root).error();
  const json::Value* list = &*root;
  if (list->object() != nullptr) list = list->find("units");
  if (list == nullptr || list->array() == nullptr) return Diagnostic{"B007", {}, root->origin, {}};
  Cursor cursor(source->text, 1);
  for (const json::Value& unit : *list->array()) {
    if (unit.object() == nullptr) return Diagnostic{"B007", {}, unit.origin, {}};
    Row row{cursor.place(unit.origin.span.begin), {}};
    flatten(*unit.object(), {}, cursor, [&](const std::string& name, Cell cell) {
      cell.column = column(name, cell.place);
      row.cells.push_back(std::move(cell));
    });
    rows_.push_back(std::move(row));
    if (columns_.size() > most_columns) return Diagnostic{"B004", {}, unit.origin, {}};
  }
  return {};
}

Result<std::optional<Row>> JsonList::next(Sources& sources) {
  if (lines_) return next_line(sources);
  if (at_ == rows_.size()) return std::optional<Row>();
  return std::optional<Row>(std::move(rows_[at_++]));
}

Result<std::optional<Row>> JsonList::next_line(Sources& sources) {
  while (pieces_.peek() >= 0) {
    std::string text;
    int byte = pieces_.get();
    for (; byte >= 0 && byte != '\n' && text.size() <= longest_cell; byte = pieces_.get()) {
      text += static_cast<char>(byte);
    }
    const Place place{line_, 1, {}};
    ++line_;
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    // Values go on into cells: of the line nothing is needed but in an error.
    Sources own;
    auto value = json::parse(cell_source(own, pieces_.path(), text, place), own);
    if (!value || value->object() == nullptr) {
      const Source* kept = cell_source(sources, pieces_.path(), text, place);
      auto again = json::parse(kept, sources);
      if (!again) return std::move(again).error();
      return Diagnostic{"B007", {}, again->origin, {}};
    }
    Row row{place, {}};
    Cursor cursor(text, place.line);
    flatten(*value->object(), {}, cursor, [&](const std::string& name, Cell cell) {
      cell.column = column(name, cell.place);
      row.cells.push_back(std::move(cell));
    });
    if (columns_.size() > most_columns)
      return Diagnostic{"B004", {}, cell_origin(sources, pieces_.path(), text, place), {}};
    return std::optional<Row>(std::move(row));
  }
  if (!pieces_.error().empty()) return pieces_.error();
  return std::optional<Row>();
}

}  // namespace kehoach::batch
