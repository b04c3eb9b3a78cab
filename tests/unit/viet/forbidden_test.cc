#include <optional>
#include <string>

#include <catch2/catch.hpp>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "random_text.h"
#include "viet/unicode.h"

using namespace kehoach;
using viet::Forbidden;

namespace {

// The header's definition, by ICU's properties.
std::optional<Forbidden> by_icu(char32_t value) {
  const auto c = static_cast<UChar32>(value);
  if (value == U'\t' || value == U'\n' || value == U'\r') return std::nullopt;
  if (u_charType(c) == U_CONTROL_CHAR || value == 0x2028 || value == 0x2029) {
    return Forbidden::control;
  }
  if (u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT)) return Forbidden::noncharacter;
  if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return Forbidden::bidirectional;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Forbidden::zero_width;
  if (u_charType(c) == U_PRIVATE_USE_CHAR) return Forbidden::private_use;
  return std::nullopt;
}

}  // namespace

TEST_CASE("every code point is judged by what Unicode says of it") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const auto expected = by_icu(c);
    const auto found = viet::find_forbidden("ế" + utf8::encode(c) + "n");
    const bool same = found.has_value() == expected.has_value() &&
                      (!found || (found->why == *expected && found->code_point == c &&
                                  found->offset == std::string("ế").size()));
    if (!same) FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("forbidden characters are found one after the other") {
  const std::string text = "“a”\u200Bb – c\uFEFF\u202E";
  auto found = viet::find_forbidden(text);
  REQUIRE(found);
  CHECK(found->offset == text.find("\u200B"));
  CHECK(found->why == Forbidden::zero_width);
  found = viet::find_forbidden(text, found->offset + 3);
  REQUIRE(found);
  CHECK(found->offset == text.find("\uFEFF"));
  found = viet::find_forbidden(text, found->offset + 3);
  REQUIRE(found);
  CHECK(found->why == Forbidden::bidirectional);
  CHECK_FALSE(viet::find_forbidden(text, static_cast<std::uint32_t>(text.size())));
  CHECK_FALSE(viet::find_forbidden(text, static_cast<std::uint32_t>(text.size()) + 9));
}

TEST_CASE("ordinary paragraphs hold nothing forbidden, wherever one begins to look") {
  for (const auto& text : sample_paragraphs()) CHECK_FALSE(viet::find_forbidden(text));
  const std::string control = "một\x01";
  for (std::uint32_t from = 0; from < control.size(); ++from) {
    CHECK(viet::find_forbidden(control, from));
  }
}

TEST_CASE("a forbidden character is found at any distance") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 12; ++after) {
      const std::string text = std::string(before, 'a') + "\u200B" + std::string(after, 'b');
      const auto found = viet::find_forbidden(text);
      REQUIRE(found);
      CHECK(found->offset == before);
    }
  }
}
