#include "ooxml/xml_write.h"

#include <random>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "ooxml/xml_read.h"

using namespace kehoach;
using namespace kehoach::ooxml;

namespace {

std::string text_of(std::string_view in) {
  std::string out;
  append_text(out, in);
  return out;
}

std::string value_of(std::string_view in) {
  std::string out;
  append_value(out, in);
  return out;
}

// Whether XML 1.0 allows it (2.2).
bool allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

}  // namespace

TEST_CASE("text is escaped where XML would take it for markup") {
  CHECK(text_of("") == "");
  CHECK(text_of("a < b > c & d \"e\" 'f'") == "a &lt; b &gt; c &amp; d \"e\" 'f'");
  CHECK(text_of("]]>") == "]]&gt;");
  CHECK(text_of("&") == "&amp;");
  CHECK(text_of("một\ndòng\tmới\r") == "một\ndòng\tmới&#13;");
  CHECK(text_of("Đại hội “XIII”…") == "Đại hội “XIII”…");
}

TEST_CASE("values are escaped so that no blank of theirs is normalised") {
  CHECK(value_of("a \"b\" <c> & 'd'") == "a &quot;b&quot; &lt;c&gt; &amp; 'd'");
  CHECK(value_of("a\nb\tc\rd") == "a&#10;b&#9;c&#13;d");
}

TEST_CASE("what XML does not allow is left out") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {std::string_view("a\0b", 3), "ab"},
      {"a\x02\x0B\x0C\x1F"
       "b",
       "ab"},
      {"a\xEF\xBF\xBE"
       "b\xEF\xBF\xBF",
       "ab"},                            // U+FFFE, U+FFFF
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},  // U+FFFD stands
      {"a\xED\xA0\x80"
       "b",
       "ab"},  // a surrogate
      {"a\xC0\xAF"
       "b",
       "ab"},  // overlong
      {"a\xE0\x80\xAF"
       "b",
       "ab"},
      {"a\xF0\x80\x80\xAF"
       "b",
       "ab"},
      {"a\xF4\x90\x80\x80"
       "b",
       "ab"},              // above U+10FFFF
      {"a\xE1\xBA", "a"},  // cut off
      {"\x80\xBF", ""},    // stray
      {"\xE1<\xE1&", "&lt;&amp;"},
      {"\xF0\x9F\x99\x82", "\xF0\x9F\x99\x82"},
      {"\xC2\x85", "\xC2\x85"},  // C1 is allowed
  };
  for (const auto& [in, out] : cases) {
    CHECK(text_of(in) == out);
    CHECK(value_of(in) == out);
  }
}

TEST_CASE("every character comes back from a reader as it went in, or not at all") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 || c > 0xFF00 ? 1 : 61) {
    if (c > 0x10100) c += 997;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) continue;
    const std::string in = "[" + utf8::encode(c) + "]";
    const std::string expected = allowed(c) ? in : "[]";
    std::string file = "<a b=\"";
    append_value(file, in);
    file += "\">";
    append_text(file, in);
    file += "</a>";
    const Result<XmlElement> read = read_xml(file, "test");
    if (!read || read->text != expected || *read->attribute("b") != expected) {
      FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
    }
  }
}

TEST_CASE("random bytes never make the XML ill-formed") {
  std::mt19937_64 random(30);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) {
      constexpr std::string_view nasty = "\xE1\xBA\xBF\xED\xA0\xEF\xBF\xBE\xF0\x9F<>&\"'\r\n\t\x01";
      c = random() % 2 == 0 ? static_cast<char>(random()) : nasty[random() % nasty.size()];
    }
    CAPTURE(i);
    std::string file = "<a b=\"";
    append_value(file, bytes);
    file += "\">";
    append_text(file, bytes);
    file += "</a>";
    const Result<XmlElement> read = read_xml(file, "test");
    REQUIRE(read);
    REQUIRE(read->text == *read->attribute("b"));
  }
}

TEST_CASE("numbers are written as they are read") {
  const auto number = [](std::int64_t n) {
    std::string out;
    append_number(out, n);
    return out;
  };
  CHECK(number(0) == "0");
  CHECK(number(-720) == "-720");
  CHECK(number(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(number(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
}

TEST_CASE("the writer puts tags together") {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("w:p");
  xml.leaf("w:ind", "w:left", -3, "w:note", "a\"b");
  xml.open("w:t");
  xml.attribute("xml:space", "preserve");
  xml.markup(">");
  xml.text(" <");
  xml.end("w:t");
  xml.element("dc:title", "a & b");
  xml.end("w:p");
  CHECK(out ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<w:p><w:ind w:left=\"-3\" w:note=\"a&quot;b\"/><w:t xml:space=\"preserve\"> &lt;</w:t>"
        "<dc:title>a &amp; b</dc:title></w:p>");
}
