// UTF-8 by the code point. Only well-formed text gets past a reader (`find_malformed`), so the
// rooms behind may decode without asking again; a stray byte is decoded as U+FFFD, one byte long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kehoach::utf8 {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes it takes, 1 to 4
};

// Whether the byte there goes on with a code point that began before it.
inline bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// For what is not read below.
CodePoint decode_other(std::string_view text, std::size_t at);

// The code point that starts at `at`; `at` must be inside the text. The forms that Vietnamese is
// written in (one byte, two, and U+1000 to U+1FFF) are read here, where the compiler sees them.
inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto goes_on = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size() && goes_on(at + 1)) {
    return {(lead & 0x1F) << 6 | (byte(at + 1) & 0x3FU), 2};
  }
  if (lead == 0xE1 && at + 2 < text.size() && goes_on(at + 1) && goes_on(at + 2)) {
    return {0x1000 | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU), 3};
  }
  return decode_other(text, at);
}

void append(std::string& text, char32_t code_point);
std::string encode(char32_t code_point);

// As Unicode's charts name it: U+0041, U+1F600.
std::string code_point_name(char32_t code_point);

// How many bytes the text has before the first that is not well-formed UTF-8 (overlong forms,
// surrogates and values above U+10FFFF are not); text.size() when all of it is.
std::size_t find_malformed(std::string_view text);

std::size_t count_code_points(std::string_view text);

}  // namespace kehoach::utf8
