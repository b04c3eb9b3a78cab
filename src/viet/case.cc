#include "viet/case.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "icu_letters.h"
#include "viet/unicode.h"

namespace kehoach::viet {

namespace {

using Mapping = void (*)(const char*, std::uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*,
                         UErrorCode&);

// The empty locale is the root: not the user's, who may be Turkish.
std::string mapped(std::string_view text, Mapping map) {
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  map("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
      status);
  // A few letters fall apart when their case changes (U+0390).
  return is_nfc(out) ? out : to_nfc(out);
}

// A hyphen joins the syllables of a foreign name, of which only the first takes a capital
// ("Lê-nin", ND30 Phụ lục II); an apostrophe stands inside a word.
bool is_inside_word(char32_t c) {
  return is_letter_or_digit(c) || is_mark(c) || c == U'-' || c == U'\'' || c == U'\u2019';
}

}  // namespace

std::string to_upper(std::string_view text) { return mapped(text, &icu::CaseMap::utf8ToUpper); }

std::string to_lower(std::string_view text) { return mapped(text, &icu::CaseMap::utf8ToLower); }

std::string to_title(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    const bool opens = !inside && is_letter_or_digit(c.value);
    utf8::append(out, opens ? static_cast<char32_t>(u_totitle(to_icu(c.value))) : c.value);
    inside = is_inside_word(c.value) && (inside || opens);
  }
  return out;
}

std::string capitalize_first(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto c = utf8::decode(text, at);
    if (!is_letter_or_digit(c.value)) {
      at += c.size;
      continue;
    }
    std::string out(text.substr(0, at));
    utf8::append(out, static_cast<char32_t>(u_totitle(to_icu(c.value))));
    return out.append(text.substr(at + c.size));
  }
  return std::string(text);
}

bool is_upper(char32_t letter) { return u_isUUppercase(to_icu(letter)) != 0; }

bool is_letter_or_digit(char32_t c) { return u_isalnum(to_icu(c)) != 0; }

}  // namespace kehoach::viet
