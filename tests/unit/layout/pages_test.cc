#include <catch2/catch.hpp>

#include "fixture.h"

using namespace fixture;

namespace {

std::size_t on_first(std::vector<flow::Element> elements) {
  Laid laid = lay(std::move(elements));
  set(laid);
  REQUIRE(laid.pages.pages.size() == 2);
  return texts(laid.pages.pages[0]).size();
}

}  // namespace

namespace {

flow::Table data_table(int rows, int lines_in_row) {
  flow::Table table;
  table.columns = {Length::twips(3000), Length::twips(6355)};
  table.border = Length::twips(10);
  table.padding_side = Length::twips(108);
  table.rows.push_back({{cell({lines(1, "head")}), cell({lines(1, "head")})}, true, false});
  for (int i = 0; i < rows; ++i) {
    table.rows.push_back({{cell({lines(lines_in_row, "a")}), cell({lines(1, "b")})}, false, false});
  }
  return table;
}

}  // namespace

TEST_CASE("lines stand at their pitch from the top margin") {
  Laid laid = lay({lines(3)});
  set(laid);
  const auto& page = laid.pages.pages.at(0);
  REQUIRE(page.lines.size() == 3);
  CHECK(page.lines[1].baseline - page.lines[0].baseline == pitch * twip);
  // 14 pt Liberation Serif: 322 twips, descent 443/2048 em; what 110 % adds stands below.
  CHECK(page.lines[0].baseline == (1134 + 322 - 61) * twip);
  CHECK(page.lines[0].pieces[0].x == 1701 * twip);
}

TEST_CASE("the larger gap stands between paragraphs") {
  auto first = lines(1), second = lines(1);
  first.format.after = Length::twips(120);
  second.format.before = Length::twips(60);
  Laid laid = lay({first, second});
  set(laid);
  const auto& l = laid.pages.pages[0].lines;
  CHECK(l[1].baseline - l[0].baseline == (pitch + 120) * twip);
}

TEST_CASE("a paragraph leaves two lines at least on either page") {
  const int n = lines_per_page;
  CHECK(on_first({lines(n - 1), lines(4)}) == static_cast<std::size_t>(n - 1));  // not one alone
  CHECK(on_first({lines(n - 2), lines(4)}) == static_cast<std::size_t>(n));      // two and two
  CHECK(on_first({lines(n - 3), lines(4)}) ==
        static_cast<std::size_t>(n - 1));  // not three and one
  CHECK(on_first({lines(n - 2), lines(3)}) ==
        static_cast<std::size_t>(n - 2));  // three go together
  CHECK(on_first({lines(n - 1), lines(2)}) == static_cast<std::size_t>(n - 1));
}

TEST_CASE("kept lines go together") {
  auto kept = lines(6);
  kept.format.keep_lines = true;
  CHECK(on_first({lines(lines_per_page - 3), kept}) ==
        static_cast<std::size_t>(lines_per_page - 3));
}

TEST_CASE("a heading stays with two lines of what follows, and so does a chain of them") {
  auto heading = lines(1, "h");
  heading.format.keep_with_next = true;
  const int n = lines_per_page;
  CHECK(on_first({lines(n - 1), heading, lines(5)}) == static_cast<std::size_t>(n - 1));
  CHECK(on_first({lines(n - 2), heading, lines(5)}) == static_cast<std::size_t>(n - 2));
  CHECK(on_first({lines(n - 3), heading, lines(5)}) == static_cast<std::size_t>(n));
  CHECK(on_first({lines(n - 3), heading, heading, lines(5)}) == static_cast<std::size_t>(n - 3));
}

TEST_CASE("the foot takes two lines of the text with it") {
  auto last = lines(8);
  last.format.keep_with_next = true;
  flow::Table foot;
  foot.kind = flow::Table::Kind::signature;
  foot.columns = {Length::twips(4678), Length::twips(4677)};
  foot.rows.push_back({{cell({lines(5, "r")}), cell({lines(5, "s")})}, false, false});
  auto end = paragraph("", Role::end_of_document);
  end.format.spacing = {flow::LineSpacing::Rule::exact, 100, Length::twips(20)};
  // All of the text would fit, but not the foot: two lines go over with it.
  CHECK(on_first({lines(lines_per_page - 10), last, foot, end}) ==
        static_cast<std::size_t>(lines_per_page - 10 + 6));
}

TEST_CASE("a chain longer than a page parts after a lead, not after a heading or before the foot") {
  auto lead = lines(30, "lead");
  lead.format.keep_with_next = lead.format.keep_lines = true;
  auto heading = paragraph("heading", Role::section);
  heading.format.keep_with_next = true;
  heading.format.heading_level = 1;
  flow::Table foot;
  foot.kind = flow::Table::Kind::signature;
  foot.columns = {Length::twips(9355)};
  foot.rows.push_back({{cell({lines(20, "name")})}, false, false});
  CHECK(on_first({lead, heading, foot}) == 30);

  // Where nothing else can part, at least the foot stays whole.
  flow::Table tall = data_table(1, 34);
  tall.rows.erase(tall.rows.begin());
  tall.rows[0].keep_with_next = true;
  foot.rows[0] = {{cell({lines(5, "name")})}, false, true};
  foot.rows.push_back({{cell({lines(5, "to")})}, false, false});
  CHECK(on_first({tall, foot}) == 35);

  // The mark that stands alone below a table goes with the foot, unless the foot needs the page.
  auto mark = paragraph("./.");
  mark.format.keep_with_next = true;
  CHECK(on_first({tall, mark, foot}) == 35);
  foot.rows[0] = {{cell({lines(lines_per_page - 5, "name")})}, false, true};
  CHECK(on_first({tall, mark, foot}) == 36);
}

TEST_CASE("the last paragraph of a point never opens a page") {
  auto end = paragraph("", Role::end_of_document);
  end.format.spacing = {flow::LineSpacing::Rule::exact, 100, Length::twips(20)};
  const int rest = (16838 - 2 * 1134) - lines_per_page * pitch;
  REQUIRE(rest > 20);
  auto filler = lines(lines_per_page);
  filler.format.after = Length::twips(rest);
  Laid laid = lay({filler, end});
  set(laid);
  CHECK(laid.pages.pages.size() == 1);
}

TEST_CASE("page numbers stand centred in the top margin from the second page on") {
  Laid laid = lay({lines(lines_per_page * 2 + 3)});
  set(laid);
  REQUIRE(laid.pages.pages.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& page = laid.pages.pages[i];
    const bool numbered = page.lines[0].artifact;
    CHECK(numbered == (i > 0));
    if (!numbered) continue;
    const auto& piece = page.lines[0].pieces[0];
    CHECK(piece.text == std::to_string(i + 1));
    const Measure middle = (1701 + 9355 / 2) * twip;
    CHECK(std::abs(piece.x + 70 * twip - middle) <= twip);
    CHECK(page.lines[0].baseline < 1134 * twip);
    CHECK(page.lines[0].baseline > 567 * twip);
  }
}

TEST_CASE("sections begin on a page of their own and number by themselves") {
  Laid laid = lay({lines(lines_per_page + 2)});
  laid.flow.sections.push_back(laid.flow.sections[0]);
  auto& wide = laid.flow.sections[1];
  std::swap(wide.page.width, wide.page.height);
  set(laid);
  REQUIRE(laid.pages.pages.size() >= 4);
  CHECK(laid.pages.pages[2].number == 1);
  CHECK(laid.pages.pages[2].section == 1);
  CHECK(laid.pages.pages[2].width == 16838 * twip);
  CHECK_FALSE(laid.pages.pages[2].lines[0].artifact);
}

TEST_CASE("alignment puts lines where it says") {
  auto centred = paragraph("mot"), right = paragraph("mot"), indented = paragraph("mot");
  centred.format.align = flow::Align::centre;
  right.format.align = flow::Align::right;
  indented.format.first_line = Length::twips(720);
  Laid laid = lay({centred, right, indented});
  set(laid);
  const Measure width = line::width_of(serif(), {"mot", font::Style::regular, 28});
  const auto x = [&](std::size_t i) { return laid.pages.pages[0].lines[i].pieces[0].x; };
  CHECK(x(0) == 1701 * twip + (9355 * twip - width) / 2);
  CHECK(x(1) == (1701 + 9355) * twip - width);
  CHECK(x(2) == (1701 + 720) * twip);
}

TEST_CASE("a justified line ends at the margin, over several runs") {
  auto p = paragraph("");
  std::string word = "công đoàn ";
  for (int i = 0; i < 12; ++i) p.runs.push_back({word, i % 3 == 1, i % 2 == 1, -1, {}, {}});
  Laid laid = lay({p});
  set(laid);
  const auto& line = laid.pages.pages[0].lines[0];
  const auto& piece = line.pieces.back();
  const Measure blanks =
      static_cast<Measure>(std::count(piece.text.begin(), piece.text.end(), ' '));
  const Measure end =
      piece.x + line::width_of(serif(), {piece.text, piece.style, 28}) + line.stretch * blanks;
  // The stretch of a line is a whole measure per blank: what is left over is less than a twip.
  CHECK(std::abs(end - (1701 + 9355) * twip) < twip);
}

TEST_CASE("a rule stands above its paragraph's line, from indent to indent") {
  auto rule = paragraph("", Role::rule);
  rule.format.spacing = {flow::LineSpacing::Rule::exact, 100, Length::twips(20)};
  rule.format.before = Length::twips(50);
  rule.format.left = rule.format.right = Length::twips(1000);
  rule.format.rule = Length::emu(9525);
  Laid laid = lay({rule});
  set(laid);
  REQUIRE(laid.pages.pages[0].rules.size() == 1);
  const auto& drawn = laid.pages.pages[0].rules[0];
  CHECK(drawn.x == 2701 * twip);
  CHECK(drawn.length == (9355 - 2000) * twip);
  CHECK(drawn.thickness == 15 * twip);
  CHECK(drawn.y == (1134 + 50) * twip + 15 * twip / 2);
}

TEST_CASE("rows stay whole and the head row is repeated") {
  Laid laid = lay({data_table(20, 3)});
  set(laid);
  REQUIRE(laid.pages.pages.size() == 2);
  const auto second = texts(laid.pages.pages[1]);
  // Three lines of each row's first cell, one of the other: pages hold whole rows.
  CHECK(texts(laid.pages.pages[0]).size() % 4 == 2);
  CHECK(second.size() % 4 == 0);
  std::size_t repeated = 0;
  for (const auto& line : laid.pages.pages[1].lines) {
    repeated += line.artifact && line.pieces[0].text.starts_with("head");
  }
  CHECK(repeated == 2);
  CHECK(laid.warnings.empty());
}

TEST_CASE("the line below a page's last row stands above the margin too") {
  for (int border = 2; border <= 80; border += 2) {
    INFO("border " << border);
    flow::Table table = data_table(0, 1);
    table.border = Length::twips(border);
    table.rows.assign(60, {{cell({lines(1, "a")}), cell({lines(1, "b")})}, false, false});
    Laid laid = lay({table});
    set(laid);
    REQUIRE(laid.pages.pages.size() == 2);
    for (const auto& rule : laid.pages.pages[0].rules) {
      if (!rule.vertical) CHECK(rule.y + rule.thickness / 2 <= (16838 - 1134) * twip);
    }
  }
}

TEST_CASE("a row taller than a page is split with a warning, and the text goes on after it") {
  Laid laid = lay({lines(2), data_table(1, lines_per_page * 2 + 5), lines(2, "after")});
  set(laid);
  REQUIRE(laid.warnings.size() == 1);
  CHECK(laid.warnings[0].code == "L001");
  std::size_t count = 0;
  for (const auto& page : laid.pages.pages) {
    for (const auto& line : page.lines) {
      if (!line.artifact) CHECK(line.baseline <= (16838 - 1134) * twip);
      count += !line.artifact;
    }
  }
  CHECK(count == 2 + 2 + static_cast<std::size_t>(lines_per_page * 2 + 5) + 1 + 2);
  CHECK(texts(laid.pages.pages.back()).back() == "after2");
}

TEST_CASE("a row that is as high as the page but for the space after it keeps its frame inside") {
  flow::Table table = data_table(1, lines_per_page);
  table.rows.erase(table.rows.begin());
  table.rows[0].cells[0].paragraphs[0].format.after = Length::twips(400);
  Laid laid = lay({table});
  set(laid);
  REQUIRE(laid.pages.pages.size() == 1);
  for (const auto& rule : laid.pages.pages[0].rules) {
    CHECK(rule.y + (rule.vertical ? rule.length : 0) <= (16838 - 1134 + 5) * twip);
  }
}

TEST_CASE("spans take the width of their columns and the height of their rows") {
  flow::Table table;
  table.columns = {Length::twips(3000), Length::twips(3000), Length::twips(3355)};
  table.border = Length::twips(10);
  table.rows.push_back(
      {{cell({lines(1, "wide")}, 2), cell({lines(6, "tall")}, 1, 2)}, false, false});
  table.rows.push_back({{cell({lines(1, "c")}), cell({lines(1, "d")})}, false, false});
  Laid laid = lay({table, lines(1, "end")});
  set(laid);
  const auto& page = laid.pages.pages[0];
  const auto x_of = [&](std::string_view text) {
    for (const auto& line : page.lines) {
      if (line.pieces[0].text == text) return line.pieces[0].x;
    }
    return Measure{-1};
  };
  CHECK(x_of("tall1") == (1701 + 6000) * twip);
  CHECK(x_of("d1") == (1701 + 3000) * twip);
  // The tall cell makes the second row as high as it needs.
  const auto last = page.lines.back().baseline;
  CHECK(last >= (1134 + 6 * pitch + 10) * twip);
  std::size_t across = 0;
  for (const auto& rule : page.rules) across += !rule.vertical;
  CHECK(across >= 5);
}

TEST_CASE("a cell over more rows than a page has room for is framed, and goes on, on either") {
  flow::Table t = data_table(0, 1);
  for (int i = 0; i < 59; ++i) {
    flow::Row row;
    if (i == 0) row.cells.push_back(cell({lines(58, "s")}, 1, 59));
    row.cells.push_back(cell({lines(1, "r")}));
    t.rows.push_back(std::move(row));
  }
  Laid laid = lay({lines(1, "before"), t});
  set(laid);
  REQUIRE(laid.pages.pages.size() == 2);
  std::vector<std::string> of_span;
  for (const auto& page : laid.pages.pages) {
    Measure lowest = 0, longest = 0;  // ends of lines down; the one at the table's left

    for (const auto& rule : page.rules) {
      if (rule.vertical) lowest = std::max(lowest, rule.y + rule.length);
      if (rule.vertical && rule.x == 1701 * twip) longest = std::max(longest, rule.length);
    }
    REQUIRE(lowest <= (16838 - 1134) * twip);
    REQUIRE(longest > 5000 * twip);
    for (const auto& line : page.lines) {
      REQUIRE((line.artifact || line.baseline < lowest));
      if (line.pieces[0].text.starts_with('s')) of_span.emplace_back(line.pieces[0].text);
    }
  }
  REQUIRE(of_span.size() == 58);
  REQUIRE(of_span.back() == "s58");
}

TEST_CASE("a label stands before the first line only") {
  auto item =
      paragraph("mot hai ba bon nam sau bay tam chin muoi muoi mot muoi hai muoi ba muoi bon");
  item.label.text = "1.";
  item.format.first_line = Length::twips(720);
  Laid laid = lay({item});
  set(laid);
  const auto& lines = laid.pages.pages[0].lines;
  REQUIRE(lines.size() >= 1);
  CHECK(lines[0].pieces[0].part == layout::Piece::Part::label);
  CHECK(lines[0].pieces[0].x == (1701 + 720) * twip);
  const Measure label = line::width_of(serif(), {"1. ", font::Style::regular, 28});
  CHECK(lines[0].pieces[1].x == (1701 + 720) * twip + label);
}
