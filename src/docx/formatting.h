// Formats as paragraph and run properties: only what differs from what is there already.
#pragma once

#include "flow/flow.h"
#include "ooxml/xml_write.h"

namespace kehoach::docx {

// The Flow's rule runs along the top of its paragraph. It is written as the bottom border of that
// paragraph, which is what those who check a document's form look for, and the paragraph is moved
// up by the height of its line, so that the rule stays where it was.
flow::Format as_written(const flow::Format& format);

// Paragraph properties come in two halves, because numbering stands between them in the schema's
// order (ECMA-376 part 1, 17.3.1.26).
void write_keeps(ooxml::XmlWriter& xml, const flow::Format& format, const flow::Format& there);
// `indents`: write the indents even where they do not differ.
void write_layout(ooxml::XmlWriter& xml, const flow::Format& format, const flow::Format& there,
                  bool indents = false);

// Weight, slope and size, without the element around them.
void write_letters(ooxml::XmlWriter& xml, const flow::Format& format, const flow::Format& there);
void write_toggle(ooxml::XmlWriter& xml, std::string_view name, std::string_view complex_name,
                  bool on);
void write_size(ooxml::XmlWriter& xml, int half_points);

// Text inside a run: w:t, with breaks for line ends and tabs.
void write_text(ooxml::XmlWriter& xml, std::string_view text);

// Of a border, in eighths of a point (17.18.2 ST_Border, w:sz: 2 to 96).
std::int64_t border_size(Length thickness);

}  // namespace kehoach::docx
