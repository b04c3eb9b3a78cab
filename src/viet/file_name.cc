#include "viet/file_name.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "icu_letters.h"

namespace kehoach::viet {

namespace {

// Letters that no mark was added to, so that taking marks away leaves nothing of ASCII. The second
// line are those that are typed for "đ" by mistake.
struct Letter {
  char32_t letter = 0;
  std::string_view ascii;
};
constexpr std::array other_letters{
    Letter{U'đ', "d"},  Letter{U'Đ', "d"},                                           //
    Letter{U'ð', "d"},  Letter{U'Ð', "d"},  Letter{U'ɖ', "d"},  Letter{U'Ɖ', "d"},   //
    Letter{U'ß', "ss"}, Letter{U'æ', "ae"}, Letter{U'Æ', "ae"}, Letter{U'œ', "oe"},  //
    Letter{U'Œ', "oe"}, Letter{U'ø', "o"},  Letter{U'Ø', "o"},  Letter{U'ł', "l"},
    Letter{U'Ł', "l"},
};

bool is_ascii_letter_or_digit(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

char32_t ascii_lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 0x20 : c; }

// The letter without its marks: the first code point of its full decomposition.
char32_t base_of(char32_t c) {
  if (c < 0x80) return c;
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposition;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), decomposition)) return c;
  return static_cast<char32_t>(decomposition.char32At(0));
}

// What the code point becomes: ASCII, nothing for a mark, a hyphen for everything else.
void append_slug(std::string& out, char32_t c) {
  const auto* const other = std::find_if(other_letters.begin(), other_letters.end(),
                                         [c](const Letter& l) { return l.letter == c; });
  if (other != other_letters.end()) {
    out += other->ascii;
    return;
  }
  if (is_mark(c)) return;
  const char32_t letter = ascii_lower(base_of(c));
  if (is_ascii_letter_or_digit(letter)) {
    out += static_cast<char>(letter);
  } else if (!out.empty() && out.back() != '-') {
    out += '-';
  }
}

// Names of devices, which Windows lets no file have, whatever its extension.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  if (std::find(devices.begin(), devices.end(), name) != devices.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
         name[3] >= '0' && name[3] <= '9';
}

}  // namespace

std::string slug(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() <= longest;) {
    const auto c = utf8::decode(text, at);
    append_slug(out, c.value);
    at += c.size;
  }
  if (out.size() > longest) {
    const std::size_t hyphen = out.rfind('-', longest);
    out.resize(hyphen == std::string::npos ? longest : hyphen);
  }
  while (out.ends_with('-')) out.pop_back();
  return is_device(out) ? "ten-" + out : out;
}

}  // namespace kehoach::viet
