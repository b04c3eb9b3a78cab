#include "document.h"

#include <algorithm>

#include "contents.h"
#include "outline.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

class DocumentWriter {
 public:
  DocumentWriter(Store& store, const DocumentParts& parts, Form form, Deflater& deflater)
      : store_(store), parts_(parts), form_(form), deflater_(deflater), contents_(parts.letters) {}

  void write() {
    const Reference resources = store_.reserve();
    for (const layout::Page& page : parts_.pages.pages) write_page(page, resources);
    write_resources(resources);
    write_catalogue();
    write_information();
  }

 private:
  void write_page(const layout::Page& page, Reference resources);
  Reference add_contents(ByteView plain);
  Reference add_link(const layout::Page& page, const LinkPlace& link);
  void note_headings(const layout::Page& page, Reference object);
  void write_resources(Reference resources);
  void write_catalogue();
  void write_information();

  Store& store_;
  const DocumentParts& parts_;
  Form form_;
  Deflater& deflater_;
  ContentsWriter contents_;
  std::vector<Heading> headings_;
};

Measure height_of(int font_units, int half_points) {
  return font_units * line::measures_per_unit_and_half_point * half_points;
}

// A URI is ASCII (RFC 3986, 2.1): what is not is written as %XX.
Bytes escaped_uri(std::string_view uri) {
  static constexpr char digits[] = "0123456789ABCDEF";
  Bytes out;
  for (const char c : uri) {
    if (c > ' ' && c <= '~') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

void DocumentWriter::note_headings(const layout::Page& page, Reference object) {
  for (const layout::Line& line : page.lines) {
    if (line.number != 0 || line.artifact || line.paragraph == nullptr) continue;
    if (line.paragraph->format.heading_level == 0 || line.pieces.empty()) continue;
    const font::Face& face = parts_.family.face(line.pieces.front().style);
    const Measure ascent = height_of(face.vertical().ascent, size_of(line));
    headings_.push_back(
        {line.paragraph, object, bounded(page.height) - bounded(line.baseline) + ascent});
  }
}

Reference DocumentWriter::add_contents(ByteView plain) {
  const Reference object = store_.reserve();
  if (form_ == Form::readable) {
    store_.fill_stream(object, {}, Bytes(plain));
  } else {
    store_.fill_stream(object, "/Filter/FlateDecode", Bytes(deflater_.deflate(plain)));
  }
  return object;
}

// A link annotation (12.5.6.5) over the text; printed as part of the page (/F 4).
Reference DocumentWriter::add_link(const layout::Page& page, const LinkPlace& link) {
  const auto& vertical = parts_.family.face(link.style).vertical();
  const Measure baseline = bounded(page.height) - link.baseline;
  Bytes out = "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
  for (const Measure edge : {link.left, baseline + height_of(vertical.descent, link.half_points),
                             link.right, baseline + height_of(vertical.ascent, link.half_points)}) {
    append_points(out, edge);
    out += ' ';
  }
  out.back() = ']';
  out += "/A<</S/URI/URI";
  append_literal(out, escaped_uri(link.uri));
  out += ">>";
  return store_.add(std::move(out));
}

void DocumentWriter::write_page(const layout::Page& page, Reference resources) {
  std::vector<LinkPlace> links;
  const Reference contents = add_contents(contents_.write(page, links));
  Bytes out = "/MediaBox[0 0 ";
  append_points(out, page.width);
  out += ' ';
  append_points(out, page.height);
  out += "]/Resources ";
  append_reference(out, resources);
  out += "/Contents ";
  append_reference(out, contents);
  if (!links.empty()) {
    out += "/Annots[";
    for (const LinkPlace& link : links) {
      append_reference(out, add_link(page, link));
      out += ' ';
    }
    out.back() = ']';
  }
  const Reference object = store_.add(std::move(out));
  store_.append_page(object);
  note_headings(page, object);
}

void DocumentWriter::write_resources(Reference resources) {
  Bytes out = "/Font<<";
  for (std::size_t i = 0; i < font::style_count; ++i) {
    if (!parts_.faces[i]) continue;
    append_font_name(out, static_cast<font::Style>(i));
    out += ' ';
    append_reference(out, add_to(store_, *parts_.faces[i]));
  }
  store_.fill(resources, out + ">>");
}

// Page labels (12.4.2): the number that each page has in its section.
Bytes page_labels(const layout::Pages& pages) {
  Bytes out = "/PageLabels<</Nums[";
  const layout::Page* before = nullptr;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const layout::Page& page = pages.pages[i];
    const bool goes_on =
        before != nullptr && before->section == page.section && before->number + 1 == page.number;
    before = &page;
    if (goes_on) continue;
    append_integer(out, static_cast<std::int64_t>(i));
    out += "<</S/D";
    if (page.number > 1) {
      out += "/St ";
      append_integer(out, page.number);
    }
    out += ">>";
  }
  return out + "]>>";
}

void DocumentWriter::write_catalogue() {
  Bytes out;
  const std::string& language = parts_.flow.metadata.language;
  if (!language.empty()) {
    out += "/Lang";
    append_text(out, language);
  }
  out += "/ViewerPreferences<</DisplayDocTitle true>>";
  out += page_labels(parts_.pages);
  const Reference outline = add_outline(store_, headings_);
  if (outline.number != 0) {
    out += "/Outlines ";
    append_reference(out, outline);
  }
  store_.fill_catalogue(std::move(out));
}

void append_digits(Bytes& out, int value, int count) {
  Bytes digits;
  append_integer(digits, std::clamp(value, 0, 9999));
  out.append(static_cast<std::size_t>(std::max<int>(0, count - static_cast<int>(digits.size()))),
             '0');
  out += digits;
}

void append_property(Bytes& out, const char* key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  append_text(out, value);
}

std::string keywords_of(const flow::Metadata& metadata) {
  const bool both = !metadata.category.empty() && !metadata.number.empty();
  return metadata.category + (both ? "; " : "") + metadata.number;
}

// The document information dictionary (14.3.3). The date is the document's; Vietnam keeps one time
// zone all year.
void DocumentWriter::write_information() {
  const flow::Metadata& metadata = parts_.flow.metadata;
  Bytes out;
  append_property(out, "/Title", metadata.title);
  append_property(out, "/Author", metadata.author);
  append_property(out, "/Subject", metadata.subject);
  append_property(out, "/Keywords", keywords_of(metadata));
  out += "/Creator(kehoach)/Producer(kehoach)";
  if (metadata.date) {
    out += "/CreationDate(D:";
    append_digits(out, metadata.date->year, 4);
    append_digits(out, metadata.date->month, 2);
    append_digits(out, metadata.date->day, 2);
    out += "000000+07'00')";
  }
  store_.fill_information(std::move(out));
}

}  // namespace

void add_document(Store& store, const DocumentParts& parts, Form form, Deflater& deflater) {
  DocumentWriter(store, parts, form, deflater).write();
}

}  // namespace kehoach::pdf
