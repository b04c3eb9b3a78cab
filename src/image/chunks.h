// The chunks that a PNG consists of (ISO/IEC 15948, 5.3), before any of them is understood. Private
// to the room.
#pragma once

#include "image/image.h"

namespace kehoach::image {

// The few chunks that draw, each whole by its checksum: what the decoder is given. All others
// (texts, times, profiles, animations), which can be packed a thousandfold, are never opened.
struct Chunks {
  std::uint32_t width = 0, height = 0;
  std::optional<Image::Density> density;
  Bytes file;
};

// I002, I003, I004.
Result<Chunks> read_chunks(ByteView file, const Origin& where);

Diagnostic spoiled(Phrase how, const Origin& where);  // I003

}  // namespace kehoach::image
