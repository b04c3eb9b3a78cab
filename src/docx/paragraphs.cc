// Paragraphs and what stands in them.
#include <algorithm>

#include "body.h"
#include "formatting.h"
#include "role_styles.h"
#include "styles.h"

namespace kehoach::docx {

namespace {

using flow::Format;
using flow::Paragraph;

constexpr std::string_view nbsp = "\xC2\xA0";

// Where an import finds its way back to the plan, and where the outline leads.
bool has_bookmark(const Paragraph& paragraph) {
  return !paragraph.id.empty() &&
         (!paragraph.label.text.empty() || paragraph.format.heading_level != 0);
}

}  // namespace

void Body::write_paragraph(const Paragraph& paragraph, const Place& place) {
  const bool labelled = !paragraph.label.text.empty();
  const ListPlace number = labelled ? counters_.next(paragraph.label) : ListPlace();
  xml_.markup("<w:p><w:pPr><w:pStyle w:val=\"");
  xml_.markup(style_of(paragraph.role).id);
  xml_.markup("\"/>");
  write_properties(paragraph, place, number);
  xml_.markup("</w:pPr>");
  const bool bookmark = has_bookmark(paragraph);
  if (bookmark) {
    xml_.leaf("w:bookmarkStart", "w:id", ++last_bookmark_, "w:name",
              bookmarks_.name_for(paragraph.id));
  }
  for (const flow::Figure& figure : paragraph.figures) pictures_.write(xml_, figure);
  write_runs(paragraph, labelled && number.num_id == 0);
  if (bookmark) xml_.leaf("w:bookmarkEnd", "w:id", last_bookmark_);
  xml_.markup("</w:p>");
}

void Body::write_properties(const Paragraph& paragraph, const Place& place, ListPlace number) {
  const Format& style = flow_->format(paragraph.role);
  Format format = paragraph.format;
  if (place.keep_with_next) format.keep_with_next = true;
  const bool numbered = number.num_id != 0;
  const bool other_number = number != usual_place(style_of(paragraph.role).list);
  const bool other_format = format != style;

  if (other_format) write_keeps(xml_, format, style);
  if (other_number) {
    xml_.start("w:numPr");
    xml_.leaf("w:ilvl", "w:val", number.level);
    xml_.leaf("w:numId", "w:val", number.num_id);
    xml_.end("w:numPr");
  }
  if (other_format || other_number) {
    Format there = as_written(style);
    if (other_number && numbered) {
      // Numbering given to a paragraph brings the indents of its level, above the style's.
      const Format& level = flow_->format(role_of(paragraph.label.list));
      there.left = level.left;
      there.right = level.right;
      there.first_line = level.first_line;
    }
    // Where a style's number is taken away, LibreOffice takes the style's indents with it.
    write_layout(xml_, as_written(format), there, other_number && !numbered);
  }
  write_mark(paragraph, style, numbered);
  if (place.last_of != nullptr) write_section(*place.last_of);
}

// A number looks like the paragraph's mark.
void Body::write_mark(const Paragraph& paragraph, const Format& style, bool numbered) {
  Format mark = style;
  mark.half_points = paragraph.format.half_points;
  if (numbered) {
    mark.bold = paragraph.label.bold;
    mark.italic = paragraph.label.italic;
  }
  if (mark.bold == style.bold && mark.italic == style.italic &&
      mark.half_points == style.half_points) {
    return;
  }
  xml_.start("w:rPr");
  write_letters(xml_, mark, style);
  xml_.end("w:rPr");
}

void Body::write_runs(const Paragraph& paragraph, bool typed_label) {
  const Format& style = flow_->format(paragraph.role);
  const int half_points = paragraph.format.half_points;
  if (typed_label) {
    const flow::Label& label = paragraph.label;
    const Look look{label.bold, label.italic, half_points, 0};
    add_text(label.text, look, style);
    if (!paragraph.runs.empty()) add_text(nbsp, look, style);
  }
  for (const flow::Run& run : paragraph.runs) {
    Look look{run.bold, run.italic, half_points, 0};
    if (run.field >= 0 && controls_.binds(run)) {
      flush(style);
      set_link(0);
      write_control(run, look, style);
      continue;
    }
    if (!run.link.empty()) look.link = links_.find(run.link);
    add_text(run.text, look, style);
  }
  flush(style);
  set_link(0);
}

// Runs that differ only in where they come from are one run in Word.
void Body::add_text(std::string_view text, const Look& look, const Format& style) {
  if (look != pending_look_) flush(style);
  pending_look_ = look;
  pending_ += text;
}

void Body::flush(const Format& style) {
  if (pending_.empty()) return;
  set_link(pending_look_.link);
  write_run(pending_, pending_look_, style);
  pending_.clear();
}

void Body::set_link(std::size_t link) {
  if (link == open_link_) return;
  if (open_link_ != 0) xml_.end("w:hyperlink");
  if (link != 0) {
    xml_.start("w:hyperlink", "r:id", links_.relationship_id(link), "w:history", 1);
  }
  open_link_ = link;
}

void Body::write_control(const flow::Run& run, const Look& look, const Format& style) {
  const std::size_t before = out_->size();
  write_run_properties(look, style);
  const std::string properties = out_->substr(before);
  out_->resize(before);
  controls_.write(xml_, run, properties);
}

void Body::write_run(std::string_view text, const Look& look, const Format& style) {
  xml_.markup("<w:r>");
  write_run_properties(look, style);
  write_text(xml_, text);
  xml_.markup("</w:r>");
}

// Weight and slope are toggles: a character style that says "bold" makes text upright again inside
// a paragraph style that says so too (17.7.3). A run gets a character style only for what its
// paragraph lacks, and is told directly what it must not have.
void Body::write_run_properties(const Look& look, const Format& style) {
  const bool more_bold = look.bold && !style.bold;
  const bool more_italic = look.italic && !style.italic;
  const bool less_bold = style.bold && !look.bold;
  const bool less_italic = style.italic && !look.italic;
  const bool other_size = look.half_points != style.half_points;
  const std::string_view character_style = more_bold && more_italic ? bold_italic_style
                                           : more_bold              ? bold_style
                                           : more_italic            ? italic_style
                                           : look.link != 0         ? link_style
                                                                    : std::string_view();
  if (character_style.empty() && !less_bold && !less_italic && !other_size) return;
  xml_.start("w:rPr");
  if (!character_style.empty()) xml_.leaf("w:rStyle", "w:val", character_style);
  if (less_bold) write_toggle(xml_, "w:b", "w:bCs", false);
  if (less_italic) write_toggle(xml_, "w:i", "w:iCs", false);
  if (other_size) write_size(xml_, look.half_points);
  xml_.end("w:rPr");
}

}  // namespace kehoach::docx
