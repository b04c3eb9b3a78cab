#include "ooxml/xml_read.h"

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::ooxml;

namespace {

std::string code_of(std::string_view xml, const XmlLimits& limits = {}) {
  const Result<XmlElement> read = read_xml(xml, "test", limits);
  return read ? "" : std::string(read.error().front().code);
}

std::string nested(std::size_t depth) {
  std::string out;
  for (std::size_t i = 0; i < depth; ++i) out += "<a>";
  for (std::size_t i = 0; i < depth; ++i) out += "</a>";
  return out;
}

}  // namespace

TEST_CASE("names carry Office's own prefixes, whatever the file calls them") {
  const std::string_view transitional =
      "<x:p xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" x:val=\"1\" "
      "id=\"2\"><x:r/></x:p>";
  const std::string_view strict =
      "<p xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" "
      "xmlns:q=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" q:val=\"1\" id=\"2\"><r/></p>";
  for (const std::string_view xml : {transitional, strict}) {
    const Result<XmlElement> read = read_xml(xml, "test");
    REQUIRE(read);
    CHECK(read->name == "w:p");
    CHECK(*read->attribute("w:val") == "1");
    CHECK(*read->attribute("id") == "2");
    CHECK(read->attribute("val") == nullptr);
    REQUIRE(read->child("w:r") != nullptr);
    CHECK(read->child("r") == nullptr);
  }
}

TEST_CASE("a prefix holds from its element inwards, and the innermost wins") {
  const Result<XmlElement> read = read_xml(
      "<a xmlns:p='urn:1'><p:b/><c xmlns:p='urn:2' xmlns='urn:3'><p:d xmlns=''><e/></p:d></c>"
      "<p:f xml:lang='vi' nix:g=''/></a>",
      "test");
  REQUIRE(read);
  CHECK(read->children[0].name == "{urn:1}b");
  CHECK(read->children[1].name == "{urn:3}c");
  CHECK(read->children[1].children[0].name == "{urn:2}d");
  CHECK(read->children[1].children[0].children[0].name == "e");
  CHECK(read->children[2].name == "{urn:1}f");
  CHECK(*read->children[2].attribute("xml:lang") == "vi");
  CHECK(*read->children[2].attribute("nix:g") == "");  // declared nowhere: as it stands
}

TEST_CASE("text stands in elements without children, blanks and all") {
  const Result<XmlElement> read =
      read_xml("<a>\n  <b> </b><c> x &amp;&#10;<![CDATA[<y>]]> </c><d><e/>stray</d></a>", "test");
  REQUIRE(read);
  CHECK(read->text.empty());
  CHECK(read->children[0].text == " ");
  CHECK(read->children[1].text == " x &\n<y> ");
  CHECK(read->children[2].text.empty());
}

TEST_CASE("other encodings are converted") {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string_view("<a>\xBF</a>")) {
    utf16 += c;
    utf16 += c == '\xBF' ? '\x1E' : '\0';  // U+1EBF
  }
  const Result<XmlElement> read = read_xml(utf16, "test");
  REQUIRE(read);
  CHECK(read->text == "ế");
}

TEST_CASE("what is no XML, or dangerous XML, is refused") {
  CHECK(code_of("") == "X003");
  CHECK(code_of("text") == "X003");
  CHECK(code_of("<a>") == "X003");
  CHECK(code_of("<a></b>") == "X003");
  CHECK(code_of("<a/><b/>") == "X003");
  CHECK(code_of("<!DOCTYPE a><a/>") == "X003");
  CHECK(code_of("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>") == "X003");
  CHECK(code_of("<a>\xE1\xBA</a>") == "X003");
  CHECK(code_of("<a b='\xFF'/>") == "X003");
  CHECK(code_of("<a\xC0/>") == "X003");
  CHECK(code_of("<a/>") == "");
}

TEST_CASE("depth and number of nodes are bounded") {
  CHECK(code_of(nested(256)) == "");
  CHECK(code_of(nested(257)) == "X002");
  CHECK(code_of(nested(200'000)) == "X002");

  XmlLimits few;
  few.nodes = 10;
  CHECK(code_of("<a>" + std::string("<b/><b/><b/><b c='' d=''/><b/><b/>") + "</a>", few) == "");
  CHECK(code_of("<a>" + std::string("<b/><b/><b/><b c='' d=''/><b/><b/><b/><b/>") + "</a>", few) ==
        "X002");

  std::string declarations = "<a";
  for (int i = 0; i < 600; ++i) declarations += " xmlns:p" + std::to_string(i) + "='urn:x'";
  CHECK(code_of(declarations + "/>") == "X002");

  // A long namespace URI stands in every name: it must not multiply.
  std::string long_uri = "<a xmlns='urn:" + std::string(100'000, 'x') + "'>";
  for (int i = 0; i < 2000; ++i) long_uri += "<b/>";
  CHECK(code_of(long_uri + "</a>") == "X002");
}
