// What of a page is no text: figures and rules.
#include "contents.h"

namespace kehoach::pdf {

// An image fills the unit square (8.9.5).
void ContentsWriter::write_figure(const layout::Figure& figure) {
  const Measure left = bounded(figure.x), top = page_height_ - bounded(figure.y);
  const Measure width = bounded(figure.width), height = bounded(figure.height);
  if (marking_ != nullptr) {
    const Element element = marking_->tagging.find(*figure.figure);
    if (element == no_element) {
      set_mark(decoration);
    } else {
      // A figure says where it stands (14.8.5.4.3).
      Bytes place = "/A<</O/Layout/Placement/Block/BBox[";
      for (const Measure edge : {left, top - height, left + width, top}) {
        append_points(place, edge);
        place += ' ';
      }
      place.back() = ']';
      marking_->structure.append_entries(element, place + ">>");
      set_mark(element);
    }
  }
  out_ += "q ";
  append_points(out_, width);
  out_ += " 0 0 ";
  append_points(out_, height);
  out_ += ' ';
  append_points(out_, left);
  out_ += ' ';
  append_points(out_, top - height);
  out_ += " cm";
  images_->append_name(out_, *figure.figure);
  out_ += " Do Q\n";
  set_mark(unmarked);
}

// Rules are stroked, not filled: readers draw strokes of one thickness equally thick.
void ContentsWriter::write_rules(const std::vector<layout::Rule>& rules) {
  Measure thickness = -1;
  for (const layout::Rule& rule : rules) {
    if (rule.thickness != thickness) {
      thickness = rule.thickness;
      append_points(out_, thickness);
      out_ += " w\n";
    }
    const Measure x = bounded(rule.x), y = page_height_ - bounded(rule.y);
    const Measure length = bounded(rule.length);
    append_points(out_, x);
    out_ += ' ';
    append_points(out_, y);
    out_ += " m ";
    append_points(out_, rule.vertical ? x : x + length);
    out_ += ' ';
    append_points(out_, rule.vertical ? y - length : y);
    out_ += " l S\n";
  }
}

}  // namespace kehoach::pdf
