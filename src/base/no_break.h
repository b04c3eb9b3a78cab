// Signs at which no line ends, and what they are otherwise.
#pragma once

#include <string>
#include <string_view>

namespace kehoach {

inline constexpr char32_t no_break_space = U'\u00A0', no_break_hyphen = U'\u2011';

// The plain sign that a no-break one looks like, and is to those who copy or search text; of any
// other sign itself.
constexpr char32_t shown_as(char32_t sign) {
  if (sign == no_break_space) return U' ';
  return sign == no_break_hyphen ? U'-' : sign;
}

// Puts a text behind `out` as one plain line: no-break signs as what they look like, and line ends
// as blanks.
void append_plain_line(std::string& out, std::string_view text);

}  // namespace kehoach
