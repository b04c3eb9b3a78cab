#include "file_reader.h"

#include <algorithm>
#include <memory>

#include <libdeflate.h>

#include "predictor.h"
#include "tokens.h"

namespace kehoach::pdf {

namespace {

constexpr std::size_t largest_inflated = std::size_t{64} << 20;
constexpr std::uint64_t most_objects = 8'388'607;  // ISO 19005-2, 6.1.13

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

std::uint64_t big_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

std::uint64_t count_in(ByteView dictionary, std::string_view key) {
  return whole_number(entry(dictionary, key)).value_or(0);
}

}  // namespace

std::optional<Bytes> inflate(ByteView data) {
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) return std::nullopt;
  Bytes out;
  for (std::size_t room = 8 * data.size() + 1024; room <= largest_inflated; room *= 4) {
    out.resize(room);
    std::size_t size = 0;
    const auto result = libdeflate_zlib_decompress(decompressor.get(), data.data(), data.size(),
                                                   out.data(), out.size(), &size);
    out.resize(size);
    if (result == LIBDEFLATE_SUCCESS) return out;
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<FileReader> FileReader::open(ByteView file) {
  FileReader reader(file);
  const std::size_t last = file.rfind("startxref");
  if (!file.starts_with("%PDF-1.") || last == ByteView::npos) return std::nullopt;
  Tokens tokens(file, last);
  tokens.next();
  const auto at = whole_number(tokens.next().text);
  if (!at || *at >= file.size()) return std::nullopt;
  const auto start = static_cast<std::size_t>(*at);
  const bool read =
      file.substr(start).starts_with("xref") ? reader.read_table(start) : reader.read_stream(start);
  if (!read) return std::nullopt;
  return reader;
}

// A table (7.5.4), one section of it.
bool FileReader::read_table(std::size_t at) {
  Tokens tokens(file_, at);
  tokens.next();
  if (tokens.next().text != "0") return false;
  const auto count = whole_number(tokens.next().text);
  if (!count || *count > most_objects) return false;
  for (std::uint64_t i = 0; i < *count; ++i) {
    const auto offset = whole_number(tokens.next().text);
    tokens.next();
    const Token kind = tokens.next();
    if (!offset || kind.kind != TokenKind::word) return false;
    places_.push_back({static_cast<std::uint8_t>(kind.text == "n" ? 1 : 0), *offset, 0});
  }
  if (tokens.next().text != "trailer") return false;
  std::size_t begin = tokens.at();
  const auto trailer = next_value(file_, begin);
  if (!trailer) return false;
  trailer_ = *trailer;
  return entry(trailer_, "/Prev").empty();
}

// A cross-reference stream (7.5.8) and the object streams (7.5.7) that it speaks of.
bool FileReader::read_stream(std::size_t at) {
  const auto stream = object_at(at);
  if (!stream || !stream->stream || entry(stream->value, "/Type") != "/XRef") return false;
  trailer_ = stream->value;
  if (!entry(trailer_, "/Prev").empty() || !entry(trailer_, "/Index").empty()) return false;
  auto rows = inflate(stream->data);
  Tokens widths(entry(trailer_, "/W"));
  widths.next();
  std::size_t width[3] = {};
  for (std::size_t& w : width) {
    w = static_cast<std::size_t>(whole_number(widths.next().text).value_or(0));
    if (w == 0 || w > 8) return false;
  }
  const std::size_t row = width[0] + width[1] + width[2];
  if (rows && !entry(trailer_, "/DecodeParms").empty()) {
    const ByteView parameters = entry(trailer_, "/DecodeParms");
    if (count_in(parameters, "/Predictor") < 10 || count_in(parameters, "/Columns") != row)
      return false;
    rows = undo_up(*rows, row);
  }
  if (!rows || rows->size() % row != 0 || rows->size() / row > most_objects) return false;
  for (std::size_t i = 0; i < rows->size(); i += row) {
    const ByteView all(*rows);
    places_.push_back(
        {static_cast<std::uint8_t>(big_endian(all.substr(i, width[0]))),
         big_endian(all.substr(i + width[0], width[1])),
         static_cast<std::uint32_t>(big_endian(all.substr(i + width[0] + width[1], width[2])))});
  }
  std::vector<std::uint32_t> numbers;
  for (const Place& place : places_) {
    if (place.kind == 2 && (numbers.empty() || numbers.back() != place.where))
      numbers.push_back(static_cast<std::uint32_t>(place.where));
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return std::all_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) {
    if (number >= places_.size() || places_[number].kind != 1) return false;
    const auto packed = object_at(places_[number].where);
    return packed && unpack(*packed, number);
  });
}

bool FileReader::unpack(const ReadObject& stream, std::uint32_t number) {
  if (!stream.stream || entry(stream.value, "/Type") != "/ObjStm") return false;
  auto values = inflate(stream.data);
  const std::uint64_t count = count_in(stream.value, "/N");
  const std::uint64_t first = count_in(stream.value, "/First");
  if (!values || first > values->size() || count > values->size()) return false;
  ObjectStream out{number, {}, {}};
  Tokens tokens(*values);
  for (std::uint64_t i = 0; i < count; ++i) {
    tokens.next();
    const auto start = whole_number(tokens.next().text);
    if (!start || *start > values->size() - first) return false;
    if (!out.starts.empty() && first + *start < out.starts.back()) return false;
    out.starts.push_back(first + *start);
  }
  out.starts.push_back(values->size());
  out.values = std::move(*values);
  unpacked_.push_back(std::move(out));
  return true;
}

std::optional<ReadObject> FileReader::object_at(std::uint64_t where) const {
  if (where >= file_.size()) return std::nullopt;
  Tokens tokens(file_, static_cast<std::size_t>(where));
  if (tokens.next().kind != TokenKind::integer || tokens.next().kind != TokenKind::integer ||
      tokens.next().text != "obj")
    return std::nullopt;
  std::size_t at = tokens.at();
  const auto value = next_value(file_, at);
  if (!value) return std::nullopt;
  ReadObject out{*value, {}, false};
  Tokens behind(file_, at);
  if (behind.next().text != "stream") return out;
  at = behind.at();
  if (file_.substr(at).starts_with('\r')) ++at;  // 7.3.8.1: CR LF, or LF
  if (!file_.substr(at).starts_with('\n')) return std::nullopt;
  ++at;
  const auto length = whole_number(entry(*value, "/Length"));
  if (!length || *length > file_.size() - at) return std::nullopt;
  out.data = file_.substr(at, static_cast<std::size_t>(*length));
  out.stream = true;
  return out;
}

std::optional<ReadObject> FileReader::object(std::uint32_t number) const {
  if (number >= places_.size()) return std::nullopt;
  const Place& place = places_[number];
  if (place.kind == 1) return object_at(place.where);
  if (place.kind != 2) return std::nullopt;
  const auto in = std::find_if(unpacked_.begin(), unpacked_.end(),
                               [&](const auto& packed) { return packed.number == place.where; });
  if (in == unpacked_.end() || place.index + std::size_t{1} >= in->starts.size())
    return std::nullopt;
  const auto start = static_cast<std::size_t>(in->starts[place.index]);
  const auto end = static_cast<std::size_t>(in->starts[place.index + std::size_t{1}]);
  std::size_t at = 0;
  const auto value = next_value(ByteView(in->values).substr(start, end - start), at);
  if (!value) return std::nullopt;
  return ReadObject{*value, {}, false};
}

}  // namespace kehoach::pdf
