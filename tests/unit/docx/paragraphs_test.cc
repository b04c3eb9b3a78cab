// Paragraphs and runs: what is written where they differ from their style, and only there.
#include <catch2/catch.hpp>

#include "written.h"

using namespace kehoach;
using flow::Paragraph;
using flow::Role;
using flow::Run;

namespace {

Paragraph plain(Role role, std::string_view text) {
  Paragraph out = docx_check::FlowBuilder().paragraph(role, text);
  out.id.clear();
  return out;
}

Run run(std::string_view text, bool bold = false, bool italic = false) {
  Run out;
  out.text = text;
  out.bold = bold;
  out.italic = italic;
  return out;
}

std::string properties_of(const Paragraph& paragraph) {
  return between(body_of(paragraph), "<w:pPr>", "</w:pPr>");
}

// The runs of a paragraph of this role.
std::string runs_of(Role role, std::vector<Run> runs) {
  Paragraph paragraph = plain(role, "");
  paragraph.runs = std::move(runs);
  return between(body_of(paragraph), "</w:pPr>", "</w:p>");
}

}  // namespace

TEST_CASE("a paragraph like its style names the style and nothing else") {
  CHECK(body_of(plain(Role::text, "Một")) ==
        "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>");
  CHECK(body_of(plain(Role::subject, "Hai")) ==
        "<w:p><w:pPr><w:pStyle w:val=\"Subtitle\"/></w:pPr><w:r><w:t>Hai</w:t></w:r></w:p>");
}

TEST_CASE("what differs from the style is written, in the schema's order") {
  struct Case {
    const char* name;
    void (*change)(flow::Format&);
    const char* expected;
  };
  const Case cases[] = {
      {"keep with next", [](flow::Format& f) { f.keep_with_next = true; }, "<w:keepNext/>"},
      {"keep lines", [](flow::Format& f) { f.keep_lines = true; }, "<w:keepLines/>"},
      {"left", [](flow::Format& f) { f.left = Length::twips(100); }, "<w:ind w:left=\"100\"/>"},
      {"right", [](flow::Format& f) { f.right = Length::twips(7); }, "<w:ind w:right=\"7\"/>"},
      {"no first line", [](flow::Format& f) { f.first_line = Length(); },
       "<w:ind w:firstLine=\"0\"/>"},
      {"hanging",
       [](flow::Format& f) {
         f.left = Length::twips(400);
         f.first_line = Length::twips(-300);
       },
       "<w:ind w:left=\"400\" w:hanging=\"300\"/>"},
      {"before", [](flow::Format& f) { f.before = Length::points(6); },
       "<w:spacing w:before=\"120\"/>"},
      {"after", [](flow::Format& f) { f.after = Length(); }, "<w:spacing w:after=\"0\"/>"},
      {"multiple", [](flow::Format& f) { f.spacing.percent = 150; },
       "<w:spacing w:line=\"360\" w:lineRule=\"auto\"/>"},
      {"odd multiple", [](flow::Format& f) { f.spacing.percent = 103; },
       "<w:spacing w:line=\"247\" w:lineRule=\"auto\"/>"},
      {"exact",
       [](flow::Format& f) {
         f.spacing = {flow::LineSpacing::Rule::exact, 100, Length::points(20)};
       },
       "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>"},
      {"at least",
       [](flow::Format& f) {
         f.spacing = {flow::LineSpacing::Rule::at_least, 100, Length::points(20)};
       },
       "<w:spacing w:line=\"400\" w:lineRule=\"atLeast\"/>"},
      {"left aligned", [](flow::Format& f) { f.align = flow::Align::left; },
       "<w:jc w:val=\"left\"/>"},
      {"right aligned", [](flow::Format& f) { f.align = flow::Align::right; },
       "<w:jc w:val=\"right\"/>"},
      {"centred", [](flow::Format& f) { f.align = flow::Align::centre; },
       "<w:jc w:val=\"center\"/>"},
      {"heading", [](flow::Format& f) { f.heading_level = 3; }, "<w:outlineLvl w:val=\"2\"/>"},
      {"several",
       [](flow::Format& f) {
         f.align = flow::Align::centre;
         f.keep_with_next = true;
         f.right = Length::twips(5);
         f.after = Length();
         f.heading_level = 1;
       },
       "<w:keepNext/><w:spacing w:after=\"0\"/><w:ind w:right=\"5\"/><w:jc w:val=\"center\"/>"
       "<w:outlineLvl w:val=\"0\"/>"},
      // A weight in the format is the runs' own affair: they say how they are printed.
      {"bold", [](flow::Format& f) { f.bold = true; }, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Paragraph paragraph = plain(Role::text, "Một");
    c.change(paragraph.format);
    CHECK(properties_of(paragraph) == std::string("<w:pStyle w:val=\"BodyText\"/>") + c.expected);
  }
}

TEST_CASE("what the style has and the paragraph has not is switched off") {
  Paragraph paragraph = plain(Role::section, "Một");
  paragraph.label = {"I.", flow::ListLevel::section, 1, false, true, false};
  paragraph.format.keep_with_next = paragraph.format.keep_lines = false;
  paragraph.format.heading_level = 0;
  CHECK(properties_of(paragraph) ==
        "<w:pStyle w:val=\"Heading1\"/><w:keepNext w:val=\"0\"/><w:keepLines w:val=\"0\"/>"
        "<w:outlineLvl w:val=\"9\"/>");
}

TEST_CASE("another size than the style's is said of the runs and of the mark") {
  Paragraph paragraph = plain(Role::issuing_body, "LIÊN ĐOÀN");
  paragraph.format.half_points = 24;
  CHECK(body_of(paragraph) ==
        "<w:p><w:pPr><w:pStyle w:val=\"KHCoQuan\"/><w:rPr><w:sz w:val=\"24\"/><w:szCs "
        "w:val=\"24\"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"
        "</w:rPr><w:t>LIÊN ĐOÀN</w:t></w:r></w:p>");
}

TEST_CASE("a rule is a bottom border, moved up by the height of its line") {
  const std::string styles = part_of(written(flow_of({plain(Role::text, "x")})), "word/styles.xml");
  const std::string rule = between(styles, "w:styleId=\"KHKeNgang\">", "</w:style>");
  CHECK(rule.find("<w:keepLines/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
                  "w:color=\"000000\"/></w:pBdr><w:spacing w:before=\"30\" w:after=\"20\" "
                  "w:line=\"20\" w:lineRule=\"exact\"/>") != std::string::npos);
  Paragraph paragraph = plain(Role::rule, "");
  paragraph.format.left = paragraph.format.right = Length::twips(1066);
  CHECK(body_of(paragraph) ==
        "<w:p><w:pPr><w:pStyle w:val=\"KHKeNgang\"/><w:ind w:left=\"1066\" w:right=\"1066\"/>"
        "</w:pPr></w:p>");
  paragraph.format.before = Length::twips(80);
  paragraph.format.rule = Length::points(1);
  CHECK(properties_of(paragraph).find(
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>"
            "</w:pBdr><w:spacing w:before=\"60\"/>") != std::string::npos);
  paragraph.format.rule = Length();
  CHECK(properties_of(paragraph).find("<w:bottom w:val=\"nil\"/>") != std::string::npos);
}

TEST_CASE("runs carry a character style for what their paragraph lacks") {
  const auto with = [](std::string_view style) {
    return "<w:r><w:rPr><w:rStyle w:val=\"" + std::string(style) + "\"/></w:rPr><w:t>a</w:t></w:r>";
  };
  const std::string bare = "<w:r><w:t>a</w:t></w:r>";
  const std::string upright =
      "<w:r><w:rPr><w:i w:val=\"0\"/><w:iCs w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r>";
  const std::string thin =
      "<w:r><w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r>";

  CHECK(runs_of(Role::text, {run("a")}) == bare);
  CHECK(runs_of(Role::text, {run("a", true)}) == with("Strong"));
  CHECK(runs_of(Role::text, {run("a", false, true)}) == with("Emphasis"));
  CHECK(runs_of(Role::text, {run("a", true, true)}) == with("IntenseEmphasis"));
  // Bold in a bold style: bold already. Word would take a second "bold" for the opposite.
  CHECK(runs_of(Role::section, {run("a", true)}) == bare);
  CHECK(runs_of(Role::section, {run("a", true, true)}) == with("Emphasis"));
  CHECK(runs_of(Role::section, {run("a")}) == thin);
  CHECK(runs_of(Role::basis, {run("a", false, true)}) == bare);
  CHECK(runs_of(Role::basis, {run("a", true, true)}) == with("Strong"));
  CHECK(runs_of(Role::basis, {run("a")}) == upright);
  CHECK(runs_of(Role::recipients_label, {run("a", true, true)}) == bare);
  CHECK(runs_of(Role::section, {run("a", false, true)}) ==
        "<w:r><w:rPr><w:rStyle w:val=\"Emphasis\"/><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr>"
        "<w:t>a</w:t></w:r>");
}

TEST_CASE("runs of one look are one run") {
  CHECK(runs_of(Role::text,
                {run("a "), run(""), run("b"), run("c", true), run("d", true), run("")}) ==
        "<w:r><w:t>a b</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>cd</w:t>"
        "</w:r>");
  CHECK(runs_of(Role::text, {run("")}) == "");
}

TEST_CASE("blanks at the edge are kept, line ends and tabs are elements") {
  CHECK(runs_of(Role::text, {run(" a")}) == "<w:r><w:t xml:space=\"preserve\"> a</w:t></w:r>");
  CHECK(runs_of(Role::text, {run("a b")}) == "<w:r><w:t>a b</w:t></w:r>");
  CHECK(runs_of(Role::text, {run("a \n\tb\n")}) ==
        "<w:r><w:t xml:space=\"preserve\">a </w:t><w:br/><w:tab/><w:t>b</w:t><w:br/></w:r>");
  CHECK(runs_of(Role::text, {run("34\u2011CT")}) ==
        "<w:r><w:t>34</w:t><w:noBreakHyphen/><w:t>CT</w:t></w:r>");
  CHECK(runs_of(Role::text, {run("a<&>\"\x02")}) == "<w:r><w:t>a&lt;&amp;&gt;\"</w:t></w:r>");
}

TEST_CASE("a label that Word cannot count is text, with its own look") {
  Paragraph paragraph = docx_check::FlowBuilder().typed(Role::point, "đ)", "Nội dung");
  CHECK(between(body_of(paragraph), "<w:p>", "</w:p>") ==
        "<w:pPr><w:pStyle w:val=\"KHDiem\"/></w:pPr><w:bookmarkStart w:id=\"1\" "
        "w:name=\"_kh_p_1\"/><w:r><w:t>đ)\xC2\xA0Nội dung</w:t></w:r><w:bookmarkEnd w:id=\"1\"/>");
  paragraph.label.bold = true;
  CHECK(body_of(paragraph).find(
            "<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>đ)\xC2\xA0</w:t>"
            "</w:r><w:r><w:t>Nội dung</w:t></w:r>") != std::string::npos);
  paragraph.runs.clear();
  CHECK(body_of(paragraph).find("<w:t>đ)</w:t>") != std::string::npos);
}

TEST_CASE("bookmarks stand on headings and items, under names that Word takes") {
  docx_check::FlowBuilder build;
  const auto name_for = [&](std::string_view id) {
    Paragraph item = build.typed(Role::point, "a)", "x");
    item.id = id;
    return between(body_of(item), "w:name=\"", "\"");
  };
  CHECK(name_for("purpose.2") == "_kh_purpose_2");
  CHECK(name_for("a-b c") == "_kh_a_b_c");
  const std::string long_name = name_for(std::string(60, 'x') + "1");
  CHECK(long_name.size() == 40);
  CHECK(long_name != name_for(std::string(60, 'x') + "2"));
  CHECK(long_name == name_for(std::string(60, 'x') + "1"));
  CHECK(name_for(std::string(36, 'y')) == "_kh_" + std::string(36, 'y'));

  // Names that become equal stay apart, also where only their case differs.
  std::vector<Paragraph> items;
  for (const char* id : {"a.b", "a-b", "A.B", "a.b"}) {
    items.push_back(build.typed(Role::point, "a)", "x"));
    items.back().id = id;
  }
  CHECK(docx_check::to_text(docx_check::check(written(flow_of(items)))).empty());

  CHECK(body_of(build.paragraph(Role::text, "x")).find("bookmark") == std::string::npos);
  CHECK(body_of(plain(Role::section, "x")).find("bookmark") == std::string::npos);
}

TEST_CASE("runs of one link stand in one link, and an address is named once") {
  Paragraph paragraph = plain(Role::text, "");
  paragraph.runs = {run("a"), run("b", true), run("c"), run("d")};
  for (const std::size_t linked : {0U, 1U, 3U}) paragraph.runs[linked].link = "https://x.vn/?a&b";
  const Bytes docx = written(flow_of({paragraph}));
  const std::string document = part_of(docx, "word/document.xml");
  CHECK(
      document.find("<w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>b</w:t>"
                    "</w:r></w:hyperlink><w:r><w:t>c</w:t></w:r><w:hyperlink r:id=\"link1\"") !=
      std::string::npos);
  const std::string rels = part_of(docx, "word/_rels/document.xml.rels");
  CHECK(rels.find("Target=\"https://x.vn/?a&amp;b\" TargetMode=\"External\"") != std::string::npos);
  CHECK(rels.find("link2") == std::string::npos);
}
