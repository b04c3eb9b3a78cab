// Pictures as a PDF carries them (ISO 32000-1, 8.9): the colours, and what of them is seen.
//
// PDF/A-1 knows no transparency (ISO 19005-1, 6.4). There a picture is laid on white where it is at
// least half opaque, and the rest is left out by a mask of one bit (8.9.6.3): nothing below a seal
// is hidden, only its edges are hard.
#pragma once

#include <memory>
#include <vector>

#include "base/memo.h"
#include "layout/pages.h"
#include "packed.h"

namespace kehoach::pdf {

struct EmbeddedImage {
  Packed colours;
  Packed opacity;     // no data: all of it is opaque
  bool mask = false;  // `opacity` is a mask of one bit, not a soft one
};

// Pictures embedded in the documents before, by what they show.
class EmbeddedImages {
 public:
  explicit EmbeddedImages(MemoShare share) : known_(share.of(std::size_t{2} << 20)) {}
  std::shared_ptr<const EmbeddedImage> embed(const image::Image& image, const Settings& settings,
                                             Deflater& deflater);

 private:
  // A batch has a seal and a few signatures, of some 100 KB each.
  Memo<std::shared_ptr<const EmbeddedImage>> known_;
};

// The pictures of one document, in the order in which pages show them; the store points into them.
class DocumentImages {
 public:
  DocumentImages() = default;
  DocumentImages(const layout::Pages& pages, EmbeddedImages& known, const Settings& settings,
                 Deflater& deflater);

  // Resource name: I1 is the first.
  void append_name(Bytes& out, const flow::Figure& figure) const;
  // The entry of the pages' resources; empty if there are none.
  Bytes resources(Store& store) const;

 private:
  struct Entry {
    const image::Image* image = nullptr;
    std::shared_ptr<const EmbeddedImage> embedded;
  };
  std::vector<Entry> entries_;
};

}  // namespace kehoach::pdf
