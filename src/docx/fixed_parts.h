// Parts that are the same in every document, or in every document of one kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"
#include "ooxml/package_parts.h"

namespace kehoach::docx {

// Relationships of word/document.xml that its sections name.
inline constexpr std::string_view header_id = "rId8";
inline constexpr std::string_view first_header_id = "rId9";

// `pictures`: names of parts, each with a slash at its front.
std::string content_types_part(bool with_plan, const std::vector<std::string_view>& pictures = {});
std::string package_relationships_part();
std::vector<ooxml::Relationship> document_relationships(bool with_plan);

std::string settings_part(flow::LineFit line_fit, std::string_view language);
std::string font_table_part();
std::string theme_part();
std::string header_part();        // the page number
std::string first_header_part();  // nothing, and said so: a place to click
std::string app_part();

// customXml/_rels/itemN.xml.rels and customXml/itemPropsN.xml, without which a data part is not
// found by what is bound to it.
std::string item_relationships_part(int item);
std::string item_properties_part(int item);

}  // namespace kehoach::docx
