#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "fixture.h"
#include "flow/measure.h"
#include "viet/case.h"

using namespace fixture;
using flow::Role;

namespace {

using Lines = std::vector<std::string>;

// The cases of a file: blocks of lines between blank lines, "#" begins a comment.
std::vector<Lines> cases_of(const std::string& name) {
  std::ifstream file(KEHOACH_SOURCE_FOLDER "/tests/unit/flow/titles/" + name);
  REQUIRE(file);
  std::vector<Lines> cases(1);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    if (!line.empty()) {
      cases.back().push_back(line);
    } else if (!cases.back().empty()) {
      cases.emplace_back();
    }
  }
  if (cases.back().empty()) cases.pop_back();
  return cases;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : " ") + line;
  return text;
}

std::string shown(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : " / ") + line;
  return text;
}

// The lines of a role's only paragraph, broken by the rule at the width of its column.
Lines lines(const flow::Flow& flow, Role role, Length width, line::Rule rule) {
  const auto found = of_role(flow, role);
  REQUIRE(found.size() == 1);
  const auto spans = flow::spans_of(*found[0]);
  const auto shape = flow::line_paragraph(serif(), *found[0], spans, width);
  const std::string text = text_of(*found[0]);
  Lines out;
  for (const auto& line : line::break_lines(serif(), shape, rule)) {
    std::string part = text.substr(line.begin, line.end - line.begin);
    for (std::size_t at; (at = part.find("\u00A0")) != std::string::npos;) part.replace(at, 2, " ");
    out.push_back(part);
  }
  return out;
}

std::size_t no_break_spaces(const flow::Flow& flow, Role role) {
  std::size_t count = 0;
  const std::string text = text_of(*of_role(flow, role)[0]);
  for (std::size_t at = text.find("\u00A0"); at != std::string::npos;
       at = text.find("\u00A0", at + 2)) {
    ++count;
  }
  return count;
}

// How many of the cases break as wanted; those that do not are told.
void check_cases(const std::string& name, Role role, Length width, std::size_t at_least) {
  const auto cases = cases_of(name);
  CHECK(cases.size() >= at_least);
  std::size_t glued = 0;
  for (const auto& wanted : cases) {
    Document d = plan();
    if (role == Role::subject)
      d.subject = words(joined(wanted));
    else
      d.letterhead->issuer = words(joined(wanted));
    const auto flow = *compose(d);
    Lines expected = wanted;
    if (role != Role::subject) {
      for (auto& line : expected) line = viet::to_upper(line);
    }
    for (const auto rule : {line::Rule::first_fit, line::Rule::word_2013}) {
      CHECK(shown(lines(flow, role, width, rule)) == shown(expected));
    }
    glued += no_break_spaces(flow, role);
    if (wanted.size() == 1) CHECK(no_break_spaces(flow, role) == 0);
  }
  CHECK(glued <= 2 * cases.size());
}

}  // namespace

TEST_CASE("real subjects break where a reader wants it") {
  check_cases("subjects.txt", Role::subject, Length::twips(9355), 60);
}

TEST_CASE("names of bodies break where a reader wants it") {
  check_cases("bodies.txt", Role::issuing_body, Length::twips(3795), 25);
}
