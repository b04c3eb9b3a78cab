#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace kehoach;

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = utf8::encode(c);
    const auto decoded = utf8::decode(text, 0);
    if (decoded.value != c || decoded.size != text.size() ||
        utf8::find_malformed(text) != text.size()) {
      FAIL("U+" << std::hex << static_cast<unsigned long>(c));
    }
  }
}

TEST_CASE("malformed bytes are found where they stand") {
  struct Case {
    std::string text;
    std::size_t at;
  };
  const Case cases[] = {{"abc", 3},
                        {"\x80", 0},
                        {"a\xC0\xAF", 1},
                        {"ab\xE0\x80\xAF", 2},
                        {"\xED\xA0\x80", 0},
                        {"a\xF4\x90\x80\x80", 1},
                        {"\xC3", 0},
                        {"Kế\xE1\xBA", 4},
                        {"\xF8\x88\x80\x80\x80", 0}};
  for (const auto& c : cases) CHECK(utf8::find_malformed(c.text) == c.at);
}

TEST_CASE("a stray byte decodes to the replacement character") {
  CHECK(utf8::decode("\xFF", 0).value == 0xFFFD);
  CHECK(utf8::decode("\xFF", 0).size == 1);
}

TEST_CASE("code points are counted") { CHECK(utf8::count_code_points("Kế hoạch") == 8); }

TEST_CASE("a code point is named by as many digits as it needs, four at least") {
  CHECK(utf8::code_point_name(U'A') == "U+0041");
  CHECK(utf8::code_point_name(U'\x200B') == "U+200B");
  CHECK(utf8::code_point_name(U'\x1F600') == "U+1F600");
  CHECK(utf8::code_point_name(U'\x10FFFF') == "U+10FFFF");
}
