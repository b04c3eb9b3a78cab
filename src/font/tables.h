// What the fixed headers of a TrueType file say: the few numbers that stand at known places, and
// whether the file is whole. All that has structure (cmap, hmtx, glyf, name) is left to HarfBuzz.
#pragma once

#include <array>
#include <cstdint>

#include "base/result.h"
#include "base/world.h"
#include "harfbuzz.h"

namespace kehoach::font {

// Lengths in the file's own units. Places and meanings are those of the OpenType specification.
struct Headers {
  // head
  int units_per_em = 0;
  std::array<int, 4> bounding_box{};
  bool italic = false;
  // hhea
  int ascent = 0, descent = 0, line_gap = 0;
  // post
  int underline_position = 0, underline_thickness = 0;
  int italic_angle = 0;  // whole degrees
  bool fixed_pitch = false;
  // OS/2
  int weight = 400;
  int cap_height = 0;  // 0: not said
  bool serif = false;
};

// The headers of a font that is whole and may be embedded in part. C002, once for each reason why
// it is not; `path` is for the telling.
Result<Headers> read_headers(const Path& path, ByteView file, hb_face_t* face);

// C002: the font at `path` cannot serve, because `reason`.
Diagnostic unusable(const Path& path, Phrase reason);

}  // namespace kehoach::font
