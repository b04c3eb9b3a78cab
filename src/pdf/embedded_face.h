// A face as a PDF carries it: a composite font (ISO 32000-1, 9.7) over the letters of one document,
// with two-byte codes, the glyphs of a subset that they show, and the way back to Unicode.
#pragma once

#include <memory>
#include <vector>

#include "deflate.h"
#include "letters.h"
#include "packed.h"
#include "press.h"
#include "store.h"

namespace kehoach::pdf {

struct EmbeddedFace {
  Packed program;
  Packed to_unicode;
  Packed code_to_glyph;  // /CIDToGIDMap
  Packed codes;          // /CIDSet; no data: none
  Bytes font;            // entries without references to the above
  Bytes descendant;
  Bytes descriptor;
};

// `letters` sorted, all of them in the face.
Result<std::shared_ptr<const EmbeddedFace>> embed(const font::Face& face,
                                                  const std::vector<UsedLetter>& letters,
                                                  const Settings& settings, Deflater& deflater);

// Adds the six or seven objects; the store points into `face`. The reference is the font's.
Reference add_to(Store& store, const EmbeddedFace& face);

}  // namespace kehoach::pdf
