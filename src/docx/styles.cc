#include "styles.h"

#include "formatting.h"
#include "numbering.h"
#include "ooxml/xml_write.h"
#include "role_styles.h"

namespace kehoach::docx {

namespace {

using flow::Format;
using flow::Role;
using ooxml::XmlWriter;

using Formats = std::array<Format, flow::role_count>;

const Format& format_of(const Formats& formats, Role role) {
  return formats[static_cast<std::size_t>(role)];
}

struct Base {
  std::string_view id;
  Format format;
};

// Normal has the size of the text and Word's defaults for the rest; the root of the form's styles
// is centred.
Base base_of(BasedOn based_on, const Formats& formats) {
  Format normal;
  normal.half_points = format_of(formats, Role::text).half_points;
  switch (based_on) {
    case BasedOn::text:
      return {style_of(Role::text).id, format_of(formats, Role::text)};
    case BasedOn::rule:
      return {style_of(Role::rule).id, format_of(formats, Role::rule)};
    case BasedOn::form:
      normal.align = flow::Align::centre;
      return {"KHTheThuc", normal};
    case BasedOn::normal:
      break;
  }
  return {"Normal", normal};
}

struct Head {
  std::string_view type, id, name;
  std::string_view alias = {}, based_on = {}, next = {};
  int priority = 99;
  bool custom = false, standard = false, shown = false;
};

// 17.7.4.17: the order of what stands before the properties.
void start_style(XmlWriter& xml, const Head& head) {
  xml.open("w:style");
  xml.attribute("w:type", head.type);
  if (head.standard) xml.attribute("w:default", 1);
  if (head.custom) xml.attribute("w:customStyle", 1);
  xml.attribute("w:styleId", head.id);
  xml.markup(">");
  xml.leaf("w:name", "w:val", head.name);
  if (!head.alias.empty()) xml.leaf("w:aliases", "w:val", head.alias);
  if (!head.based_on.empty()) xml.leaf("w:basedOn", "w:val", head.based_on);
  if (!head.next.empty()) xml.leaf("w:next", "w:val", head.next);
  xml.leaf("w:uiPriority", "w:val", head.priority);
  if (head.shown) {
    xml.leaf("w:qFormat");
  } else if (head.standard) {
    xml.leaf("w:semiHidden");
    xml.leaf("w:unhideWhenUsed");
  }
}

void write_defaults(XmlWriter& xml, int half_points, std::string_view language) {
  constexpr std::string_view face = "Times New Roman";
  xml.start("w:docDefaults");
  xml.start("w:rPrDefault");
  xml.start("w:rPr");
  // All four: curly quotes and dashes would fall to an East Asian face where that one is left open.
  xml.leaf("w:rFonts", "w:ascii", face, "w:eastAsia", face, "w:hAnsi", face, "w:cs", face);
  xml.leaf("w:color", "w:val", "000000");
  write_size(xml, half_points);
  xml.leaf("w:lang", "w:val", language, "w:eastAsia", language, "w:bidi", "ar-SA");
  xml.end("w:rPr");
  xml.end("w:rPrDefault");
  xml.start("w:pPrDefault");
  xml.start("w:pPr");
  xml.leaf("w:widowControl");
  xml.leaf("w:suppressAutoHyphens");
  xml.end("w:pPr");
  xml.end("w:pPrDefault");
  xml.end("w:docDefaults");
  // Word's other styles stay out of sight.
  xml.leaf("w:latentStyles", "w:defLockedState", 0, "w:defUIPriority", 99, "w:defSemiHidden", 1,
           "w:defUnhideWhenUsed", 1, "w:defQFormat", 0, "w:count", 376);
}

void write_standard_styles(XmlWriter& xml, const Formats& formats) {
  start_style(xml, {.type = "paragraph",
                    .id = "Normal",
                    .name = "Normal",
                    .priority = 0,
                    .standard = true,
                    .shown = true});
  xml.end("w:style");
  start_style(xml, {.type = "character",
                    .id = "DefaultParagraphFont",
                    .name = "Default Paragraph Font",
                    .priority = 1,
                    .standard = true});
  xml.end("w:style");
  start_style(xml,
              {.type = "table", .id = "TableNormal", .name = "Normal Table", .standard = true});
  xml.start("w:tblPr");
  xml.leaf("w:tblInd", "w:w", 0, "w:type", "dxa");
  xml.start("w:tblCellMar");
  xml.leaf("w:top", "w:w", 0, "w:type", "dxa");
  xml.leaf("w:left", "w:w", 108, "w:type", "dxa");
  xml.leaf("w:bottom", "w:w", 0, "w:type", "dxa");
  xml.leaf("w:right", "w:w", 108, "w:type", "dxa");
  xml.end("w:tblCellMar");
  xml.end("w:tblPr");
  xml.end("w:style");
  start_style(xml, {.type = "numbering", .id = "NoList", .name = "No List", .standard = true});
  xml.end("w:style");

  const Base form = base_of(BasedOn::form, formats), normal = base_of(BasedOn::normal, formats);
  start_style(xml, {.type = "paragraph",
                    .id = form.id,
                    .name = "KH Thể thức",
                    .based_on = normal.id,
                    .priority = 20,
                    .custom = true});
  xml.start("w:pPr");
  write_layout(xml, form.format, normal.format);
  xml.end("w:pPr");
  xml.end("w:style");
}

void write_number(XmlWriter& xml, flow::ListLevel list) {
  const ListPlace place = usual_place(list);
  if (place.num_id == 0) return;
  xml.start("w:numPr");
  if (place.level != 0) xml.leaf("w:ilvl", "w:val", place.level);
  xml.leaf("w:numId", "w:val", place.num_id);
  xml.end("w:numPr");
}

void write_role_style(XmlWriter& xml, std::string& out, Role role, const Formats& formats) {
  const RoleStyle& style = style_of(role);
  const Base base = base_of(style.based_on, formats);
  const Format format = as_written(format_of(formats, role)), there = as_written(base.format);
  const bool numbered = style.list != flow::ListLevel::none;
  start_style(xml, {.type = "paragraph",
                    .id = style.id,
                    .name = style.name,
                    .alias = style.alias,
                    .based_on = base.id,
                    .next = style_of(style.next).id,
                    .priority = style.priority,
                    .custom = style.custom(),
                    .shown = true});
  const auto part = [&](std::string_view name, const auto& write) {
    const std::size_t before = out.size();
    xml.start(name);
    const std::size_t empty = out.size();
    write();
    if (out.size() == empty) {
      out.resize(before);
    } else {
      xml.end(name);
    }
  };
  part("w:pPr", [&] {
    write_keeps(xml, format, there);
    write_number(xml, style.list);
    // A style's own indents outweigh those of its list's level: they are always said.
    write_layout(xml, format, there, numbered);
  });
  part("w:rPr", [&] { write_letters(xml, format, there); });
  xml.end("w:style");
}

void write_character_style(XmlWriter& xml, std::string_view id, std::string_view name,
                           std::string_view alias, int priority, bool bold, bool italic) {
  start_style(xml, {.type = "character",
                    .id = id,
                    .name = name,
                    .alias = alias,
                    .based_on = "DefaultParagraphFont",
                    .priority = priority,
                    .shown = true});
  if (bold || italic) {
    xml.start("w:rPr");
    if (bold) write_toggle(xml, "w:b", "w:bCs", true);
    if (italic) write_toggle(xml, "w:i", "w:iCs", true);
    xml.end("w:rPr");
  }
  xml.end("w:style");
}

void write_table_styles(XmlWriter& xml) {
  start_style(xml, {.type = "table",
                    .id = form_table_style,
                    .name = "KH Bảng thể thức",
                    .based_on = "TableNormal",
                    .priority = 60,
                    .custom = true});
  xml.start("w:tblPr");
  xml.start("w:tblCellMar");
  xml.leaf("w:left", "w:w", 0, "w:type", "dxa");
  xml.leaf("w:right", "w:w", 0, "w:type", "dxa");
  xml.end("w:tblCellMar");
  xml.end("w:tblPr");
  xml.end("w:style");
  start_style(xml, {.type = "table",
                    .id = data_table_style,
                    .name = "Table Grid",
                    .alias = "KH Bảng số liệu",
                    .based_on = "TableNormal",
                    .priority = 61,
                    .shown = true});
  xml.start("w:tblPr");
  xml.start("w:tblBorders");
  for (const std::string_view edge :
       {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    xml.leaf(edge, "w:val", "single", "w:sz", 4, "w:space", 0, "w:color", "auto");
  }
  xml.end("w:tblBorders");
  xml.end("w:tblPr");
  xml.end("w:style");
}

}  // namespace

std::string styles_part(const Formats& formats, std::string_view language) {
  std::string out;
  out.reserve(16 * 1024);
  XmlWriter xml(out);
  xml.declaration();
  xml.start("w:styles", "xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  write_defaults(xml, base_of(BasedOn::normal, formats).format.half_points, language);
  write_standard_styles(xml, formats);
  for (std::size_t i = 0; i < flow::role_count; ++i) {
    write_role_style(xml, out, static_cast<Role>(i), formats);
  }
  write_character_style(xml, italic_style, "Emphasis", "KH Nghiêng", 14, false, true);
  write_character_style(xml, bold_style, "Strong", "KH Đậm", 15, true, false);
  write_character_style(xml, bold_italic_style, "Intense Emphasis", "KH Đậm nghiêng", 16, true,
                        true);
  // A link looks like the text around it: the document is black.
  write_character_style(xml, link_style, "Hyperlink", "KH Liên kết", 17, false, false);
  write_table_styles(xml);
  xml.end("w:styles");
  return out;
}

}  // namespace kehoach::docx
