// A Flow of a whole plan, made by hand: every role, every kind of list, both kinds of numbers that
// Word cannot count, fields, links, tables with spans and repeated heads, two appendices. What the
// tests of the DOCX are about, without the rooms before it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"

namespace kehoach::docx_check {

// The formats of a plan of ND30: 14 pt, 20/20/30/15 mm.
std::array<flow::Format, flow::role_count> plan_formats();
flow::Page portrait_page();
flow::Page landscape_page();

// Paragraphs of the formats above.
class FlowBuilder {
 public:
  FlowBuilder();

  flow::Paragraph paragraph(flow::Role role, std::string_view text = {});
  // With a label that Word may count: "I." "2." "1.2." "-" "+" "*".
  flow::Paragraph item(flow::Role role, flow::ListLevel list, std::string_view label, int number,
                       std::string_view text);
  flow::Paragraph typed(flow::Role role, std::string_view label, std::string_view text);

  flow::Flow flow;

 private:
  int ids_ = 0;
};

flow::Flow plan_flow();

// The text of all paragraphs in reading order, each with its label and a no-break space before it;
// those without any are left out.
std::vector<std::string> lines_of(const flow::Flow& flow);

}  // namespace kehoach::docx_check
