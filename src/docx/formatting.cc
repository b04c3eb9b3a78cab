#include "formatting.h"

#include <algorithm>

namespace kehoach::docx {

namespace {

using flow::Format;
using flow::LineSpacing;
using ooxml::XmlWriter;

void write_switch(XmlWriter& xml, std::string_view name, bool on, bool there) {
  if (on == there) return;
  if (on) {
    xml.leaf(name);
  } else {
    xml.leaf(name, "w:val", 0);
  }
}

void write_border(XmlWriter& xml, const Format& format, const Format& there) {
  if (format.rule == there.rule) return;
  xml.start("w:pBdr");
  if (format.rule > Length()) {
    xml.leaf("w:bottom", "w:val", "single", "w:sz", border_size(format.rule), "w:space", 0,
             "w:color", "000000");
  } else {
    xml.leaf("w:bottom", "w:val", "nil");
  }
  xml.end("w:pBdr");
}

void write_line(XmlWriter& xml, const LineSpacing& spacing) {
  // 17.3.1.33: in 240ths of a line for `auto`, else in twips.
  const bool multiple = spacing.rule == LineSpacing::Rule::multiple;
  const std::int64_t line =
      multiple ? (std::int64_t{spacing.percent} * 12 + 2) / 5 : spacing.height.in_twips();
  xml.attribute("w:line", line);
  xml.attribute("w:lineRule", multiple                                   ? "auto"
                              : spacing.rule == LineSpacing::Rule::exact ? "exact"
                                                                         : "atLeast");
}

void write_spacing(XmlWriter& xml, const Format& format, const Format& there) {
  if (format.before == there.before && format.after == there.after &&
      format.spacing == there.spacing) {
    return;
  }
  xml.open("w:spacing");
  if (format.before != there.before) xml.attribute("w:before", format.before.in_twips());
  if (format.after != there.after) xml.attribute("w:after", format.after.in_twips());
  if (format.spacing != there.spacing) write_line(xml, format.spacing);
  xml.markup("/>");
}

void write_indents(XmlWriter& xml, const Format& format, const Format& there, bool all) {
  const bool left = all || format.left != there.left;
  const bool right = all || format.right != there.right;
  const bool first = all || format.first_line != there.first_line;
  if (!left && !right && !first) return;
  xml.open("w:ind");
  if (left) xml.attribute("w:left", format.left.in_twips());
  if (right) xml.attribute("w:right", format.right.in_twips());
  if (first) {
    const std::int64_t indent = format.first_line.in_twips();
    if (indent < 0) {
      xml.attribute("w:hanging", -indent);
    } else {
      xml.attribute("w:firstLine", indent);
    }
  }
  xml.markup("/>");
}

std::string_view name_of(flow::Align align) {
  switch (align) {
    case flow::Align::centre:
      return "center";
    case flow::Align::right:
      return "right";
    case flow::Align::justified:
      return "both";
    case flow::Align::left:
      break;
  }
  return "left";
}

}  // namespace

Format as_written(const Format& format) {
  if (format.rule == Length()) return format;
  Format out = format;
  const Length shift = std::min(format.before, format.spacing.height);
  out.before = format.before - shift;
  out.after += shift;
  return out;
}

void write_keeps(XmlWriter& xml, const Format& format, const Format& there) {
  write_switch(xml, "w:keepNext", format.keep_with_next, there.keep_with_next);
  write_switch(xml, "w:keepLines", format.keep_lines, there.keep_lines);
}

void write_layout(XmlWriter& xml, const Format& format, const Format& there, bool indents) {
  write_border(xml, format, there);
  write_spacing(xml, format, there);
  write_indents(xml, format, there, indents);
  if (format.align != there.align) xml.leaf("w:jc", "w:val", name_of(format.align));
  if (format.heading_level != there.heading_level) {
    // 17.3.1.20: from 0; 9 is none.
    xml.leaf("w:outlineLvl", "w:val", format.heading_level == 0 ? 9 : format.heading_level - 1);
  }
}

void write_letters(XmlWriter& xml, const Format& format, const Format& there) {
  if (format.bold != there.bold) write_toggle(xml, "w:b", "w:bCs", format.bold);
  if (format.italic != there.italic) write_toggle(xml, "w:i", "w:iCs", format.italic);
  if (format.half_points != there.half_points) write_size(xml, format.half_points);
}

void write_toggle(XmlWriter& xml, std::string_view name, std::string_view complex_name, bool on) {
  write_switch(xml, name, on, !on);
  write_switch(xml, complex_name, on, !on);
}

void write_size(XmlWriter& xml, int half_points) {
  xml.leaf("w:sz", "w:val", half_points);
  xml.leaf("w:szCs", "w:val", half_points);
}

void write_text(XmlWriter& xml, std::string_view text) {
  constexpr std::string_view no_break_hyphen = "\u2011";
  const auto is_blank = [](char c) { return c == ' '; };
  const auto is_hyphen = [&](std::size_t at) {
    return text[at] == no_break_hyphen.front() && text.substr(at).starts_with(no_break_hyphen);
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != '\n' && text[end] != '\t' && !is_hyphen(end)) ++end;
    if (const std::string_view piece = text.substr(at, end - at); !piece.empty()) {
      xml.markup(is_blank(piece.front()) || is_blank(piece.back()) ? "<w:t xml:space=\"preserve\">"
                                                                   : "<w:t>");
      xml.text(piece);
      xml.markup("</w:t>");
    }
    if (end == text.size()) return;
    if (is_hyphen(end)) {
      xml.markup("<w:noBreakHyphen/>");
      end += no_break_hyphen.size() - 1;
    } else {
      xml.markup(text[end] == '\n' ? "<w:br/>" : "<w:tab/>");
    }
    at = end + 1;
  }
}

std::int64_t border_size(Length thickness) {
  const std::int64_t eighths = (thickness.in_emu() * 8 + 6350) / 12700;
  return std::clamp<std::int64_t>(eighths, 2, 96);
}

}  // namespace kehoach::docx
