#include <algorithm>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "body.h"
#include "docx/docx.h"
#include "fixed_parts.h"
#include "kit.h"
#include "properties.h"

namespace kehoach::docx {

namespace {

// Of a document's own parts: the fastest. Level 6 makes files 5 % smaller in twice the time.
constexpr int document_level = 1;
// Deflating so little takes as long as ten kilobytes more of a large part, and spares half of it.
constexpr std::size_t worth_deflating = 2048;
// How many looks are remembered: more than a batch of any union needs.
constexpr std::size_t most_kits = 8;
// How much room is kept for the next document: one outsized plan must not hold memory for good.
constexpr std::size_t most_room = 1U << 20;

void add_word_parts(ooxml::ZipWriter& zip, const Kit& kit, const flow::Flow& flow,
                    const Body& body) {
  const auto& links = body.links().relationships();
  const auto& pictures = body.pictures().relationships();
  if (links.empty() && pictures.empty()) {
    zip.add(kit.document_relationships);
  } else {
    auto all = document_relationships(kit.with_plan);
    all.insert(all.end(), links.begin(), links.end());
    all.insert(all.end(), pictures.begin(), pictures.end());
    zip.add(kit.document_relationships.name, ooxml::relationships(all));
  }
  zip.add(kit.styles);
  if (const auto& restarts = body.counters().restarts(); restarts.empty()) {
    zip.add(kit.numbering);
  } else {
    zip.add(kit.numbering.name, numbering_part(flow.formats, restarts));
  }
  for (const ooxml::PackedPart* part :
       {&kit.settings, &kit.font_table, &kit.theme, &kit.header, &kit.first_header}) {
    zip.add(*part);
  }
}

void add_pictures(ooxml::ZipWriter& zip, const Pictures& pictures) {
  for (const auto& part : pictures.parts()) zip.add(part.name.substr(1), part.content);
}

void add_content_types(ooxml::ZipWriter& zip, const Kit& kit, const Pictures& pictures) {
  if (pictures.parts().empty()) {
    zip.add(kit.content_types);
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& part : pictures.parts()) names.push_back(part.name);
  zip.add(kit.content_types.name, content_types_part(kit.with_plan, names));
}

// `scratch`: room for one part after the other.
void add_data_parts(ooxml::ZipWriter& zip, const Kit& kit, const flow::Flow& flow, const Body& body,
                    std::string& scratch) {
  const auto add = [&](std::string_view name, const auto& append) {
    scratch.clear();
    append(scratch);
    if (scratch.size() < worth_deflating)
      zip.add_as_it_is(name, scratch);
    else
      zip.add(name, scratch);
  };
  const std::string checksum = kit.with_plan ? hex(sha256(flow.plan_json)) : std::string();
  add("docProps/core.xml", [&](std::string& out) { append_core_part(out, flow.metadata); });
  zip.add(kit.app);
  add("docProps/custom.xml",
      [&](std::string& out) { append_custom_part(out, flow.metadata, checksum); });
  add("customXml/item1.xml", [&](std::string& out) { body.controls().append_data_part(out); });
  zip.add(kit.fields_relationships);
  zip.add(kit.fields_properties);
  if (!kit.with_plan) return;
  add("customXml/item2.xml",
      [&](std::string& out) { append_plan_part(out, flow.plan_json, checksum); });
  zip.add(kit.plan_relationships);
  zip.add(kit.plan_properties);
}

}  // namespace

struct Writer::Impl {
  ooxml::Compressor compressor{document_level};
  std::vector<std::shared_ptr<const Kit>> kits;  // the last used at the end
  std::string document, part;                    // room that is used again

  const Kit& kit_for(const flow::Flow& flow) {
    const auto known =
        std::find_if(kits.rbegin(), kits.rend(), [&](const auto& kit) { return kit->fits(flow); });
    if (known != kits.rend()) {
      std::rotate(known.base() - 1, known.base(), kits.end());
    } else {
      if (kits.size() == most_kits) kits.erase(kits.begin());
      kits.push_back(std::make_shared<const Kit>(prepare_kit(flow)));
    }
    return *kits.back();
  }
};

Writer::Writer() : impl_(std::make_unique<Impl>()) {}
Writer::Writer(const Writer& other) : Writer() { impl_->kits = other.impl_->kits; }
Writer& Writer::operator=(const Writer& other) {
  impl_->kits = other.impl_->kits;
  return *this;
}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Bytes Writer::write(const flow::Flow& flow) {
  const Kit& kit = impl_->kit_for(flow);
  std::string& document = impl_->document;
  document.clear();
  Body body(flow, document);
  body.write();

  ooxml::ZipWriter zip(impl_->compressor,
                       document.size() / 2 + flow.plan_json.size() / 2 + 16 * 1024);
  // The first two are what others know a Word file by.
  add_content_types(zip, kit, body.pictures());
  zip.add(kit.package_relationships);
  zip.add("word/document.xml", document);
  add_word_parts(zip, kit, flow, body);
  add_pictures(zip, body.pictures());
  add_data_parts(zip, kit, flow, body, impl_->part);

  if (document.capacity() > most_room) document = {};
  if (impl_->part.capacity() > most_room) impl_->part = {};
  return zip.finish();
}

}  // namespace kehoach::docx
