// What the file says of itself.
#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "written.h"

using namespace kehoach;

namespace {

flow::Flow plain() {
  return flow_of({docx_check::FlowBuilder().paragraph(flow::Role::text, "Một")});
}

}  // namespace

TEST_CASE("core properties tell what the document is") {
  const std::string core = part_of(written(docx_check::plan_flow()), "docProps/core.xml");
  CHECK(core.find("<dc:title>Kế hoạch 08/KH-CĐKKT: Tổ chức Hội thao") != std::string::npos);
  CHECK(
      core.find("<dc:creator>Công đoàn Khu kinh tế \"Ven sông\" &amp; &lt;Cảng&gt;</dc:creator>") !=
      std::string::npos);
  CHECK(core.find("<cp:keywords>08/KH-CĐKKT</cp:keywords><dcterms:created "
                  "xsi:type=\"dcterms:W3CDTF\">2024-02-05T00:00:00Z</dcterms:created>") !=
        std::string::npos);
  CHECK(core.find("<cp:category>Kế hoạch</cp:category><dc:language>vi-VN</dc:language>") !=
        std::string::npos);
}

TEST_CASE("a blank date is left out everywhere") {
  flow::Flow flow = plain();
  for (const std::optional<flow::Field::Day>& date :
       {std::optional<flow::Field::Day>(), std::optional(flow::Field::Day{2024, 0, 1}),
        std::optional(flow::Field::Day{0, 1, 1}), std::optional(flow::Field::Day{10000, 1, 1})}) {
    flow.metadata.date = date;
    const Bytes docx = written(flow);
    CHECK(part_of(docx, "docProps/core.xml").find("dcterms:created") == std::string::npos);
    CHECK(part_of(docx, "docProps/custom.xml").find("Ngày ban hành") == std::string::npos);
  }
}

TEST_CASE("custom properties are numbered from 2, those that are empty left out") {
  flow::Flow flow = plain();
  flow.metadata.signer = "Nguyễn Văn A";
  const std::string custom = part_of(written(flow), "docProps/custom.xml");
  CHECK(custom.find("pid=\"2\" name=\"Người ký\"><vt:lpwstr>Nguyễn Văn A</vt:lpwstr>") !=
        std::string::npos);
  CHECK(custom.find("pid=\"3\" name=\"KeHoach.Schema\"") != std::string::npos);
  CHECK(custom.find("pid=\"4\"") == std::string::npos);
}

TEST_CASE("the plan travels inside to the byte, under its checksum") {
  flow::Flow flow = plain();
  flow.plan_json = "{\"a\": \"<&>\\u0001\",\r\n\t\"b\": \"ế ]]>\"}";
  const Bytes docx = written(flow);
  const Result<ooxml::XmlElement> plan =
      ooxml::read_xml(part_of(docx, "customXml/item2.xml"), "test");
  REQUIRE(plan);
  CHECK(plan->name == "{urn:ke-hoach:du-lieu:1}duLieu");
  CHECK(plan->text == flow.plan_json);
  CHECK(*plan->attribute("loai") == "application/json");
  CHECK(*plan->attribute("sha256") == hex(sha256(flow.plan_json)));
  CHECK(docx_check::to_text(docx_check::check(docx)).empty());

  flow.plan_json.clear();
  const Bytes without = written(flow);
  CHECK(part_of(without, "customXml/item2.xml") == "(no part)");
  CHECK(part_of(without, "customXml/itemProps2.xml") == "(no part)");
  CHECK(part_of(without, "docProps/custom.xml").find("Sha256") == std::string::npos);
  CHECK(part_of(without, "word/_rels/document.xml.rels").find("item2") == std::string::npos);
  CHECK(docx_check::to_text(docx_check::check(without)).empty());
}
