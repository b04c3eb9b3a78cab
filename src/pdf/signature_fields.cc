#include "signature_fields.h"

#include <algorithm>

#include "syntax.h"

namespace kehoach::pdf {

namespace {

// In tenths of a millimetre, of 1/25.4 inch.
constexpr Measure tenths(std::int64_t n) { return n * 72 * measures_per_point / 254; }

// The widest a signature is taken to be, and the diameter of a round seal.
constexpr Measure person_width = tenths(600), seal_size = tenths(360);
constexpr Measure smallest_height = tenths(80);

bool stands_above(flow::Role role) {
  return role == flow::Role::position || role == flow::Role::authority;
}

Measure end_of(const font::Family& family, const layout::Line& line) {
  const layout::Piece& last = line.pieces.back();
  return last.x + line::width_of(family, {last.text, last.style, line.half_points});
}

}  // namespace

struct SignatureFields::Place {
  Measure left = 0, bottom = 0, right = 0, top = 0;  // up from the page's bottom
  Bytes name;
  const char* description = nullptr;
  Element around = no_element;
};

void SignatureFields::add(const AnnotatedPage& page, Reference page_object,
                          const layout::Page& placed, const Tagging* tagging,
                          std::vector<Reference>& annotations) {
  const layout::Line* above = nullptr;
  for (const layout::Line& line : placed.lines) {
    if (line.paragraph == nullptr || line.pieces.empty()) continue;
    const flow::Role role = line.paragraph->role;
    if (stands_above(role)) above = &line;
    if (role != flow::Role::signer || line.number != 0 || above == nullptr) continue;
    const Measure middle = (line.pieces.front().x + end_of(page.family, line)) / 2;
    const auto& upper = page.family.face(above->pieces.front().style).vertical();
    const auto& lower = page.family.face(line.pieces.front().style).vertical();
    Place person;
    person.left = middle - person_width / 2;
    person.right = middle + person_width / 2;
    person.top = page.height - above->baseline + height_of(upper.descent, above->half_points);
    person.bottom = page.height - line.baseline + height_of(lower.ascent, line.half_points);
    above = nullptr;
    if (person.top - person.bottom < smallest_height) continue;
    const std::int64_t number = ++signers_;
    person.name = "chu_ky_";
    append_integer(person.name, number);
    person.description = "Chữ ký số của người có thẩm quyền";
    const Places* places = tagging == nullptr ? nullptr : tagging->find(line.paragraph);
    if (places != nullptr) person.around = page.structure->parent(places->text);
    Place seal = person;
    seal.right = person.left + person_width / 3;
    seal.left = seal.right - seal_size;
    const Measure centre = (person.top + person.bottom) / 2;
    seal.top = centre + seal_size / 2;
    seal.bottom = centre - seal_size / 2;
    seal.name = "con_dau_";
    append_integer(seal.name, number);
    seal.description = "Chữ ký số của cơ quan, tổ chức";
    add_field(page, page_object, person, annotations);
    add_field(page, page_object, seal, annotations);
  }
}

// A field and its widget in one dictionary (12.7.4.5, 12.5.6.19); printed and locked (/F 132). What
// it looks like is the signer's to say: until then it shows nothing, but PDF/A wants that said.
void SignatureFields::add_field(const AnnotatedPage& page, Reference page_object,
                                const Place& place, std::vector<Reference>& annotations) {
  if (appearance_.number == 0) {
    appearance_ = page.store.reserve();
    page.store.fill_stream(appearance_, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>",
                           {});
  }
  const Reference object = page.store.reserve();
  Bytes out = "/Type/Annot/Subtype/Widget/FT/Sig/F 132/T";
  append_literal(out, place.name);
  out += "/TU";
  append_text(out, place.description);
  append_rectangle(out, place.left, place.bottom, place.right, place.top);
  out += "/P ";
  append_reference(out, page_object);
  out += "/AP<</N ";
  append_reference(out, appearance_);
  out += ">>";
  if (place.around != no_element) {
    const Element form = page.structure->add(Tag::form, place.around);
    out += "/StructParent ";
    append_integer(out, page.structure->add_annotation(form, page.index, object));
  }
  page.store.fill(object, out);
  fields_.push_back(object);
  annotations.push_back(object);
}

Bytes SignatureFields::form() const {
  if (fields_.empty()) return {};
  Bytes out = "/AcroForm<</Fields[";
  for (const Reference field : fields_) {
    append_reference(out, field);
    out += ' ';
  }
  out.back() = ']';
  return out + ">>";
}

}  // namespace kehoach::pdf
