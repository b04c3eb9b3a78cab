#include "pdf_objects.h"

#include <charconv>
#include <memory>
#include <stdexcept>

#include <libdeflate.h>

namespace kehoach::property {

void wrong(const std::string& what) { throw std::runtime_error("PDF: " + what); }

namespace {

constexpr std::string_view delimiters = "()<>[]{}/%";
constexpr std::string_view white = std::string_view(" \n\r\t\f\0", 6);

// PNG's predictors None, Sub and Up (ISO 32000-1, 7.4.4.4), of bytes. `pixel`: how many of them
// one sample of all colours takes.
Bytes prediction_undone(ByteView data, std::size_t columns, std::size_t pixel) {
  const std::size_t width = columns * pixel;
  if (width == 0 || data.size() % (width + 1) != 0) wrong("rows of a predictor");
  Bytes out;
  for (std::size_t row = 0; row < data.size(); row += width + 1) {
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < width; ++i) {
      char base = 0;
      if (data[row] == 1 && i >= pixel) base = out[begin + i - pixel];
      if (data[row] == 2 && row > 0) base = out[begin + i - width];
      if (data[row] < 0 || data[row] > 2) wrong("a predictor");
      out += static_cast<char>(base + data[row + 1 + i]);
    }
  }
  return out;
}

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
};

Bytes inflated(ByteView data) {
  static thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> inflater(
      libdeflate_alloc_decompressor());
  Bytes out(data.size() * 8 + 1024, '\0');
  while (true) {
    std::size_t size = 0;
    const auto result = libdeflate_zlib_decompress(inflater.get(), data.data(), data.size(),
                                                   out.data(), out.size(), &size);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
      out.resize(out.size() * 4);
      continue;
    }
    if (result != LIBDEFLATE_SUCCESS) wrong("a stream does not inflate");
    out.resize(size);
    return out;
  }
}

std::size_t big_endian(ByteView bytes) {
  std::size_t out = 0;
  for (const char c : bytes) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

std::size_t whole(const PdfValue* value) {
  if (value == nullptr || value->kind != PdfValue::Kind::number || value->number < 0) {
    wrong("a number is missing");
  }
  return static_cast<std::size_t>(value->number);
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

// ---- values

void PdfTokens::skip_blanks() {
  while (at_ < text_.size()) {
    if (text_[at_] == '%') {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else if (white.find(text_[at_]) != std::string_view::npos) {
      ++at_;
    } else {
      return;
    }
  }
}

std::string PdfTokens::regular() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && white.find(text_[at_]) == std::string_view::npos &&
         delimiters.find(text_[at_]) == std::string_view::npos) {
    ++at_;
  }
  return std::string(text_.substr(begin, at_ - begin));
}

PdfValue PdfTokens::next(int depth) {
  if (depth > 16) wrong("nested too deep");
  skip_blanks();
  PdfValue out;
  if (at_ >= text_.size()) {
    out.kind = PdfValue::Kind::word;
    return out;
  }
  const char c = text_[at_];
  if (c == '[') {
    out.kind = PdfValue::Kind::array;
    for (++at_, skip_blanks(); at_ < text_.size() && text_[at_] != ']'; skip_blanks()) {
      out.items.push_back(next(depth + 1));
    }
    if (at_ >= text_.size()) wrong("an array does not end");
    ++at_;
    return out;
  }
  if (text_.substr(at_, 2) == "<<") {
    out.kind = PdfValue::Kind::dictionary;
    for (at_ += 2, skip_blanks(); text_.substr(at_, 2) != ">>"; skip_blanks()) {
      const PdfValue key = next(depth + 1);
      if (key.kind != PdfValue::Kind::name) wrong("a key is not a name");
      if (!out.entries.emplace(key.text, next(depth + 1)).second) wrong("a key twice: " + key.text);
    }
    at_ += 2;
    return out;
  }
  if (c == '<') return hexadecimal();
  if (c == '(') return literal();
  if (c == '/') {
    ++at_;
    out.kind = PdfValue::Kind::name;
    out.text = regular();
    return out;
  }
  if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.') return number_or_reference();
  out.text = regular();
  if (out.text.empty()) wrong("a lonely " + std::string(1, c));
  out.kind = out.text == "null"                          ? PdfValue::Kind::null
             : out.text == "true" || out.text == "false" ? PdfValue::Kind::boolean
                                                         : PdfValue::Kind::word;
  return out;
}

PdfValue PdfTokens::number_or_reference() {
  PdfValue out;
  out.kind = PdfValue::Kind::number;
  const std::string word = regular();
  const auto result = std::from_chars(word.data(), word.data() + word.size(), out.number);
  if (result.ptr != word.data() + word.size()) wrong("not a number: " + word);
  // "7 0 R"
  const std::string_view rest = text_.substr(at_, 4);
  if (rest.starts_with(" 0 R") && word.find('.') == std::string::npos) {
    out.kind = PdfValue::Kind::reference;
    at_ += 4;
  }
  return out;
}

PdfValue PdfTokens::hexadecimal() {
  PdfValue out;
  out.kind = PdfValue::Kind::string;
  for (++at_; at_ < text_.size() && text_[at_] != '>'; at_ += 2) {
    const int high = digit_of(text_[at_]);
    const int low = at_ + 1 < text_.size() ? digit_of(text_[at_ + 1]) : -1;
    if (high < 0 || low < 0) wrong("not hexadecimal");
    out.text += static_cast<char>(high * 16 + low);
  }
  ++at_;
  return out;
}

PdfValue PdfTokens::literal() {
  PdfValue out;
  out.kind = PdfValue::Kind::string;
  int open = 1;
  for (++at_; at_ < text_.size(); ++at_) {
    char c = text_[at_];
    if (c == '(') ++open;
    if (c == ')' && --open == 0) break;
    if (c == '\r') wrong("a bare CR in a string reads as LF");
    if (c == '\\') {
      if (++at_ >= text_.size()) break;
      c = text_[at_];
      if (c == 'n')
        c = '\n';
      else if (c == 'r')
        c = '\r';
      else if (c == 't')
        c = '\t';
      else if (std::string_view("()\\").find(c) == std::string_view::npos)
        wrong("unknown escape");
    }
    out.text += c;
  }
  if (at_ >= text_.size()) wrong("a string does not end");
  ++at_;
  return out;
}

// ---- the file

PdfFile::PdfFile(ByteView file) : file_(file) {
  if (!file.starts_with("%PDF-1.7\n") || !file.ends_with("%%EOF\n")) wrong("first or last line");
  const std::size_t mark = file.rfind("startxref\n");
  if (mark == ByteView::npos) wrong("no startxref");
  const std::size_t at = whole([&] {
    static thread_local PdfValue value;
    value = PdfTokens(file, mark + 10).next();
    return &value;
  }());
  Bytes rows;
  const PdfValue references = read_at(at, 0, &rows);
  const PdfValue* type = references.find("Type");
  if (type == nullptr || !type->is_name("XRef")) wrong("no cross-references where they should be");
  const PdfValue* widths = references.find("W");
  if (widths == nullptr || widths->items.size() != 3) wrong("/W");
  std::size_t w[3] = {};
  for (std::size_t i = 0; i < 3; ++i) w[i] = whole(&widths->items[i]);
  const std::size_t row = w[0] + w[1] + w[2];
  if (row == 0 || rows.size() != row * whole(references.find("Size"))) wrong("/Size of /XRef");
  for (std::size_t i = 0; i < rows.size(); i += row) {
    const ByteView one = ByteView(rows).substr(i, row);
    places_.push_back({static_cast<int>(big_endian(one.substr(0, w[0]))),
                       big_endian(one.substr(w[0], w[1])), big_endian(one.substr(w[0] + w[1]))});
  }
  // Also those that hold nothing that is asked for must be whole.
  for (const auto& place : places_) {
    if (place.kind == 2) (void)packed(place.where);
  }
  const PdfValue* root = references.find("Root");
  if (root == nullptr) wrong("no /Root");
  root_ = resolved(*root);
}

PdfValue PdfFile::read_at(std::size_t offset, std::size_t number, Bytes* stream) {
  PdfTokens tokens(file_, offset);
  const PdfValue own = tokens.next();
  if (own.kind != PdfValue::Kind::number || (number != 0 && own.number != double(number)) ||
      tokens.next().number != 0 || tokens.next().text != "obj") {
    wrong("no object " + std::to_string(number) + " at " + std::to_string(offset));
  }
  PdfValue value = tokens.next();
  if (stream != nullptr) *stream = data_of(value, tokens.at());
  return value;
}

Bytes PdfFile::data_of(const PdfValue& dictionary, std::size_t after) {
  if (file_.substr(after, 8) != "\nstream\n") wrong("no stream");
  const std::size_t length = whole(dictionary.find("Length"));
  const ByteView data = file_.substr(after + 8, length);
  if (file_.substr(after + 8 + length, 10) != "\nendstream") wrong("/Length of a stream");
  const PdfValue* filter = dictionary.find("Filter");
  if (filter == nullptr) return Bytes(data);
  if (!filter->is_name("FlateDecode")) wrong("unknown filter");
  const PdfValue* parameters = dictionary.find("DecodeParms");
  if (parameters == nullptr) return inflated(data);
  const PdfValue* colours = parameters->find("Colors");
  if (whole(parameters->find("Predictor")) < 10) wrong("unknown predictor");
  return prediction_undone(inflated(data), whole(parameters->find("Columns")),
                           colours == nullptr ? 1 : whole(colours));
}

const PdfFile::Packed& PdfFile::packed(std::size_t number) {
  const auto found = packed_.find(number);
  if (found != packed_.end()) return found->second;
  if (number >= places_.size() || places_[number].kind != 1) wrong("no such object stream");
  Packed out;
  const PdfValue dictionary = read_at(places_[number].where, number, &out.bytes);
  const std::size_t first = whole(dictionary.find("First"));
  PdfTokens index(out.bytes);
  for (std::size_t i = 0; i < whole(dictionary.find("N")); ++i) {
    const auto own = static_cast<std::size_t>(index.next().number);
    out.objects.emplace_back(own, first + static_cast<std::size_t>(index.next().number));
  }
  return packed_.emplace(number, std::move(out)).first->second;
}

PdfValue PdfFile::object(std::size_t number) {
  if (number >= places_.size()) wrong("an object beyond the last");
  const Place& place = places_[number];
  if (place.kind == 1) return read_at(place.where, number, nullptr);
  if (place.kind != 2) wrong("a reference to a free object");
  const Packed& in = packed(place.where);
  if (place.index >= in.objects.size() || in.objects[place.index].first != number) {
    wrong("an object stream does not hold what it should");
  }
  return PdfTokens(in.bytes, in.objects[place.index].second).next();
}

PdfValue PdfFile::resolved(const PdfValue& value) {
  if (value.kind != PdfValue::Kind::reference) return value;
  return object(static_cast<std::size_t>(value.number));
}

PdfValue PdfFile::entry(const PdfValue& dictionary, const std::string& key) {
  const PdfValue* value = dictionary.find(key);
  if (value == nullptr) wrong("no /" + key);
  return resolved(*value);
}

Bytes PdfFile::stream(const PdfValue& reference) {
  const auto number = static_cast<std::size_t>(reference.number);
  if (reference.kind != PdfValue::Kind::reference || number >= places_.size() ||
      places_[number].kind != 1) {
    wrong("a stream is not where it can be");
  }
  Bytes out;
  read_at(places_[number].where, number, &out);
  return out;
}

}  // namespace kehoach::property
