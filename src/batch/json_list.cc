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
  explicit Cursor(const Source& source)
      : text_(source.text), line_(source.line), column_(source.column) {}
  Place place(std::uint32_t at) {
    for (; at_ < at && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if (!utf8::is_inside(text_, at_)) {
        ++column_;
      }
    }
    return {line_, column_, {}};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_, column_;
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

Result<void> JsonList::start(Sources&) {
  if (!lines_) {
    elements_.emplace([pieces = pieces_.get()] { return pieces->take(); }, path_.string(), "units",
                      "B007");
  }
  return {};
}

Result<std::optional<Row>> JsonList::next(Sources& sources) {
  auto unit = lines_ ? next_line(sources) : elements_->next(sources);
  if (!unit) return std::move(unit).error();
  if (!*unit) return std::optional<Row>();
  return read(std::move(**unit), sources);
}

// Values go on into cells: of the text nothing is needed but in an error.
Result<std::optional<Row>> JsonList::read(json::Excerpt unit, Sources& sources) {
  const auto wrong = [&](std::string_view code) -> Diagnostics {
    const Source* source = sources.add(unit.source);
    return {{code, {}, {source, unit.span, nullptr, nullptr, 0}, {}}};
  };
  if (unit.source.text[unit.span.begin] != '{') return wrong("B007");
  Sources own;
  auto value = json::parse(unit, own, sources);
  if (!value) return std::move(value).error();
  Cursor cursor(unit.source);
  Row row{cursor.place(unit.span.begin), {}};
  flatten(*value->object(), {}, cursor, [&](const std::string& name, Cell cell) {
    cell.column = column(name, cell.place);
    row.cells.push_back(std::move(cell));
  });
  if (columns_.size() > most_columns) return wrong("B004");
  return std::optional<Row>(std::move(row));
}

Result<std::optional<json::Excerpt>> JsonList::next_line(Sources& sources) {
  while (pieces_->peek() >= 0) {
    json::Excerpt out{{SourceKind::file, path_.string(), {}, ++line_, 1, {}}, {}};
    std::string& text = out.source.text;
    int byte = pieces_->get();
    for (; byte >= 0 && byte != '\n' && text.size() <= json::longest_element; byte = pieces_->get())
      text += static_cast<char>(byte);
    if (text.size() > json::longest_element) {
      constexpr std::size_t shown = 1024;
      text.resize(utf8::find_malformed(std::string_view(text).substr(0, shown)));
      const Source* source = sources.add(std::move(out.source));
      return Diagnostic{"J003",
                        {std::to_string(json::longest_element >> 20)},
                        {source, {0, 1}, nullptr, nullptr, 0},
                        {}};
    }
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string::npos) continue;
    const std::size_t end = text.find_last_not_of(" \t\r") + 1;
    out.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return std::optional<json::Excerpt>(std::move(out));
  }
  if (!pieces_->error().empty()) return pieces_->error();
  return std::optional<json::Excerpt>();
}

}  // namespace kehoach::batch
