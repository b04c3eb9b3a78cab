#include "ooxml/package_parts.h"

#include <array>

#include <catch2/catch.hpp>

#include "ooxml/xml_read.h"

using namespace kehoach;
using namespace kehoach::ooxml;

TEST_CASE("targets are resolved against the folder of their part") {
  CHECK(resolve_target("", "word/document.xml") == "word/document.xml");
  CHECK(resolve_target("", "/word/document.xml") == "word/document.xml");
  CHECK(resolve_target("word/document.xml", "styles.xml") == "word/styles.xml");
  CHECK(resolve_target("word/document.xml", "./theme/theme1.xml") == "word/theme/theme1.xml");
  CHECK(resolve_target("word/document.xml", "../customXml/item1.xml") == "customXml/item1.xml");
  CHECK(resolve_target("word/document.xml", "/a//b/../c.xml") == "a/c.xml");
  CHECK(resolve_target("word/document.xml", "../../etc/passwd") == "");
  CHECK(resolve_target("", "..") == "");
}

TEST_CASE("relationships live beside their part") {
  CHECK(relationships_part("") == "_rels/.rels");
  CHECK(relationships_part("word/document.xml") == "word/_rels/document.xml.rels");
  CHECK(relationships_part("a.xml") == "_rels/a.xml.rels");
}

TEST_CASE("relationships and content types are written and read") {
  const std::array<Relationship, 2> some = {
      Relationship{"rId1", std::string(office_relationships) + "styles", "styles.xml", false},
      Relationship{"rId2", std::string(office_relationships) + "hyperlink", "https://a/?b&c",
                   true}};
  const Result<XmlElement> read = read_xml(relationships(some), "test");
  REQUIRE(read);
  REQUIRE(read->children.size() == 2);
  CHECK(read->children[0].name == "rel:Relationship");
  CHECK(*read->children[0].attribute("Target") == "styles.xml");
  CHECK(read->children[0].attribute("TargetMode") == nullptr);
  CHECK(*read->children[1].attribute("Target") == "https://a/?b&c");
  CHECK(*read->children[1].attribute("TargetMode") == "External");

  const std::array<PartType, 1> types = {PartType{"/word/document.xml", "text/x"}};
  const Result<XmlElement> list = read_xml(content_types(types), "test");
  REQUIRE(list);
  REQUIRE(list->children.size() == 3);
  CHECK(list->children[2].name == "ct:Override");
  CHECK(*list->children[2].attribute("PartName") == "/word/document.xml");
}
