// Tables: grids, spans both ways, heads, and what Word wants around them.
#include <random>

#include <catch2/catch.hpp>

#include "written.h"

using namespace kehoach;
using flow::Cell;
using flow::Paragraph;
using flow::Role;
using flow::Row;
using flow::Table;

namespace {

Cell cell(std::string_view text, int columns = 1, int rows = 1) {
  Cell out;
  Paragraph paragraph = docx_check::FlowBuilder().paragraph(Role::cell, text);
  paragraph.id.clear();
  out.paragraphs = {paragraph};
  out.column_span = columns;
  out.row_span = rows;
  return out;
}

Table table_of(std::vector<Length> columns, std::vector<Row> rows) {
  Table out;
  out.columns = std::move(columns);
  out.rows = std::move(rows);
  out.border = Length::emu(6350);
  out.padding_side = Length::twips(100);
  out.title = "Bảng";
  return out;
}

flow::Flow flow_with(std::vector<flow::Element> elements) {
  flow::Flow flow = flow_of({});
  flow.sections[0].elements = std::move(elements);
  return flow;
}

// The cells of each row: text, "^" for one that goes on with the one above, and its width.
std::string shape_of(const Table& table) {
  const Bytes docx = written(flow_with({table}));
  const std::string violations = docx_check::to_text(docx_check::check(docx));
  CHECK(violations == "");
  const std::string document = part_of(docx, "word/document.xml");
  const Result<ooxml::XmlElement> tree = ooxml::read_xml(document, "test");
  REQUIRE(tree);
  std::string out;
  for (const ooxml::XmlElement& row : tree->child("w:body")->child("w:tbl")->children) {
    if (row.name != "w:tr") continue;
    if (!out.empty()) out += " / ";
    for (const ooxml::XmlElement& c : row.children) {
      if (c.name != "w:tc") continue;
      const ooxml::XmlElement* properties = c.child("w:tcPr");
      const ooxml::XmlElement* merge = properties->child("w:vMerge");
      const ooxml::XmlElement* text = c.child("w:p")->child("w:r");
      out += merge != nullptr && merge->attributes.empty() ? "^"
             : text == nullptr                             ? "_"
                                                           : text->child("w:t")->text;
      out += *properties->child("w:tcW")->attribute("w:w") + " ";
    }
  }
  return out;
}

const Length ten = Length::twips(10), twenty = Length::twips(20), thirty = Length::twips(30);

}  // namespace

TEST_CASE("cells take the width of the columns they span") {
  CHECK(shape_of(table_of({ten, twenty, thirty}, {{{cell("a"), cell("b"), cell("c")}},
                                                  {{cell("d", 2), cell("e")}},
                                                  {{cell("f", 3)}}})) ==
        "a10 b20 c30  / d30 e30  / f60 ");
}

TEST_CASE("a cell that hangs down is gone on with below") {
  CHECK(shape_of(table_of({ten, twenty, thirty},
                          {{{cell("a", 1, 2), cell("b", 2, 1)}}, {{cell("c"), cell("d")}}})) ==
        "a10 b50  / ^10 c20 d30 ");
  CHECK(shape_of(table_of({ten, twenty, thirty}, {{{cell("a", 2, 3), cell("b")}},
                                                  {{cell("c", 1, 2)}},
                                                  {{}},
                                                  {{cell("d"), cell("e", 2)}}})) ==
        "a30 b30  / ^30 c30  / ^30 ^30  / d10 e50 ");
  // One that ends where the next begins; one that would hang out of the table.
  CHECK(shape_of(table_of({ten, twenty}, {{{cell("a", 1, 2), cell("b")}},
                                          {{cell("c")}},
                                          {{cell("d", 1, 9), cell("e")}},
                                          {{cell("f")}}})) ==
        "a10 b20  / ^10 c20  / d10 e20  / ^10 f20 ");
}

TEST_CASE("rows that do not fit their columns are made to") {
  CHECK(shape_of(table_of({ten, twenty, thirty}, {{{cell("a")}}, {{}}})) == "a10 _50  / _60 ");
  CHECK(shape_of(table_of({ten, twenty}, {{{cell("a", 5)}}, {{cell("b", 0), cell("c", -3)}}})) ==
        "a30  / b10 c20 ");
  CHECK(shape_of(table_of({ten, twenty, thirty},
                          {{{cell("a"), cell("b", 1, 2), cell("c")}}, {{cell("d", 3)}}})) ==
        "a10 b20 c30  / d10 ^20 _30 ");
  Table empty = table_of({ten}, {{{cell("a")}}});
  empty.rows[0].cells[0].paragraphs.clear();
  CHECK(shape_of(empty) == "_10 ");
}

TEST_CASE("any spans make a table that Word takes") {
  constexpr std::uint64_t seed = 7;
  std::mt19937_64 random(seed);
  for (int i = 0; i < 60; ++i) {
    CAPTURE(seed, i);
    Table table = table_of(std::vector<Length>(random() % 5 + 1, ten), {});
    table.rows.resize(random() % 6 + 1);
    bool head = true;
    for (Row& row : table.rows) {
      head = head && random() % 3 == 0;
      row.repeat = head;
      row.keep_with_next = random() % 4 == 0;
      for (std::uint64_t n = random() % 5; n > 0; --n) {
        row.cells.push_back(
            cell("x", static_cast<int>(random() % 4), static_cast<int>(random() % 4)));
      }
    }
    REQUIRE(docx_check::to_text(docx_check::check(written(flow_with({table})))) == "");
  }
}

TEST_CASE("head rows repeat, no row is split, rows hold together where told") {
  Table table = table_of({ten}, {{{cell("a")}}, {{cell("b")}}, {{cell("c")}}});
  table.rows[0].repeat = true;
  table.rows[1].keep_with_next = true;
  const std::string document = document_of(flow_with({table}));
  CHECK(document.find("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>") != std::string::npos);
  CHECK(document.find("w:val=\"0620\" w:firstRow=\"1\"") != std::string::npos);
  CHECK(document.find("<w:pStyle w:val=\"KHOBang\"/><w:keepNext/></w:pPr><w:r><w:t>b</w:t>") !=
        std::string::npos);
  CHECK(document.find("<w:keepNext/></w:pPr><w:r><w:t>c</w:t>") == std::string::npos);
}

TEST_CASE("a row that holds together says so in every cell, covered ones too") {
  // LibreOffice asks the first cell, Word all of them.
  Table table = table_of({ten, ten}, {{{cell("a"), cell("b")}}, {{cell("c")}}, {{cell("d")}}});
  table.rows[0].cells[0].row_span = 3;
  table.rows[1].keep_with_next = true;
  const std::string document = document_of(flow_with({table}));
  CHECK(
      document.find("<w:vMerge/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"KHOBang\"/><w:keepNext/>") !=
      std::string::npos);
}

TEST_CASE("a head row that is not repeated is not taken for a head column") {
  Table table = table_of({ten, ten}, {{{cell("a"), cell("b")}}, {{cell("c"), cell("d")}}});
  for (auto& head : table.rows[0].cells) head.header = true;
  CHECK(document_of(flow_with({table})).find("w:firstColumn=\"0\"") != std::string::npos);
  table.rows[1].cells[0].header = true;
  CHECK(document_of(flow_with({table})).find("w:firstColumn=\"1\"") != std::string::npos);
}

TEST_CASE("lines, padding and place of a table of data") {
  Table table = table_of({ten, twenty}, {{{cell("a"), cell("b")}}});
  table.description = "Mô tả";
  flow::Flow flow = flow_with({table});
  const std::string properties = between(document_of(flow), "<w:tblPr>", "</w:tblPr>");
  CHECK(
      properties.starts_with("<w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"30\" "
                             "w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblBorders>"
                             "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
                             "w:color=\"000000\"/>"));
  CHECK(properties.ends_with("<w:tblCaption w:val=\"Bảng\"/><w:tblDescription w:val=\"Mô tả\"/>"));
  // In the older mode a table stands further left by its padding, unless it is told otherwise.
  flow.line_fit = flow::LineFit::first_fit;
  CHECK(document_of(flow).find("<w:tblInd w:w=\"100\" w:type=\"dxa\"/>") != std::string::npos);
  table.border = Length();
  CHECK(document_of(flow_with({table})).find("<w:insideV w:val=\"nil\"/>") != std::string::npos);
}

TEST_CASE("there is a paragraph between tables, after the last, and at a section's end") {
  const Table table = table_of({ten}, {{{cell("a")}}});
  const std::string end = "<w:p><w:pPr><w:pStyle w:val=\"KHCuoi\"/></w:pPr></w:p>";
  const std::string document = document_of(flow_with({table, table}));
  CHECK(document.find("</w:tbl>" + end + "<w:tbl>") != std::string::npos);
  CHECK(document.find("</w:tbl>" + end + "<w:sectPr>") != std::string::npos);

  // It holds on to what follows where the table does.
  Table held = table;
  held.rows[0].keep_with_next = true;
  CHECK(document_of(flow_with({held, table}))
            .find("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"KHCuoi\"/><w:keepNext/></w:pPr></w:p>") !=
        std::string::npos);

  // Where the Flow has that paragraph already, it is not added.
  Paragraph own = docx_check::FlowBuilder().paragraph(Role::end_of_document);
  flow::Flow flow = flow_with({table, own});
  flow.sections.push_back(flow.sections[0]);
  flow.sections.push_back({"empty", docx_check::landscape_page(), {}});
  const std::string several = document_of(flow);
  CHECK(several.find("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"KHCuoi\"/><w:sectPr>") !=
        std::string::npos);
  CHECK(several.find(end + end) == std::string::npos);
  CHECK(several.find("</w:p>" + end + "<w:sectPr>") != std::string::npos);
  CHECK(docx_check::to_text(docx_check::check(written(flow))).empty());

  // A table without rows or columns is nothing to Word.
  CHECK(document_of(flow_with({table_of({ten}, {}), table_of({}, {{}})})).find("w:tbl") ==
        std::string::npos);
}
