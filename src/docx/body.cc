#include "body.h"

#include "fixed_parts.h"
#include "role_styles.h"

namespace kehoach::docx {

Body::Body(const flow::Flow& flow, std::string& out)
    : flow_(&flow), out_(&out), xml_(out), controls_(flow.fields) {}

void Body::write() {
  xml_.declaration();
  xml_.start("w:document", "xmlns:w",
             "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "xmlns:r",
             "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  xml_.start("w:body");
  for (const flow::Section& section : flow_->sections) {
    write_elements(section, &section == &flow_->sections.back());
  }
  if (flow_->sections.empty()) write_separator({});
  xml_.end("w:body");
  xml_.end("w:document");
}

void Body::write_elements(const flow::Section& section, bool last_section) {
  // The last section's properties stand at the end of the body; those of the others in their last
  // paragraph (17.6.17, 17.6.18).
  const flow::Page* ends = last_section ? nullptr : &section.page;
  const flow::Table* before = nullptr;  // the element before, where that is a table
  bool ended = false;
  for (const flow::Element& element : section.elements) {
    const bool last = &element == &section.elements.back();
    if (const auto* paragraph = std::get_if<flow::Paragraph>(&element)) {
      write_paragraph(*paragraph, {last ? ends : nullptr, false});
      before = nullptr;
      ended = last;
      continue;
    }
    const auto& table = std::get<flow::Table>(element);
    if (table.rows.empty() || table.columns.empty()) continue;
    // Two tables in a row would become one.
    if (before != nullptr) write_separator({nullptr, before->rows.back().keep_with_next});
    write_table(table);
    before = &table;
  }
  if (!ended) write_separator({ends, false});
  if (last_section) write_section(section.page);
}

void Body::write_separator(const Place& place) {
  flow::Paragraph paragraph;
  paragraph.role = flow::Role::end_of_document;
  paragraph.format = flow_->format(paragraph.role);
  write_paragraph(paragraph, place);
}

void Body::write_section(const flow::Page& page) {
  xml_.start("w:sectPr");
  xml_.leaf("w:headerReference", "w:type", "default", "r:id", header_id);
  xml_.leaf("w:headerReference", "w:type", "first", "r:id", first_header_id);
  xml_.open("w:pgSz");
  xml_.attribute("w:w", page.width.in_twips());
  xml_.attribute("w:h", page.height.in_twips());
  if (page.width > page.height) xml_.attribute("w:orient", std::string_view("landscape"));
  xml_.markup("/>");
  xml_.leaf("w:pgMar", "w:top", page.top.in_twips(), "w:right", page.right.in_twips(), "w:bottom",
            page.bottom.in_twips(), "w:left", page.left.in_twips(), "w:header",
            page.header.in_twips(), "w:footer", page.header.in_twips(), "w:gutter", 0);
  xml_.leaf("w:pgNumType", "w:start", 1);
  xml_.leaf("w:cols");
  xml_.leaf("w:titlePg");
  xml_.end("w:sectPr");
}

}  // namespace kehoach::docx
