#include "fixed_parts.h"

#include <array>

#include "controls.h"
#include "ooxml/xml_write.h"
#include "role_styles.h"

namespace kehoach::docx {

namespace {

using ooxml::PartType;
using ooxml::Relationship;
using ooxml::XmlWriter;

constexpr std::string_view word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#define WORD_TYPE(name) \
  "application/vnd.openxmlformats-officedocument.wordprocessingml." name "+xml"

constexpr std::array types = {
    PartType{"/word/document.xml", WORD_TYPE("document.main")},
    PartType{"/word/styles.xml", WORD_TYPE("styles")},
    PartType{"/word/numbering.xml", WORD_TYPE("numbering")},
    PartType{"/word/settings.xml", WORD_TYPE("settings")},
    PartType{"/word/fontTable.xml", WORD_TYPE("fontTable")},
    PartType{"/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"},
    PartType{"/word/header1.xml", WORD_TYPE("header")},
    PartType{"/word/header2.xml", WORD_TYPE("header")},
    PartType{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
    PartType{"/docProps/app.xml",
             "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
    PartType{"/docProps/custom.xml",
             "application/vnd.openxmlformats-officedocument.custom-properties+xml"},
    PartType{"/customXml/itemProps1.xml",
             "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"},
    PartType{"/customXml/itemProps2.xml",
             "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"},
};

#undef WORD_TYPE

Relationship office(std::string_view id, std::string_view kind, std::string_view target) {
  return {std::string(id), std::string(ooxml::office_relationships) + std::string(kind),
          std::string(target), false};
}

void start_header(XmlWriter& xml) {
  xml.declaration();
  xml.start("w:hdr", "xmlns:w", word_namespace);
  xml.start("w:p");
  xml.start("w:pPr");
  xml.leaf("w:pStyle", "w:val", style_of(flow::Role::page_number).id);
  xml.end("w:pPr");
}

void end_header(XmlWriter& xml) {
  xml.end("w:p");
  xml.end("w:hdr");
}

void write_compatibility(XmlWriter& xml, flow::LineFit line_fit) {
  const auto setting = [&](std::string_view name, int value) {
    xml.leaf("w:compatSetting", "w:name", name, "w:uri", "http://schemas.microsoft.com/office/word",
             "w:val", value);
  };
  // Word 2013 and later fit one more word into a justified line by narrowing its blanks; in the
  // mode of Word 2010 they do not ([MS-DOCX] 2.3.5).
  const bool newest = line_fit == flow::LineFit::word_2013;
  xml.start("w:compat");
  xml.leaf("w:doNotExpandShiftReturn");  // a line that ends in a break is not stretched
  setting("compatibilityMode", newest ? 15 : 14);
  setting("overrideTableStyleFontSizeAndJustification", 1);
  setting("enableOpenTypeFeatures", 1);
  setting("doNotFlipMirrorIndents", 1);
  if (newest) {
    setting("differentiateMultirowTableHeaders", 1);
    setting("useWord2013TrackBottomHyphenation", 0);
  }
  xml.end("w:compat");
}

// DrawingML wants three of each (ECMA-376 part 1, 20.1.4.1.14).
void write_three(XmlWriter& xml, std::string_view list, std::string_view entry) {
  xml.start(list);
  for (int i = 0; i < 3; ++i) xml.markup(entry);
  xml.end(list);
}

}  // namespace

std::string content_types_part(bool with_plan, const std::vector<std::string_view>& pictures) {
  std::vector<PartType> all(types.begin(), types.end() - (with_plan ? 0 : 1));
  for (const std::string_view name : pictures) all.push_back({name, "image/png"});
  return ooxml::content_types(all);
}

std::string package_relationships_part() {
  const std::array all = {
      office("rId1", "officeDocument", "word/document.xml"),
      Relationship{"rId2", std::string(ooxml::package_relationships) + "metadata/core-properties",
                   "docProps/core.xml", false},
      office("rId3", "extended-properties", "docProps/app.xml"),
      office("rId4", "custom-properties", "docProps/custom.xml"),
  };
  return ooxml::relationships(all);
}

std::vector<Relationship> document_relationships(bool with_plan) {
  std::vector<Relationship> all = {
      office("rId1", "styles", "styles.xml"),
      office("rId2", "numbering", "numbering.xml"),
      office("rId3", "settings", "settings.xml"),
      office("rId4", "fontTable", "fontTable.xml"),
      office("rId5", "theme", "theme/theme1.xml"),
      office("rId6", "customXml", "../customXml/item1.xml"),
      office(header_id, "header", "header1.xml"),
      office(first_header_id, "header", "header2.xml"),
  };
  if (with_plan) all.push_back(office("rId7", "customXml", "../customXml/item2.xml"));
  return all;
}

std::string settings_part(flow::LineFit line_fit, std::string_view language) {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("w:settings", "xmlns:w", word_namespace);
  xml.leaf("w:zoom", "w:percent", 100);
  xml.leaf("w:defaultTabStop", "w:val", 720);
  xml.leaf("w:autoHyphenation", "w:val", 0);
  xml.leaf("w:characterSpacingControl", "w:val", "doNotCompress");
  write_compatibility(xml, line_fit);
  xml.leaf("w:themeFontLang", "w:val", language);
  xml.open("w:clrSchemeMapping");
  for (const auto& [name, value] : {std::pair("w:bg1", "light1"), std::pair("w:t1", "dark1"),
                                    std::pair("w:bg2", "light2"), std::pair("w:t2", "dark2")}) {
    xml.attribute(name, std::string_view(value));
  }
  for (const std::string_view accent :
       {"accent1", "accent2", "accent3", "accent4", "accent5", "accent6"}) {
    xml.attribute("w:" + std::string(accent), accent);
  }
  xml.attribute("w:hyperlink", std::string_view("hyperlink"));
  xml.attribute("w:followedHyperlink", std::string_view("followedHyperlink"));
  xml.markup("/>");
  xml.leaf("w:decimalSymbol", "w:val", ",");
  xml.leaf("w:listSeparator", "w:val", ";");
  xml.end("w:settings");
  return out;
}

std::string font_table_part() {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("w:fonts", "xmlns:w", word_namespace);
  xml.start("w:font", "w:name", "Times New Roman");
  xml.leaf("w:altName", "w:val", "Liberation Serif");
  xml.leaf("w:panose1", "w:val", "02020603050405020304");
  xml.leaf("w:charset", "w:val", "00");
  xml.leaf("w:family", "w:val", "roman");
  xml.leaf("w:pitch", "w:val", "variable");
  xml.leaf("w:sig", "w:usb0", "E0002EFF", "w:usb1", "C000785B", "w:usb2", "00000009", "w:usb3",
           "00000000", "w:csb0", "000001FF", "w:csb1", "00000000");
  xml.end("w:font");
  xml.end("w:fonts");
  return out;
}

// Only its fonts are meant: what a user inserts (a chart, SmartArt) is set in the document's face.
std::string theme_part() {
  constexpr std::pair<std::string_view, std::string_view> colours[] = {
      {"a:dk2", "44546A"},     {"a:lt2", "E7E6E6"},     {"a:accent1", "1F4E79"},
      {"a:accent2", "B22222"}, {"a:accent3", "4E7A3A"}, {"a:accent4", "8A6D1B"},
      {"a:accent5", "5B4A87"}, {"a:accent6", "2E7376"}, {"a:hlink", "000000"},
      {"a:folHlink", "000000"}};
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("a:theme", "xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main", "name",
            "kehoach");
  xml.start("a:themeElements");
  xml.start("a:clrScheme", "name", "kehoach");
  xml.markup("<a:dk1><a:sysClr val=\"windowText\" lastClr=\"000000\"/></a:dk1>");
  xml.markup("<a:lt1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:lt1>");
  for (const auto& [name, value] : colours) {
    xml.start(name);
    xml.leaf("a:srgbClr", "val", value);
    xml.end(name);
  }
  xml.end("a:clrScheme");
  xml.start("a:fontScheme", "name", "kehoach");
  for (const std::string_view font : {"a:majorFont", "a:minorFont"}) {
    xml.start(font);
    xml.leaf("a:latin", "typeface", "Times New Roman");
    xml.leaf("a:ea", "typeface", "");
    xml.leaf("a:cs", "typeface", "");
    xml.end(font);
  }
  xml.end("a:fontScheme");
  constexpr std::string_view fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  xml.start("a:fmtScheme", "name", "kehoach");
  write_three(xml, "a:fillStyleLst", fill);
  write_three(xml, "a:lnStyleLst",
              "<a:ln><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>");
  write_three(xml, "a:effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>");
  write_three(xml, "a:bgFillStyleLst", fill);
  xml.end("a:fmtScheme");
  xml.end("a:themeElements");
  xml.end("a:theme");
  return out;
}

std::string header_part() {
  std::string out;
  XmlWriter xml(out);
  start_header(xml);
  const auto mark = [&](std::string_view type) {
    xml.start("w:r");
    xml.leaf("w:fldChar", "w:fldCharType", type);
    xml.end("w:r");
  };
  mark("begin");
  xml.markup("<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>");
  mark("separate");
  xml.markup("<w:r><w:t>2</w:t></w:r>");
  mark("end");
  end_header(xml);
  return out;
}

std::string first_header_part() {
  std::string out;
  XmlWriter xml(out);
  start_header(xml);
  end_header(xml);
  return out;
}

std::string app_part() {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("Properties", "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
  xml.element("Application", "kehoach");
  xml.end("Properties");
  return out;
}

std::string item_relationships_part(int item) {
  const Relationship one =
      office("rId1", "customXmlProps", "itemProps" + std::to_string(item) + ".xml");
  return ooxml::relationships({&one, 1});
}

std::string item_properties_part(int item) {
  const bool data = item == 1;
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("ds:datastoreItem", "ds:itemID",
            data ? data_item_id : std::string_view("{0E5B7A1C-77D4-4E42-8A55-30CF14A4E001}"),
            "xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml");
  xml.start("ds:schemaRefs");
  xml.leaf("ds:schemaRef", "ds:uri",
           data ? data_namespace : std::string_view("urn:ke-hoach:du-lieu:1"));
  xml.end("ds:schemaRefs");
  xml.end("ds:datastoreItem");
  return out;
}

}  // namespace kehoach::docx
