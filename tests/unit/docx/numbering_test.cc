// Numbers: what Word will count is what the Flow says, or it stands there as text.
#include <random>

#include <catch2/catch.hpp>

#include "docx_text.h"
#include "written.h"

using namespace kehoach;
using flow::Label;
using flow::ListLevel;
using flow::Paragraph;
using flow::Role;

namespace {

Role role_for(ListLevel level) {
  switch (level) {
    case ListLevel::section:
      return Role::section;
    case ListLevel::clause:
      return Role::clause;
    case ListLevel::subclause:
      return Role::subclause;
    case ListLevel::dash:
      return Role::dash;
    case ListLevel::plus:
      return Role::plus;
    case ListLevel::star:
      return Role::star;
    case ListLevel::recipient:
      return Role::recipient;
    case ListLevel::none:
      break;
  }
  return Role::point;
}

Paragraph item(ListLevel level, std::string label, int number, bool typed = false) {
  Paragraph out = docx_check::FlowBuilder().item(role_for(level), level, label, number, "x");
  out.label.typed = typed;
  return out;
}

// The labels as a reader of the file sees them, with "=" before those that are text.
std::string labels_of(std::vector<Paragraph> paragraphs) {
  const auto read = docx_check::read_text(written(flow_of(std::move(paragraphs))));
  REQUIRE(read);
  std::string out;
  for (const docx_check::TextParagraph& paragraph : *read) {
    if (!out.empty()) out += ' ';
    const std::size_t end = paragraph.text.find("\xC2\xA0");
    out += end == std::string::npos ? paragraph.label : "=" + paragraph.text.substr(0, end);
  }
  return out;
}

}  // namespace

TEST_CASE("regular lists are counted by Word") {
  CHECK(labels_of({item(ListLevel::section, "I.", 1), item(ListLevel::clause, "1.", 1),
                   item(ListLevel::clause, "2.", 2), item(ListLevel::subclause, "2.1.", 1),
                   item(ListLevel::dash, "-", 0), item(ListLevel::plus, "+", 0),
                   item(ListLevel::subclause, "2.2.", 2), item(ListLevel::section, "II.", 2),
                   item(ListLevel::clause, "1.", 1), item(ListLevel::star, "*", 0),
                   item(ListLevel::recipient, "-", 0)}) == "I. 1. 2. 2.1. - + 2.2. II. 1. * -");
}

TEST_CASE("a number that Word would not count opens a list of its own") {
  CHECK(labels_of({item(ListLevel::section, "I.", 1), item(ListLevel::clause, "1.", 1),
                   item(ListLevel::section, "II.", 2), item(ListLevel::clause, "2.", 2),
                   item(ListLevel::clause, "3.", 3), item(ListLevel::subclause, "3.1.", 1),
                   item(ListLevel::section, "III.", 3), item(ListLevel::clause, "1.", 1),
                   item(ListLevel::section, "V.", 5), item(ListLevel::clause, "4.", 4),
                   item(ListLevel::section, "I.", 1), item(ListLevel::clause, "1.", 1),
                   item(ListLevel::section, "II.", 2)}) ==
        "I. 1. II. 2. 3. 3.1. III. 1. V. 4. I. 1. II.");
  CHECK(labels_of({item(ListLevel::clause, "1.", 1), item(ListLevel::clause, "1.", 1),
                   item(ListLevel::clause, "7.", 7), item(ListLevel::subclause, "7.3.", 3)}) ==
        "1. 1. 7. 7.3.");

  // Clauses before any section: programs do not agree on what the first section is then.
  CHECK(labels_of({item(ListLevel::clause, "1.", 1), item(ListLevel::section, "I.", 1),
                   item(ListLevel::clause, "1.", 1), item(ListLevel::section, "II.", 2)}) ==
        "1. I. 1. II.");

  // Only then: as long as nothing is irregular, the numbering is the shared one.
  const Bytes regular = written(flow_of({item(ListLevel::section, "I.", 1)}));
  CHECK(part_of(regular, "word/numbering.xml").find("startOverride") == std::string::npos);
  const Bytes restarted = written(flow_of({item(ListLevel::section, "III.", 3)}));
  CHECK(part_of(restarted, "word/numbering.xml")
            .find("<w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
                  "<w:startOverride w:val=\"3\"/></w:lvlOverride></w:num>") != std::string::npos);
}

TEST_CASE("a label that is no number of its list is text") {
  CHECK(labels_of({item(ListLevel::section, "I", 1), item(ListLevel::section, "I.", 2),
                   item(ListLevel::section, "I.", 1)}) == "=I =I. I.");
  CHECK(labels_of({item(ListLevel::clause, "2.", 2, true), item(ListLevel::subclause, "2.1.", 1),
                   item(ListLevel::clause, "1.", 1), item(ListLevel::subclause, "2.1.", 1),
                   item(ListLevel::subclause, "1.1.", 1)}) == "=2. =2.1. 1. =2.1. 1.1.");
  CHECK(labels_of({item(ListLevel::clause, "0.", 0), item(ListLevel::clause, "-1.", -1),
                   item(ListLevel::clause, "99999.", 99999),
                   item(ListLevel::section, "MMMM.", 4000)}) == "=0. =-1. =99999. =MMMM.");
  CHECK(labels_of({item(ListLevel::dash, "–", 0), item(ListLevel::plus, "-", 0),
                   item(ListLevel::none, "a)", 1)}) == "=– =- =a)");
}

TEST_CASE("typed text in a numbered style has no number and keeps its indents") {
  const std::string body = body_of(item(ListLevel::subclause, "2.2", 2, true));
  CHECK(body.find("<w:pStyle w:val=\"KHTieuKhoan\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                  "w:val=\"0\"/></w:numPr><w:ind w:left=\"0\" w:right=\"0\" w:firstLine=\"720\"/>"
                  "</w:pPr>") != std::string::npos);
  CHECK(body.find("<w:t>2.2\xC2\xA0x</w:t>") != std::string::npos);
}

TEST_CASE("a number in a style without one is given to the paragraph") {
  Paragraph paragraph = docx_check::FlowBuilder().item(Role::cell, ListLevel::dash, "-", 0, "x");
  // The level's indents come with it, so that the cell's own are said again.
  CHECK(body_of(paragraph).find(
            "<w:pStyle w:val=\"KHOBang\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
            "w:val=\"2\"/></w:numPr><w:ind w:firstLine=\"0\"/></w:pPr>") != std::string::npos);
  CHECK(body_of(item(ListLevel::clause, "1.", 1))
            .find("<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>") !=
        std::string::npos);
  CHECK(body_of(item(ListLevel::subclause, "1.1.", 1)).find("<w:numId w:val=\"0\"/>") !=
        std::string::npos);
}

TEST_CASE("a number looks as its label says, by the paragraph's mark") {
  Paragraph paragraph = item(ListLevel::clause, "1.", 1);
  paragraph.label.bold = true;
  CHECK(body_of(paragraph).find("<w:rPr><w:b/><w:bCs/></w:rPr></w:pPr>") != std::string::npos);
  paragraph = item(ListLevel::section, "I.", 1);
  paragraph.label.bold = false;
  paragraph.label.italic = true;
  CHECK(
      body_of(paragraph).find("<w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:i/><w:iCs/></w:rPr>"
                              "</w:pPr>") != std::string::npos);
}

namespace {

std::string roman(int n) {
  constexpr const char* units[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  return std::string(static_cast<std::size_t>(n / 10), 'X') + units[n % 10];
}

// A list as an author might leave it: mostly regular, sometimes not.
std::vector<Paragraph> random_items(std::mt19937_64& random) {
  std::vector<Paragraph> out;
  int section = 0, clause = 0, subclause = 0;
  const auto next = [&](int& counter) {
    counter = random() % 6 == 0 ? static_cast<int>(random() % 12 + 1) : counter + 1;
    return counter;
  };
  for (std::uint64_t n = random() % 30 + 1; n > 0; --n) {
    const bool typed = random() % 8 == 0;
    switch (random() % 4) {
      case 0:
        next(section);
        out.push_back(item(ListLevel::section, roman(section) + ".", section, typed));
        clause = subclause = 0;
        break;
      case 1:
        next(clause);
        out.push_back(item(ListLevel::clause, std::to_string(clause) + ".", clause, typed));
        subclause = 0;
        break;
      case 2:
        next(subclause);
        out.push_back(item(ListLevel::subclause,
                           std::to_string(clause) + "." + std::to_string(subclause) + ".",
                           subclause, typed));
        break;
      default:
        out.push_back(item(ListLevel::dash, "-", 0, typed));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("no list ever shows another number than the Flow's") {
  constexpr std::uint64_t seed = 2020;
  std::mt19937_64 random(seed);
  for (int i = 0; i < 200; ++i) {
    CAPTURE(seed, i);
    const std::vector<Paragraph> items = random_items(random);
    const Bytes docx = written(flow_of(items));
    const auto read = docx_check::read_text(docx);
    REQUIRE(read);
    REQUIRE(read->size() == items.size());
    std::size_t typed = 0;
    for (std::size_t k = 0; k < items.size(); ++k) {
      const docx_check::TextParagraph& paragraph = (*read)[k];
      const std::string text =
          paragraph.label.empty() ? paragraph.text : paragraph.label + "\xC2\xA0" + paragraph.text;
      REQUIRE(text == items[k].label.text + "\xC2\xA0x");
      if (paragraph.label.empty()) ++typed;
      if (items[k].label.typed) REQUIRE(paragraph.label.empty());
    }
    if (i % 10 == 0) REQUIRE(docx_check::to_text(docx_check::check(docx)) == "");
    if (i == 0) CHECK(typed < items.size());
  }
}
