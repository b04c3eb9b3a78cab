// What of a table stays together on a page.
#include <catch2/catch.hpp>

#include "fixture.h"

using namespace fixture;
using document::RowKind;

namespace {

document::Cell cell(const std::string& text, int rows = 1) {
  document::Cell out;
  if (!text.empty()) out.blocks = {paragraph(text)};
  out.row_span = rows;
  return out;
}

// As many words as lines: the columns are narrow.
std::string tall(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += (i ? " " : "") + std::string("nghiêng");
  return text;
}

flow::Table made(std::vector<document::Row> rows) {
  document::Table table;
  for (int i = 0; i < 6; ++i) table.columns.push_back({1, {}});
  table.rows = std::move(rows);
  Document d = plan();
  d.blocks[0].text.clear();
  d.blocks[0].table = table;
  const auto flow = *compose(d);
  for (const auto& element : flow.sections[0].elements) {
    const auto* found = std::get_if<flow::Table>(&element);
    if (found != nullptr && found->kind == flow::Table::Kind::data) return *found;
  }
  return {};
}

std::string kept(const flow::Table& table) {
  std::string out;
  for (const auto& row : table.rows) {
    out += row.repeat ? 'H' : '.';
    out += row.keep_with_next ? '+' : ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("rows that the text of a joined cell reaches stay together") {
  const document::Row one{RowKind::data, {cell("một")}};
  CHECK(kept(made({{RowKind::data, {cell(tall(1), 3), cell("hai")}}, one, one})) == ". . . ");
  CHECK(kept(made({{RowKind::data, {cell(tall(2), 3), cell("hai")}}, one, one})) == ".+. . ");
  CHECK(kept(made({{RowKind::data, {cell(tall(3), 3), cell("hai")}}, one, one})) == ".+.+. ");
  // One that begins in a row that another reaches takes its own along.
  CHECK(kept(made({{RowKind::data, {cell(tall(2), 2), cell("hai")}},
                   {RowKind::data, {cell(tall(3), 3)}},
                   one,
                   one,
                   one})) == ".+.+.+. . ");
}

TEST_CASE("joined rows that have no room on a page may part") {
  const document::Row ten{RowKind::data, {cell(tall(10))}};
  const std::vector<document::Row> rows = {
      {RowKind::data, {cell(tall(70), 7), cell("hai")}}, ten, ten, ten, ten, ten, ten};
  CHECK(kept(made(rows)).find('+') == std::string::npos);
}

TEST_CASE("a head that leaves no room for one of its rows is not repeated") {
  const document::Row head{RowKind::head, {cell(tall(10)), cell("b")}};
  const document::Row low{RowKind::data, {cell("một")}};
  CHECK(kept(made({head, low, {RowKind::data, {cell(tall(30))}}})) == "H . . ");
  CHECK(kept(made({head, low, {RowKind::data, {cell(tall(44))}}})) == ".+. . ");
  // Nor does it wait for a row that cannot stand below it.
  const flow::Table apart = made({head, {RowKind::data, {cell(tall(44))}}, low});
  CHECK(kept(apart) == ". . . ");
  CHECK(apart.rows[0].cells[0].header);
}

TEST_CASE("a row that heads others stays with them; the last row of a table heads none") {
  const document::Row group{RowKind::group, {cell("A")}};
  CHECK(kept(made({group, {RowKind::data, {cell("một")}}, group})) == ".+. . ");
}
