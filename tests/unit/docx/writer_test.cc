// The file as a whole.
#include <catch2/catch.hpp>

#include "docx_text.h"
#include "written.h"

using namespace kehoach;

TEST_CASE("a whole plan is a good file") {
  flow::Flow flow = docx_check::plan_flow();
  CHECK(docx_check::to_text(docx_check::check(written(flow))) == "");
  flow.line_fit = flow::LineFit::first_fit;
  flow.plan_json.clear();
  flow.fields.clear();
  flow.metadata = {};
  CHECK(docx_check::to_text(docx_check::check(written(flow))) == "");
}

TEST_CASE("all text is there once and in order, with the numbers of the Flow") {
  const flow::Flow flow = docx_check::plan_flow();
  const auto read = docx_check::read_text(written(flow));
  REQUIRE(read);
  std::vector<std::string> texts;
  for (const docx_check::TextParagraph& paragraph : *read) {
    const std::string text =
        paragraph.label.empty() ? paragraph.text : paragraph.label + "\xC2\xA0" + paragraph.text;
    if (!text.empty()) texts.push_back(text);
  }
  CHECK(texts == docx_check::lines_of(flow));
}

TEST_CASE("the same flow gives the same bytes, whatever was written before") {
  const flow::Flow plan = docx_check::plan_flow();
  const Bytes alone = written(plan);

  docx::Writer writer;
  flow::Flow other = plan;
  for (int i = 0; i < 12; ++i) {  // more looks than a writer remembers
    for (flow::Format& format : other.formats) format.half_points = 20 + i;
    other.line_fit = i % 2 == 0 ? flow::LineFit::first_fit : flow::LineFit::word_2013;
    CHECK(writer.write(other) == written(other));
    CHECK(writer.write(plan) == alone);
  }
  docx::Writer copy = writer;
  CHECK(copy.write(plan) == alone);
  CHECK(writer.write(plan) == alone);
  const docx::Writer fresh;
  copy = fresh;
  CHECK(copy.write(plan) == alone);
  docx::Writer moved = std::move(copy);
  CHECK(moved.write(plan) == alone);
}

TEST_CASE("the rule for filling lines is told by the compatibility mode") {
  flow::Flow flow = docx_check::plan_flow();
  const auto settings = [&] { return part_of(written(flow), "word/settings.xml"); };
  const std::string setting =
      "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=";
  CHECK(settings().find(setting + "\"15\"") != std::string::npos);
  flow.line_fit = flow::LineFit::first_fit;
  CHECK(settings().find(setting + "\"14\"") != std::string::npos);
}

TEST_CASE("sections have their paper, and count their pages for themselves") {
  const std::string document = document_of(docx_check::plan_flow());
  CHECK(
      document.find("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId8\"/>"
                    "<w:headerReference w:type=\"first\" r:id=\"rId9\"/><w:pgSz w:w=\"11906\" "
                    "w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" "
                    "w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
                    "<w:pgNumType w:start=\"1\"/><w:cols/><w:titlePg/></w:sectPr></w:pPr></w:p>") !=
      std::string::npos);
  CHECK(document.find("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>") !=
        std::string::npos);
}

TEST_CASE("a flow of nothing is a file all the same") {
  flow::Flow flow = flow_of({});
  CHECK(docx_check::to_text(docx_check::check(written(flow))) == "");
  flow.sections.clear();
  const Bytes docx = written(flow);
  CHECK(part_of(docx, "word/document.xml")
            .ends_with("<w:body><w:p><w:pPr><w:pStyle w:val=\"KHCuoi\"/></w:pPr></w:p></w:body>"
                       "</w:document>"));
}

TEST_CASE("styles follow the formats, and say no more than they must") {
  flow::Flow flow = flow_of({docx_check::FlowBuilder().paragraph(flow::Role::text, "x")});
  const auto style = [&](const std::string& id) {
    return between(part_of(written(flow), "word/styles.xml"), "w:styleId=\"" + id + "\">",
                   "</w:style>");
  };
  CHECK(
      style("BodyText") ==
      "<w:name w:val=\"Body Text\"/><w:aliases w:val=\"KH Lời văn\"/><w:basedOn w:val=\"Normal\"/>"
      "<w:next w:val=\"BodyText\"/><w:uiPriority w:val=\"1\"/><w:qFormat/><w:pPr><w:spacing "
      "w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc "
      "w:val=\"both\"/></w:pPr>");
  CHECK(style("KHKhoan") ==
        "<w:name w:val=\"KH Khoản\"/><w:basedOn w:val=\"BodyText\"/><w:next w:val=\"KHKhoan\"/>"
        "<w:uiPriority w:val=\"8\"/><w:qFormat/>");
  CHECK(style("Heading1") ==
        "<w:name w:val=\"heading 1\"/><w:aliases w:val=\"KH Mục\"/><w:basedOn w:val=\"BodyText\"/>"
        "<w:next w:val=\"BodyText\"/><w:uiPriority w:val=\"5\"/><w:qFormat/><w:pPr><w:keepNext/>"
        "<w:keepLines/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"120\"/>"
        "<w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"720\"/><w:outlineLvl w:val=\"0\"/></w:pPr>"
        "<w:rPr><w:b/><w:bCs/></w:rPr>");
  flow.formats[static_cast<std::size_t>(flow::Role::text)].half_points = 26;
  CHECK(part_of(written(flow), "word/styles.xml")
            .find("<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>"
                  "<w:lang w:val=\"vi-VN\"") != std::string::npos);
}
