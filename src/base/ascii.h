// Kinds of ASCII characters, as bytes of UTF-8 and without the locale.
#pragma once

namespace kehoach {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Within a line.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
// The same, and what ends a line.
constexpr bool is_white(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

}  // namespace kehoach
