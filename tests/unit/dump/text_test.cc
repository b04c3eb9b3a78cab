#include "dump/text.h"

#include <catch2/catch.hpp>

using namespace kehoach::document;
using kehoach::dump::text_of;

namespace {

Inlines words(const char* text) { return {{text, false, false, {}}}; }

}  // namespace

TEST_CASE("a document without anything is no text") { CHECK(text_of({}).empty()); }

TEST_CASE("paragraphs are lines, with marker, heading and text") {
  Document document;
  Block& section = document.blocks.emplace_back();
  section.label.text = "I.";
  section.heading = words("MỤC ĐÍCH");
  Block& item = section.children.emplace_back();
  item.label.text = "1.";
  item.heading = words("Phạm vi:");
  item.text = words("toàn tỉnh");
  document.blocks.emplace_back().text = words("một\nhai");
  document.end_mark = "./.";
  CHECK(text_of(document) == "I. MỤC ĐÍCH\n1. Phạm vi: toàn tỉnh\nmột hai./.\n");
}

TEST_CASE("tables are a line a row") {
  Document document;
  Table table;
  table.caption = words("Đơn vị tính: đồng");
  Row& row = table.rows.emplace_back();
  row.cells.resize(3);
  row.cells[0].blocks.emplace_back().text = words("a");
  row.cells[2].blocks.emplace_back().text = words("b");
  row.cells[2].blocks.emplace_back().text = words("c");
  document.blocks.emplace_back().table = table;
  CHECK(text_of(document) == "Đơn vị tính: đồng\na |  | b / c\n");
}

TEST_CASE("the parts around the body") {
  Document document;
  auto& head = document.letterhead.emplace();
  head.parents = {words("Cấp trên")};
  head.issuer = words("Công đoàn");
  head.number.no = words("5");
  head.number.body = words("LĐLĐ");
  head.place = words("Gia Lâm");
  head.date.year = 2020;
  head.date.month = 2;
  document.subject = words("Phát động");
  document.recipients.emplace().items = {{words("A"), words("b/c")}, {words("B"), {}}};
  document.recipients->archive = {words("VT"), words("CSPL")};
  document.signatures = {{{{"TM", words("Ban Thường vụ")}}, words("Chủ tịch"), {}, words("C")}};
  document.appendices.emplace_back().title = words("Danh mục");
  CHECK(text_of(document) ==
        "Cấp trên\nCông đoàn\nSố: 5/KH-LĐLĐ\nGia Lâm, ngày ... tháng 02 năm 2020\nKẾ HOẠCH\n"
        "Phát động\nNơi nhận:\n- A (b/c);\n- B;\n- Lưu: VT, CSPL.\nTM. Ban Thường vụ\nChủ tịch\n"
        "C\nPhụ lục\nDanh mục\n");
}
