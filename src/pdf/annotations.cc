#include "annotations.h"

#include "syntax.h"

namespace kehoach::pdf {

namespace {

// For those who hear the page (ISO 14289-1, 7.18.5).
std::string description_of(std::string_view uri) {
  constexpr std::string_view mail = "mailto:";
  if (uri.starts_with(mail)) {
    return "Thư điện tử: " + std::string(uri.substr(mail.size()));
  }
  return "Trang thông tin điện tử: " + std::string(uri);
}

}  // namespace

Measure height_of(int font_units, int half_points) {
  return font_units * line::measures_per_unit_and_half_point * half_points;
}

void append_rectangle(Bytes& out, Measure left, Measure bottom, Measure right, Measure top) {
  out += "/Rect[";
  for (const Measure edge : {left, bottom, right, top}) {
    append_points(out, edge);
    out += ' ';
  }
  out.back() = ']';
}

Reference add_link(const AnnotatedPage& page, const LinkPlace& link) {
  const Reference object = page.store.reserve();
  const auto& vertical = page.family.face(link.style).vertical();
  const Measure baseline = bounded(page.height) - link.baseline;
  // Printed as part of the page (/F 4).
  Bytes out = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]";
  append_rectangle(out, link.left, baseline + height_of(vertical.descent, link.half_points),
                   link.right, baseline + height_of(vertical.ascent, link.half_points));
  out += "/Contents";
  append_text(out, description_of(link.uri));
  if (page.structure != nullptr) {
    out += "/StructParent ";
    append_integer(out, page.structure->add_annotation(link.element, page.index, object));
  }
  out += "/A<</S/URI/URI";
  append_literal(out, link.uri);
  page.store.fill(object, out + ">>");
  return object;
}

}  // namespace kehoach::pdf
