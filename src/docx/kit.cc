#include "kit.h"

#include "fixed_parts.h"
#include "numbering.h"
#include "styles.h"

namespace kehoach::docx {

namespace {

// These parts are packed once and stand in every file: a little more care than for the rest.
// (Level 6 saves another 1 % of a file and costs a cold start half a millisecond, 12 ten times
// that.)
constexpr int kit_level = 3;

}  // namespace

bool Kit::fits(const flow::Flow& flow) const {
  return with_plan == !flow.plan_json.empty() && line_fit == flow.line_fit &&
         language == flow.metadata.language && formats == flow.formats;
}

Kit prepare_kit(const flow::Flow& flow) {
  ooxml::Compressor compressor(kit_level);
  const auto packed = [&](std::string_view name, std::string_view content) {
    return ooxml::pack(std::string(name), content, compressor);
  };
  Kit kit;
  kit.formats = flow.formats;
  kit.line_fit = flow.line_fit;
  kit.language = flow.metadata.language;
  kit.with_plan = !flow.plan_json.empty();

  kit.content_types = packed("[Content_Types].xml", content_types_part(kit.with_plan));
  kit.package_relationships = packed("_rels/.rels", package_relationships_part());
  kit.document_relationships = packed("word/_rels/document.xml.rels",
                                      ooxml::relationships(document_relationships(kit.with_plan)));
  kit.styles = packed("word/styles.xml", styles_part(kit.formats, kit.language));
  kit.numbering = packed("word/numbering.xml", numbering_part(kit.formats, {}));
  kit.settings = packed("word/settings.xml", settings_part(kit.line_fit, kit.language));
  kit.font_table = packed("word/fontTable.xml", font_table_part());
  kit.theme = packed("word/theme/theme1.xml", theme_part());
  kit.header = packed("word/header1.xml", header_part());
  kit.first_header = packed("word/header2.xml", first_header_part());
  kit.app = packed("docProps/app.xml", app_part());
  kit.fields_relationships = packed("customXml/_rels/item1.xml.rels", item_relationships_part(1));
  kit.fields_properties = packed("customXml/itemProps1.xml", item_properties_part(1));
  if (kit.with_plan) {
    kit.plan_relationships = packed("customXml/_rels/item2.xml.rels", item_relationships_part(2));
    kit.plan_properties = packed("customXml/itemProps2.xml", item_properties_part(2));
  }
  return kit;
}

}  // namespace kehoach::docx
