// What documents of one look share, packed.
#pragma once

#include <array>
#include <string>

#include "flow/flow.h"
#include "ooxml/zip_write.h"

namespace kehoach::docx {

struct Kit {
  // Of which flows these are the parts.
  std::array<flow::Format, flow::role_count> formats;
  flow::LineFit line_fit = flow::LineFit::word_2013;
  std::string language;
  bool with_plan = false;

  ooxml::PackedPart content_types, package_relationships, document_relationships;
  ooxml::PackedPart styles, numbering, settings, font_table, theme, header, first_header, app;
  ooxml::PackedPart fields_relationships, fields_properties;  // of the data part
  ooxml::PackedPart plan_relationships, plan_properties;      // with_plan only

  bool fits(const flow::Flow& flow) const;
};

Kit prepare_kit(const flow::Flow& flow);

}  // namespace kehoach::docx
