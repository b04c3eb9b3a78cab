// That each check of the random plans can fail: good files, spoiled in one way each.
#include <algorithm>
#include <functional>
#include <random>

#include <catch2/catch.hpp>

#include "base/world.h"
#include "plan_checks.h"
#include "plan_maker.h"
#include "render/render.h"

using namespace kehoach;
using namespace kehoach::property;

namespace {

struct Made {
  Expected expected;
  Files files;
  std::vector<ShownPage> pages;
};

// A case of several pages and an appendix.
const Made& made() {
  static const Made made = [] {
    const auto world = real_world();
    for (std::uint64_t number = 0;; ++number) {
      Case one = make_case(7, number);
      one.way = {};
      if (one.plan.appendices.empty() || one.plan.signatures.size() != 1) continue;
      render::Renderer renderer(*world, KEHOACH_SOURCE_FOLDER, {});
      const auto outcome = renderer.render({SourceKind::file, "plan.json", to_json(one.plan), "/"});
      Made out{expected_text(one), {outcome.docx, outcome.pdf, false}, {}};
      if (!outcome.diagnostics.empty()) continue;
      out.pages = read_pdf(out.files.pdf);
      if (out.pages.size() > 5 && out.pages.back().height > out.pages.back().width) return out;
    }
  }();
  return made;
}

std::vector<std::string> rules_of(const std::vector<Defect>& defects) {
  std::vector<std::string> out;
  for (const Defect& defect : defects) out.push_back(defect.rule);
  return out;
}

void must_tell(const std::string& rule, const Expected& expected,
               const std::vector<ShownPage>& pages) {
  const auto rules = rules_of(check_pages(expected, pages, false));
  INFO(rule);
  CHECK(std::count(rules.begin(), rules.end(), rule) > 0);
}

// A page's last line of text with those that stand beside it or belong to nothing.
ShownLine& last_line(ShownPage& page) { return page.lines.back(); }

}  // namespace

TEST_CASE("good files have no defects") {
  REQUIRE(to_text(check_files(made().expected, made().files)) == "");
}

TEST_CASE("text that is missing, doubled or moved is told of both files") {
  const auto spoil = [](const std::function<void(std::vector<Strand>&)>& how) {
    Expected expected = made().expected;
    how(expected.strands);
    const auto rules = rules_of(check_files(expected, made().files));
    CHECK(std::count(rules.begin(), rules.end(), "docx.text") == 1);
    CHECK(std::count(rules.begin(), rules.end(), "pdf.text") == 1);
  };
  spoil([](auto& strands) { strands.erase(strands.begin() + 9); });
  spoil([](auto& strands) { strands.insert(strands.begin() + 9, strands[9]); });
  spoil([](auto& strands) { strands[9].text += "x"; });
  spoil([](auto& strands) { strands.push_back(strands.back()); });
  spoil([](auto& strands) { strands.pop_back(); });
}

TEST_CASE("files that are torn are told") {
  Files files = made().files;
  files.pdf.resize(files.pdf.size() - 7);
  files.docx.resize(files.docx.size() / 2);
  const auto rules = rules_of(check_files(made().expected, files));
  CHECK(std::count(rules.begin(), rules.end(), "pdf.read") == 1);
  CHECK(std::count(rules.begin(), rules.end(), "docx.structure") > 0);
}

TEST_CASE("no byte of a PDF can be changed without notice, but for a few") {
  std::mt19937_64 random(11);
  int unnoticed = 0;
  for (int i = 0; i < 60; ++i) {
    Files files = made().files;
    files.pdf[random() % files.pdf.size()] ^= static_cast<char>(1 + random() % 255);
    const auto rules = rules_of(check_files(made().expected, files));
    unnoticed += rules.empty();
  }
  // In what the reader has no use for: the fonts' names, the outline, the properties, XMP, the
  // colour profile, the structure.
  CHECK(unnoticed < 15);
}

TEST_CASE("letters outside the margins, on each other, on a rule") {
  auto pages = made().pages;
  last_line(pages[1]).x = 20;
  must_tell("page.area", made().expected, pages);

  pages = made().pages;
  last_line(pages[1]).y = 10;
  must_tell("page.area", made().expected, pages);

  pages = made().pages;
  pages[1].lines[3].y = pages[1].lines[2].y + 3;
  must_tell("page.overlap", made().expected, pages);

  pages = made().pages;
  const ShownLine& line = pages[1].lines[3];
  pages[1].strokes.push_back({line.x + 1, line.y - 20, line.x + 1, line.y + 20, 0.5});
  must_tell("page.overlap", made().expected, pages);
}

TEST_CASE("a page's number missing, wrong, off the centre, on a first page") {
  auto pages = made().pages;
  pages[1].lines.erase(pages[1].lines.begin());
  must_tell("page.number", made().expected, pages);
  pages = made().pages;
  pages[1].lines[0].text = "3";
  must_tell("page.number", made().expected, pages);
  pages = made().pages;
  pages[1].lines[0].x += 5;
  must_tell("page.number", made().expected, pages);
  pages = made().pages;
  pages[0].lines.push_back(pages[1].lines[0]);
  must_tell("page.number", made().expected, pages);
}

TEST_CASE("pages empty, or of another size") {
  auto pages = made().pages;
  pages.insert(pages.begin() + 1, ShownPage{pages[0].width, pages[0].height, {}, {}});
  must_tell("page.empty", made().expected, pages);
  pages = made().pages;
  pages[1].width += 20;
  must_tell("page.size", made().expected, pages);
}

namespace {

// Pages of plain lines, for what depends on where they end.
ShownPage page_of(const std::vector<std::string>& lines, bool first) {
  ShownPage page{595.3, 841.9, {}, {}};
  if (!first) page.lines.push_back({"2", 315.4, 322.4, 800, 14});
  double y = 760;
  for (const std::string& line : lines) {
    page.lines.push_back({line, 100, 200, y, 14});
    y -= 20;
  }
  return page;
}

std::vector<std::string> rules_of_pages(const std::vector<Strand>& strands,
                                        const std::vector<std::string>& first,
                                        const std::vector<std::string>& second) {
  const Expected expected{strands, {false}, false};
  return rules_of(check_pages(expected, {page_of(first, true), page_of(second, false)}, false));
}

Strand strand(const std::string& text) {
  Strand out;
  out.text = text;
  return out;
}

}  // namespace

TEST_CASE("what must not be torn, torn") {
  using Rules = std::vector<std::string>;
  Strand heading = strand("h");
  heading.heading = true;
  CHECK(rules_of_pages({strand("a"), heading, strand("b")}, {"a"}, {"h", "b"}).empty());
  CHECK(rules_of_pages({strand("a"), heading, strand("b")}, {"a", "h"}, {"b"}) ==
        Rules{"page.heading"});
  CHECK(rules_of_pages({strand("a b c d")}, {"a", "b"}, {"c", "d"}).empty());
  CHECK(rules_of_pages({strand("a b c")}, {"a", "b"}, {"c"}) == Rules{"page.widow"});
  CHECK(rules_of_pages({strand("a b c")}, {"a"}, {"b", "c"}) == Rules{"page.widow"});

  Strand left = strand("l"), right = strand("r");
  left.table = right.table = 0;
  left.cell = 1;
  right.cell = 2;
  CHECK(rules_of_pages({left, right}, {"l"}, {"r"}) == Rules{"page.row"});

  Strand head = left, row = right, next = right;
  head.head = true;
  row.row = 1;
  next.row = 2;
  next.text = "n";
  CHECK(rules_of_pages({head, row, next}, {"l", "r"}, {"l", "n"}).empty());
  CHECK(rules_of_pages({head, row, next}, {"l", "r"}, {"n"}) == Rules{"pdf.text"});

  Strand to = strand("t"), by = strand("s");
  to.foot = by.foot = true;
  CHECK(rules_of_pages({strand("a"), strand("b"), to, by}, {"a"}, {"b", "t", "s"}).empty());
  CHECK(rules_of_pages({strand("a"), strand("b"), to, by}, {"a", "b"}, {"t", "s"}) ==
        Rules{"page.foot"});
  CHECK(rules_of_pages({strand("a"), strand("b"), to, by}, {"a", "b", "t"}, {"s"}) ==
        Rules{"page.foot"});
}

TEST_CASE("a plan made smaller is smaller, to the last step") {
  Case one = make_case(7, 3);
  std::size_t size = to_json(one.plan).size();
  for (int i = 0; i < 1000; ++i) {
    const auto smaller = without(one, 0);
    if (!smaller) break;
    one = *smaller;
  }
  CHECK(to_json(one.plan).size() < size);
  CHECK_FALSE(without(one, 100000));
}
