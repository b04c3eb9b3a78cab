// CSV as spreadsheets save it (RFC 4180 and what is done beside it).
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "unit_list.h"

namespace kehoach::batch {

int CsvList::take() {
  const int byte = pieces_.get();
  if (byte == '\n' || (byte == '\r' && pieces_.peek() != '\n')) {
    ++line_;
    letter_ = 1;
  } else if (byte >= 0 && (byte & 0xC0) != 0x80) {
    ++letter_;
  }
  return byte;
}

// The one of comma, semicolon and tab that stands most often in the first line, outside quotes.
// Excel may say it itself: "sep=;".
void CsvList::find_separator() {
  constexpr std::size_t looked_at = std::size_t{64} << 10;
  const std::string_view head = pieces_.ahead(looked_at);
  if (head.size() > 5 && head.starts_with("sep=") && (head[5] == '\r' || head[5] == '\n')) {
    separator_ = head[4];
    while (line_ == 1 && take() >= 0) {
    }
    return;
  }
  std::array<std::pair<char, std::size_t>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false, some = false;
  for (const char c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' && some) break;
    some = some || (c != '\n' && c != '\r');
    for (auto& [separator, count] : counts) count += c == separator ? 1 : 0;
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most->second > 0) separator_ = most->first;
}

Diagnostic CsvList::wrong(std::string_view code, const Field& field, Sources& sources) const {
  constexpr std::size_t shown = 200;
  std::string text = field.text.substr(0, shown);
  text.resize(utf8::find_malformed(text));
  return {code, {}, cell_origin(sources, pieces_.path(), std::move(text), field.place), {}};
}

// After the opening quote, to the one that closes.
Result<void> CsvList::read_quoted(Field& field, Sources& sources) {
  while (true) {
    const int byte = take();
    if (byte < 0) return wrong("B003", field, sources);
    if (byte == '"') {
      if (pieces_.peek() != '"') return {};
      take();
    }
    field.text += static_cast<char>(byte);
    if (field.text.size() > longest_cell) return wrong("B003", field, sources);
  }
}

Result<bool> CsvList::read_record(std::vector<Field>& fields, Sources& sources) {
  fields.clear();
  if (pieces_.peek() < 0) {
    if (!pieces_.error().empty()) return pieces_.error();
    return false;
  }
  for (bool more = true; more;) {
    Field field{{}, {line_, letter_, {}}};
    if (pieces_.peek() == '"') {
      take();
      ++field.place.column;
      if (auto read = read_quoted(field, sources); !read) return std::move(read).error();
    }
    while (true) {
      const int byte = take();
      more = byte == static_cast<unsigned char>(separator_);
      if (more || byte < 0 || byte == '\n') break;
      if (byte == '\r') {
        if (pieces_.peek() == '\n') take();
        break;
      }
      field.text += static_cast<char>(byte);
      if (field.text.size() > longest_cell) return wrong("B004", field, sources);
    }
    if (utf8::find_malformed(field.text) != field.text.size()) return wrong("B006", field, sources);
    if (fields.size() == most_columns) return wrong("B004", field, sources);
    fields.push_back(std::move(field));
  }
  return true;
}

Result<void> CsvList::start(Sources& sources) {
  find_separator();
  std::vector<Field> fields;
  while (true) {
    auto more = read_record(fields, sources);
    if (!more) return std::move(more).error();
    if (!*more) return Diagnostic{"B002", {pieces_.path().string()}, {}, {}};
    columns_.clear();
    bool some = false;
    for (const Field& field : fields) {
      const auto cell = make_cell(columns_.size(), field.text, field.place);
      columns_.push_back({cell ? cell->text : "", field.place});
      some = some || cell;
    }
    if (some) return {};
  }
}

Result<std::optional<Row>> CsvList::next(Sources& sources) {
  std::vector<Field> fields;
  while (true) {
    auto more = read_record(fields, sources);
    if (!more) return std::move(more).error();
    if (!*more) return std::optional<Row>();
    Row row{fields.front().place, {}};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      auto cell = make_cell(i, fields[i].text, fields[i].place);
      if (!cell) continue;
      if (i >= columns_.size() || columns_[i].name.empty())
        return wrong("B004", fields[i], sources);
      row.cells.push_back(std::move(*cell));
    }
    if (!row.cells.empty()) return std::optional<Row>(std::move(row));
  }
}

}  // namespace kehoach::batch
