// A document's pages, fonts, outline and properties as objects in a store.
#pragma once

#include <array>
#include <memory>

#include "embedded_face.h"
#include "flow/flow.h"
#include "images.h"
#include "layout/pages.h"
#include "letters.h"
#include "store.h"

namespace kehoach::pdf {

// By style; null where no letter of the style is shown.
using DocumentFaces = std::array<std::shared_ptr<const EmbeddedFace>, font::style_count>;

// All that pages consist of is taken from elsewhere; the store points into `faces` and `images`.
struct DocumentParts {
  const flow::Flow& flow;
  const layout::Pages& pages;
  const font::Family& family;
  const LetterTable& letters;
  const DocumentFaces& faces;
  const DocumentImages& images;
  const Packed& profile;  // of colours; not looked at where no standard asks for it
};

void add_document(Store& store, const DocumentParts& parts, const Settings& settings,
                  Deflater& deflater);

}  // namespace kehoach::pdf
