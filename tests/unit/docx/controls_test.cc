// Fields as content controls: the page and the data part say the same.
#include <catch2/catch.hpp>

#include "written.h"

using namespace kehoach;
using flow::Field;
using flow::Paragraph;
using flow::Role;
using flow::Run;

namespace {

// One field, alone in a paragraph of its own.
flow::Flow flow_with(const Field& field, std::string_view shown) {
  Paragraph paragraph = docx_check::FlowBuilder().paragraph(Role::number);
  Run run;
  run.text = shown;
  run.field = 0;
  paragraph.runs = {run};
  flow::Flow flow = flow_of({paragraph});
  flow.fields = {field};
  return flow;
}

Field text_field(std::string_view name, std::string_view value) {
  return {Field::Kind::text, std::string(name), "Tên", std::string(value), {}};
}

Field date_field(std::string_view value, Field::Day day) {
  return {Field::Kind::date, "ngay", "Ngày ban hành", std::string(value), day};
}

std::string picture_of(std::string_view value, Field::Day day) {
  const std::string document = document_of(flow_with(date_field(value, day), value));
  return document.find("<w:date ") == std::string::npos
             ? ""
             : between(document, "<w:dateFormat w:val=\"", "\"/>");
}

std::string store_of(const flow::Flow& flow) {
  return between(part_of(written(flow), "customXml/item1.xml"), "urn:ke-hoach:truong:1\">",
                 "</truong>");
}

}  // namespace

TEST_CASE("a field is a control bound to its element") {
  const flow::Flow flow = flow_with(text_field("so", "117 & 8"), "117 & 8");
  CHECK(between(body_of(flow), "</w:pPr>", "</w:p>") ==
        "<w:sdt><w:sdtPr><w:alias w:val=\"Tên\"/><w:tag w:val=\"kh:so\"/><w:id w:val=\"730101\"/>"
        "<w:lock w:val=\"sdtLocked\"/><w:dataBinding "
        "w:prefixMappings=\"xmlns:k='urn:ke-hoach:truong:1'\" w:xpath=\"/k:truong[1]/k:so[1]\" "
        "w:storeItemID=\"{6B1D0C52-3A0E-4B7C-9C3E-2F30ED202005}\"/><w:text/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>117 &amp; 8</w:t></w:r></w:sdtContent></w:sdt>");
  CHECK(store_of(flow) == "<so>117 &amp; 8</so>");
}

TEST_CASE("a run that is not its field's value to the letter is plain text") {
  CHECK(body_of(flow_with(text_field("so", "117"), "118")).find("w:sdt") == std::string::npos);
  CHECK(body_of(flow_with(text_field("so", ""), "")).find("w:sdt") == std::string::npos);
  CHECK(body_of(flow_with(text_field("số", "117"), "117")).find("w:sdt") == std::string::npos);
  CHECK(store_of(flow_with(text_field("số", "117"), "117")) == "");
  flow::Flow flow = flow_with(text_field("so", "117"), "117");
  flow.fields.clear();  // the run names a field that is not there
  CHECK(body_of(flow).find("w:sdt") == std::string::npos);
}

TEST_CASE("the look of a field is said to the control too") {
  flow::Flow flow = flow_with(text_field("so", "117"), "117");
  std::get<Paragraph>(flow.sections[0].elements[0]).runs[0].bold = true;
  CHECK(body_of(flow).find("<w:sdtPr><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:alias") !=
        std::string::npos);
}

TEST_CASE("a value of several lines is a control for each") {
  Field field = text_field("co_quan", "CÔNG ĐOÀN\n\nKHU KINH TẾ");
  field.kind = Field::Kind::lines;
  const flow::Flow flow = flow_with(field, field.value);
  CHECK(store_of(flow) == "<co_quan>CÔNG ĐOÀN</co_quan><co_quan>KHU KINH TẾ</co_quan>");
  const std::string body = body_of(flow);
  CHECK(body.find("k:co_quan[1]") <
        body.find("</w:sdt><w:r><w:br/></w:r><w:r><w:br/></w:r><w:sdt>"));
  CHECK(body.find("w:val=\"kh:co_quan:2\"") < body.find("k:co_quan[2]"));
  CHECK(body.find("Tên (dòng 3)") != std::string::npos);
  CHECK(docx_check::to_text(docx_check::check(written(flow))).empty());
}

TEST_CASE("fields of one name are told apart, and one field may stand twice") {
  flow::Flow flow = flow_with(text_field("nguoi_ky", "A"), "A");
  flow.fields.push_back(text_field("nguoi_ky", "B"));
  auto& runs = std::get<Paragraph>(flow.sections[0].elements[0]).runs;
  runs.push_back(runs[0]);
  runs.push_back(runs[0]);
  runs[1].text = "B";
  runs[1].field = 1;
  CHECK(store_of(flow) == "<nguoi_ky>A</nguoi_ky><nguoi_ky>B</nguoi_ky>");
  CHECK(document_of(flow).find("k:nguoi_ky[2]") != std::string::npos);
  CHECK(docx_check::to_text(docx_check::check(written(flow))).empty());
}

TEST_CASE("a whole date is a date control that prints what stands there") {
  CHECK(picture_of("ngày 11 tháng 5 năm 2020", {2020, 5, 11}) == "'ngày 'dd' tháng 'M' năm 'yyyy");
  CHECK(picture_of("ngày 05 tháng 01 năm 2020", {2020, 1, 5}) == "'ngày 'dd' tháng 'MM' năm 'yyyy");
  CHECK(picture_of("ngày\xC2\xA0"
                   "05 tháng\xC2\xA0"
                   "12 năm\xC2\xA0"
                   "2020",
                   {2020, 12, 5}) == "'ngày\xC2\xA0'dd' tháng\xC2\xA0'M' năm\xC2\xA0'yyyy");
  CHECK(picture_of("5/3/2020", {2020, 3, 5}) == "d'/'M'/'yyyy");

  const flow::Flow flow =
      flow_with(date_field("ngày 05 tháng 02 năm 2024", {2024, 2, 5}), "ngày 05 tháng 02 năm 2024");
  CHECK(store_of(flow) == "<ngay>2024-02-05</ngay>");
  CHECK(body_of(flow).find("<w:date w:fullDate=\"2024-02-05T00:00:00Z\">") != std::string::npos);
  CHECK(docx_check::to_text(docx_check::check(written(flow))).empty());
}

TEST_CASE("a date that no picture prints stays text") {
  for (const auto& [value, day] : {
           std::pair<std::string_view, Field::Day>{"ngày     tháng 5 năm 2020", {2020, 5, 0}},
           {"ngày\xC2\xA0\xC2\xA0tháng\xC2\xA0\xC2\xA0năm 2020", {0, 0, 0}},
           {"ngày 12 tháng 5 năm 2020", {2020, 5, 11}},
           {"ngày 011 tháng 5 năm 2020", {2020, 5, 11}},
           {"11 5 2020 1", {2020, 5, 11}},
           {"11 5 20", {20, 5, 11}},
           {"ngày mười một tháng 5 năm 2020", {2020, 5, 11}},
           {"ngày '11' tháng 5 năm 2020", {2020, 5, 11}},
           {"5 tháng 5 năm 2020 000000000000000000000", {2020, 5, 5}},
       }) {
    CAPTURE(value);
    CHECK(picture_of(value, day) == "");
    const flow::Flow flow = flow_with(date_field(value, day), value);
    CHECK(store_of(flow) == "<ngay>" + std::string(value) + "</ngay>");
    CHECK(body_of(flow).find("<w:text/>") != std::string::npos);
  }
}
