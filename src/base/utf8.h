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

// The code point that starts at `at`; `at` must be inside the text.
CodePoint decode(std::string_view text, std::size_t at);

void append(std::string& text, char32_t code_point);
std::string encode(char32_t code_point);

// As Unicode's charts name it: U+0041, U+1F600.
std::string code_point_name(char32_t code_point);

// How many bytes the text has before the first that is not well-formed UTF-8 (overlong forms,
// surrogates and values above U+10FFFF are not); text.size() when all of it is.
std::size_t find_malformed(std::string_view text);

std::size_t count_code_points(std::string_view text);

}  // namespace kehoach::utf8
