// Flows written and taken apart again, for the tests of this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/docx.h"
#include "docx_check.h"
#include "flow/flow.h"
#include "ooxml/package_read.h"
#include "plan_flow.h"

namespace kehoach {

inline Bytes written(const flow::Flow& flow) { return docx::Writer().write(flow); }

inline std::string part_of(ByteView docx, std::string_view part) {
  Result<ooxml::Package> package = ooxml::Package::open(docx, "test");
  if (!package || !package->has(part)) return "(no part)";
  return *package->content(part);
}

inline std::string between(std::string_view text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from);
  if (begin == std::string_view::npos) return "(not there)";
  const std::size_t end = text.find(to, begin + from.size());
  return std::string(text.substr(begin + from.size(), end - begin - from.size()));
}

inline std::string document_of(const flow::Flow& flow) {
  return part_of(written(flow), "word/document.xml");
}

// A flow of these paragraphs on one portrait page.
inline flow::Flow flow_of(std::vector<flow::Paragraph> paragraphs) {
  flow::Flow flow = docx_check::FlowBuilder().flow;
  flow.metadata.title = "Kế hoạch";
  flow.sections.push_back({"main", docx_check::portrait_page(), {}});
  for (flow::Paragraph& paragraph : paragraphs) {
    flow.sections[0].elements.emplace_back(std::move(paragraph));
  }
  return flow;
}

// What the body holds, without the properties of the section at its end.
inline std::string body_of(const flow::Flow& flow) {
  return between(document_of(flow), "<w:body>", "<w:sectPr>");
}
inline std::string body_of(const flow::Paragraph& paragraph) {
  return body_of(flow_of({paragraph}));
}

}  // namespace kehoach
