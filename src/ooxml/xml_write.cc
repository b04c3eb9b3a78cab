#include "ooxml/xml_write.h"

#include <array>
#include <charconv>

#include "base/plain_run.h"
#include "base/utf8.h"

namespace kehoach::ooxml {

namespace {

// By the first byte of a character; `two` and `three` are those leads after which any
// continuation will do.
enum class Byte : std::uint8_t { plain, two, three, other, escaped, forbidden };

struct Escapes {
  std::array<Byte, 256> kinds{};
  std::array<std::string_view, 128> replacements{};
  RunEnds ends{.first = '&', .second = '<', .third = '>', .line_feeds = false};

  constexpr Escapes(bool attribute) {
    for (std::size_t i = 0; i < 0x20; ++i) kinds[i] = Byte::forbidden;
    for (std::size_t i = 0x80; i < 0x100; ++i) kinds[i] = Byte::other;
    for (std::size_t i = 0xC2; i < 0xE0; ++i) kinds[i] = Byte::two;
    for (std::size_t i = 0xE1; i < 0xED; ++i) kinds[i] = Byte::three;
    kinds[0xEE] = Byte::three;
    kinds['\t'] = kinds['\n'] = Byte::plain;
    escape('&', "&amp;");
    escape('<', "&lt;");
    escape('>', "&gt;");
    escape('\r', "&#13;");
    if (attribute) {
      escape('"', "&quot;");
      escape('\t', "&#9;");
      escape('\n', "&#10;");
      ends = {'&', '<', '>', '"'};
    }
  }

 private:
  constexpr void escape(char c, std::string_view replacement) {
    const auto at = static_cast<unsigned char>(c);
    kinds[at] = Byte::escaped;
    replacements[at] = replacement;
  }
};

constexpr Escapes text_escapes(false);
constexpr Escapes value_escapes(true);

// The length of the character of several bytes at `at`; 0 if there is none that XML allows
// (Unicode 15, table 3-7; XML 1.0, 2.2 excludes U+FFFE and U+FFFF).
std::size_t size_of_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0), second = byte(1);
  if (!follows(1) || lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (!follows(2)) return 0;
  if (lead < 0xF0) {
    if (lead == 0xE0 && second < 0xA0) return 0;
    if (lead == 0xED && second > 0x9F) return 0;
    if (lead == 0xEF && second == 0xBF && byte(2) >= 0xBE) return 0;
    return 3;
  }
  if (!follows(3) || lead > 0xF4) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  return 4;
}

// The length of the character at `at` that is copied as it stands; 0 if there is none.
std::size_t size_as_is(std::string_view text, std::size_t at, const Escapes& escapes) {
  switch (escapes.kinds[static_cast<unsigned char>(text[at])]) {
    case Byte::plain:
      return 1;
    case Byte::two:
      return utf8::is_inside(text, at + 1) ? 2 : 0;
    case Byte::three:
      return utf8::is_inside(text, at + 1) && utf8::is_inside(text, at + 2) ? 3 : 0;
    case Byte::other:
      return size_of_character(text, at);
    case Byte::escaped:
    case Byte::forbidden:
      break;
  }
  return 0;
}

void append_escaped(std::string& out, std::string_view text, const Escapes& escapes) {
  std::size_t from = 0;
  std::size_t at = 0, run = 0;  // where to look for the next run
  while (at < text.size()) {
    if (at >= run) {
      at += plain_run(text, at, escapes.ends);
      run = at + next_plain_run;
      continue;
    }
    if (const std::size_t size = size_as_is(text, at, escapes); size != 0) {
      at += size;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    out.append(text, from, at - from);
    if (escapes.kinds[byte] == Byte::escaped) out.append(escapes.replacements[byte]);
    // A forbidden character of three bytes goes whole: its other bytes are no characters either.
    from = run = ++at;
  }
  out.append(text, from, at - from);
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  append_escaped(out, text, text_escapes);
}

void append_value(std::string& out, std::string_view text) {
  append_escaped(out, text, value_escapes);
}

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 20> digits;  // of the least of all, with its sign
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void XmlWriter::declaration() {
  out_->append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

}  // namespace kehoach::ooxml
