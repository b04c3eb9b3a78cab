// JSON text to values with positions (nlohmann/json's SAX parser over a counting iterator).
#pragma once

#include "base/result.h"
#include "json/value.h"

namespace kehoach::json {

struct Limits {
  std::size_t bytes = std::size_t{16} << 20;
  int nesting = 64;
  // A value of this program takes some 170 bytes, in JSON it may take two: "[1,1,1,...".
  std::size_t values = 250'000;
};

// Refuses, each with its place (J0xx): text that is not UTF-8, is not JSON, is empty, holds more
// than the limits allow, a key twice in one object (also two keys that NFC makes one), a lone
// surrogate; and in strings and keys every character of viet::Forbidden (controls, bidirectional
// and invisible characters, noncharacters, private use), tabs and carriage returns: of the
// characters below U+0020 only "\n" is text. Malformed UTF-8, a syntax error and a limit end the
// parse; of the others all are told, up to a hundred.
// A byte order mark at the start is passed over.
//
// Strings come out in NFC. A string's path holds what `narrowed` needs (lead 1 for the quote, and
// offset points where escapes or NFC changed its length).
Result<Value> parse(const Source* source, Sources& sources, Limits limits = {});

// The same for a piece of a source: the value of `--set`, the content of a cell.
Result<Value> parse(const Source* source, Span span, Sources& sources, Limits limits = {});

// A piece of a source that is no JSON but plain text, as a string, with the same refusals of
// characters; line breaks are "\n".
Result<Value> read_text(const Source* source, Span span, Sources& sources);

}  // namespace kehoach::json
