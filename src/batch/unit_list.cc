#include "unit_list.h"

#include <algorithm>

#include "base/utf8.h"

namespace kehoach::batch {

namespace {

constexpr std::size_t piece = std::size_t{256} << 10;

// Blanks that people and spreadsheets leave around a value.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') return 1;
  return text.substr(at, 2) == "\u00A0" ? 2 : 0;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const std::size_t blank = blank_at(text, 0);
    if (blank == 0) break;
    text.remove_prefix(blank);
  }
  while (!text.empty()) {
    if (blank_at(text, text.size() - 1) == 1)
      text.remove_suffix(1);
    else if (text.size() >= 2 && blank_at(text, text.size() - 2) == 2)
      text.remove_suffix(2);
    else
      break;
  }
  return text;
}

// One character of UTF-16, least byte first; takes nothing of what is not whole yet.
std::size_t append_utf16(std::string& out, std::string_view raw, bool last) {
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(raw[at])) |
           static_cast<char32_t>(static_cast<unsigned char>(raw[at + 1])) << 8;
  };
  if (raw.size() < 2) return last ? raw.size() : 0;
  const char32_t first = unit(0);
  if (first < 0xD800 || first > 0xDFFF) {
    utf8::append(out, first);
    return 2;
  }
  if (first < 0xDC00 && raw.size() >= 4) {
    const char32_t second = unit(2);
    if (second >= 0xDC00 && second <= 0xDFFF) {
      utf8::append(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
      return 4;
    }
  } else if (first < 0xDC00 && !last) {
    return 0;
  }
  utf8::append(out, 0xFFFD);
  return 2;
}

}  // namespace

std::optional<Cell> make_cell(std::size_t column, std::string_view text, Place place) {
  const std::string_view core = trimmed(text);
  if (core.empty()) return std::nullopt;
  Cell cell{column, {}, std::move(place), core == "-"};
  if (core == "\\-") {
    cell.text = "-";
    return cell;
  }
  for (std::size_t i = 0; i < core.size(); ++i) {
    if (core[i] == '\r') {
      if (i + 1 == core.size() || core[i + 1] != '\n') cell.text += '\n';
    } else {
      cell.text += core[i] == '\t' ? ' ' : core[i];
    }
  }
  return cell;
}

bool Pieces::read_more() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  auto more = world_->read_part(path_, from_, piece);
  if (!more) {
    error_ = std::move(more).error();
    ended_ = true;
    return false;
  }
  ended_ = more->size() < piece;
  from_ += more->size();
  std::string_view bytes = *more;
  if (!started_) {
    started_ = true;
    utf16_ = bytes.starts_with("\xFF\xFE");
    if (utf16_) bytes.remove_prefix(2);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  }
  if (!utf16_) {
    buffer_ += bytes;
    return true;
  }
  raw_ += bytes;
  std::size_t used = 0;
  for (std::size_t size = 1; size > 0 && used < raw_.size(); used += size) {
    size = append_utf16(buffer_, std::string_view(raw_).substr(used), ended_);
  }
  raw_.erase(0, used);
  return true;
}

int Pieces::peek() {
  while (at_ >= buffer_.size()) {
    if (!read_more()) return -1;
  }
  return static_cast<unsigned char>(buffer_[at_]);
}

int Pieces::get() {
  const int byte = peek();
  if (byte >= 0) ++at_;
  return byte;
}

Result<Bytes> Pieces::take() {
  if (peek() < 0 && !error_.empty()) return error_;
  Bytes out = buffer_.substr(at_);
  buffer_.clear();
  at_ = 0;
  return out;
}

std::string_view Pieces::ahead(std::size_t size) {
  while (buffer_.size() - at_ < size && read_more()) {
  }
  return std::string_view(buffer_).substr(at_);
}

Result<UnitList> UnitList::open(const World& world, const Path& path, const std::string& sheet,
                                Sources& sources) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::optional<Kind> kind;
  if (ending == ".csv" || ending == ".tsv" || ending == ".txt") kind = CsvList(world, path);
  if (ending == ".json") kind = JsonList(world, path, false);
  if (ending == ".jsonl" || ending == ".ndjson") kind = JsonList(world, path, true);
  if (ending == ".xlsx" || ending == ".xlsm") kind = SheetList(world, path, sheet);
  if (!kind) return Diagnostic{"B001", {path.string()}, {}, {}};
  auto started = std::visit([&](auto& list) { return list.start(sources); }, *kind);
  if (!started) return std::move(started).error();
  return UnitList(std::move(*kind));
}

Result<std::optional<Row>> UnitList::next(Sources& sources) {
  return std::visit([&](auto& list) { return list.next(sources); }, kind_);
}

const std::vector<Column>& UnitList::columns() const {
  return std::visit([](const auto& list) -> const std::vector<Column>& { return list.columns(); },
                    kind_);
}

const Source* cell_source(Sources& sources, const Path& file, std::string text,
                          const Place& place) {
  return sources.add(Source{SourceKind::cell, file.string(), std::move(text), place.line,
                            place.column, place.label});
}

Origin cell_origin(Sources& sources, const Path& file, std::string text, const Place& place) {
  const Source* source = cell_source(sources, file, std::move(text), place);
  return {source, {0, static_cast<std::uint32_t>(source->text.size())}, nullptr, nullptr, 0};
}

}  // namespace kehoach::batch
