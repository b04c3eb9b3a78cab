// The objects of a PDF file (ISO 32000-1, 7.3 to 7.5).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace kehoach::property {

// Throws: the file is not what a PDF of ours has to be.
[[noreturn]] void wrong(const std::string& what);

struct PdfValue {
  enum class Kind { null, boolean, number, name, string, array, dictionary, reference, word };
  Kind kind = Kind::null;
  double number = 0;  // the object's, of a reference
  std::string text;   // of names (without "/"), strings, words (operators)
  std::vector<PdfValue> items;
  std::map<std::string, PdfValue> entries;

  bool is_name(std::string_view wanted) const { return kind == Kind::name && text == wanted; }
  const PdfValue* find(const std::string& key) const {
    const auto found = entries.find(key);
    return found == entries.end() ? nullptr : &found->second;
  }
};

// Values one after the other; at the end it gives a word that is empty.
class PdfTokens {
 public:
  explicit PdfTokens(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  PdfValue next(int depth = 0);
  std::size_t at() const { return at_; }

 private:
  void skip_blanks();
  PdfValue number_or_reference();
  PdfValue hexadecimal();
  PdfValue literal();
  std::string regular();

  std::string_view text_;
  std::size_t at_;
};

class PdfFile {
 public:
  explicit PdfFile(ByteView file);

  const PdfValue& root() const { return root_; }
  std::size_t size() const { return places_.size(); }
  PdfValue object(std::size_t number);
  // What a reference leads to; any other value itself.
  PdfValue resolved(const PdfValue& value);
  PdfValue entry(const PdfValue& dictionary, const std::string& key);
  // The stream's bytes, inflated.
  Bytes stream(const PdfValue& reference);

 private:
  struct Place {
    int kind = 0;
    std::size_t where = 0, index = 0;
  };
  struct Packed {
    Bytes bytes;
    std::vector<std::pair<std::size_t, std::size_t>> objects;  // number, offset
  };

  PdfValue read_at(std::size_t offset, std::size_t number, Bytes* stream);
  Bytes data_of(const PdfValue& dictionary, std::size_t after);
  const Packed& packed(std::size_t number);

  ByteView file_;
  std::vector<Place> places_;
  std::map<std::size_t, Packed> packed_;
  PdfValue root_;
};

}  // namespace kehoach::property
