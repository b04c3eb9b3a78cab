#include "document.h"

#include "annotations.h"
#include "attachment.h"
#include "colour.h"
#include "metadata.h"
#include "syntax.h"

namespace kehoach::pdf {

DocumentWriter::DocumentWriter(Store& store, const DocumentParts& parts, const Settings& settings,
                               Deflater& deflater)
    : store_(store),
      parts_(parts),
      settings_(settings),
      deflater_(deflater),
      structure_(parts.pages.pages.size()) {}

void DocumentWriter::write_pages(Lettering& lettering) {
  std::optional<Marking> marking;
  if (settings_.tagged()) {
    tagging_.emplace(structure_, parts_.flow);
    marking.emplace(Marking{structure_, *tagging_});
  }
  ContentsWriter contents(lettering, marking ? &*marking : nullptr, &parts_.images);
  resources_ = store_.reserve();
  for (std::size_t i = 0; i < parts_.pages.pages.size(); ++i) pages_.push_back(store_.reserve());
  for (std::uint32_t i = 0; i < pages_.size(); ++i) write_page(i, contents);
}

void DocumentWriter::write_rest(const DocumentFaces& faces) {
  write_resources(faces);
  write_catalogue();
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
  if (settings_.form == Form::readable) {
    store_.fill_stream(object, {}, Bytes(plain));
  } else {
    store_.fill_stream(object, "/Filter/FlateDecode", Bytes(deflater_.deflate_known(plain)));
  }
  return object;
}

// The page's entry, if it has any.
Bytes DocumentWriter::annotations(std::uint32_t index, const std::vector<LinkPlace>& links) {
  const layout::Page& placed = parts_.pages.pages[index];
  const AnnotatedPage page = {store_, parts_.family, structure(), index, bounded(placed.height)};
  std::vector<Reference> all;
  for (const LinkPlace& link : links) all.push_back(add_link(page, link));
  if (settings_.sign_fields) {
    fields_.add(page, pages_[index], placed, tagging_ ? &*tagging_ : nullptr, all);
  }
  if (all.empty()) return {};
  Bytes out = "/Annots[";
  for (const Reference annotation : all) {
    append_reference(out, annotation);
    out += ' ';
  }
  out.back() = ']';
  return out;
}

void DocumentWriter::write_page(std::uint32_t index, ContentsWriter& writer) {
  const layout::Page& page = parts_.pages.pages[index];
  std::vector<LinkPlace> links;
  const Reference contents = add_contents(writer.write(page, index, links));
  Bytes out = "/MediaBox[0 0 ";
  append_points(out, page.width);
  out += ' ';
  append_points(out, page.height);
  out += "]/Resources ";
  append_reference(out, resources_);
  out += "/Contents ";
  append_reference(out, contents);
  out += annotations(index, links);
  if (settings_.tagged()) {
    out += "/Tabs/S/StructParents ";
    append_integer(out, index);
  }
  store_.fill(pages_[index], out);
  store_.append_page(pages_[index]);
  note_headings(page, pages_[index]);
}

void DocumentWriter::write_resources(const DocumentFaces& faces) {
  Bytes out = "/Font<<";
  for (std::size_t i = 0; i < font::style_count; ++i) {
    if (!faces[i]) continue;
    append_font_name(out, static_cast<font::Style>(i));
    out += ' ';
    append_reference(out, add_to(store_, *faces[i]));
  }
  store_.fill(resources_, out + ">>" + parts_.images.resources(store_));
}

namespace {

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

}  // namespace

// What the file claims to be and what that asks of the catalogue.
Bytes DocumentWriter::description() {
  const Properties properties = properties_of(parts_.flow.metadata);
  store_.fill_information(information_of(properties));
  if (!settings_.tagged()) return {};
  // Never deflated: to be found by programs that know nothing of PDF (ISO 19005-1, 6.7.2).
  const Reference metadata = store_.reserve();
  store_.fill_stream(metadata, "/Type/Metadata/Subtype/XML", packet_of(properties, settings_));
  Bytes out = "/Metadata ";
  append_reference(out, metadata);
  out += "/MarkInfo<</Marked true>>/StructTreeRoot ";
  append_reference(out, structure_.write(store_, pages_));
  if (settings_.archive != Archive::none) {
    out += "/OutputIntents[" + output_intent(add_to(store_, parts_.profile)) + ']';
  }
  return out;
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
  out += fields_.form();
  if (settings_.embed_plan && !parts_.flow.plan_json.empty()) {
    out += add_attachment(store_, parts_.flow, settings_.form, deflater_);
  }
  store_.fill_catalogue(out + description());
}

}  // namespace kehoach::pdf
