// A document's pages, fonts, outline and properties as objects in a store.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "contents.h"
#include "embedded_face.h"
#include "flow/flow.h"
#include "images.h"
#include "layout/pages.h"
#include "outline.h"
#include "signature_fields.h"
#include "store.h"
#include "tagging.h"

namespace kehoach::pdf {

// By style; null where no letter of the style is shown.
using DocumentFaces = std::array<std::shared_ptr<const EmbeddedFace>, font::style_count>;

// All that pages consist of is taken from elsewhere; the store points into `images`.
struct DocumentParts {
  const flow::Flow& flow;
  const layout::Pages& pages;
  const font::Family& family;
  const DocumentImages& images;
  const Packed& profile;  // of colours; not looked at where no standard asks for it
};

// First the pages, which say what letters are used, then all that is made once they are written.
class DocumentWriter {
 public:
  DocumentWriter(Store& store, const DocumentParts& parts, const Settings& settings,
                 Deflater& deflater);

  void write_pages(Lettering& lettering);
  // The store points into `faces`.
  void write_rest(const DocumentFaces& faces);

 private:
  void write_page(std::uint32_t index, ContentsWriter& contents);
  Reference add_contents(ByteView plain);
  Bytes annotations(std::uint32_t index, const std::vector<LinkPlace>& links);
  void note_headings(const layout::Page& page, Reference object);
  void write_resources(const DocumentFaces& faces);
  void write_catalogue();
  Bytes description();
  Structure* structure() { return settings_.tagged() ? &structure_ : nullptr; }

  Store& store_;
  DocumentParts parts_;
  const Settings& settings_;
  Deflater& deflater_;
  Structure structure_;
  std::optional<Tagging> tagging_;
  SignatureFields fields_;
  Reference resources_;
  std::vector<Reference> pages_;
  std::vector<Heading> headings_;
};

}  // namespace kehoach::pdf
