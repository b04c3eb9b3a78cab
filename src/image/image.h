// Pictures: PNG files (ISO/IEC 15948) to pixels.
//
// In: the bytes of a file that may come from anyone, and where the plan names it. Out: its pixels,
// its true size if it says one, and the same picture as a file that holds nothing but the picture.
// Colours are taken as sRGB, whatever the file says of them.
//
// Refused: what is not a PNG (I002), what is cut off or spoiled anywhere (I003), what is larger
// than the bounds below (I004).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/bytes.h"
#include "base/length.h"
#include "base/result.h"
#include "base/sha256.h"
#include "base/source.h"

namespace kehoach::image {

// A hand's signature or a seal of 36 mm at 1200 dots to the inch is within all of them.
inline constexpr std::size_t largest_file = std::size_t{4} << 20;
inline constexpr std::uint32_t longest_side = 4096;      // pixels
inline constexpr std::uint64_t most_pixels = 8'000'000;  // some 32 MB of them in memory
inline constexpr std::size_t most_chunks = 4096;

struct Image {
  std::uint32_t width = 0, height = 0;  // pixels
  // Pixels per metre, across and down (pHYs).
  struct Density {
    std::uint32_t across = 0, down = 0;
  };
  std::optional<Density> density;
  bool transparent = false;  // some pixel is not wholly opaque
  Bytes colours;             // red, green, blue; rows from the top
  Bytes opacity;             // 0 to 255 for each pixel
  Bytes file;                // a PNG of the chunks that draw; no names, places or times
  Sha256 digest{};           // of `file`
};

Result<std::shared_ptr<const Image>> read_png(ByteView file, const Origin& where);

// How large it is meant to be: as its density says, else at 300 dots to the inch, as papers are
// scanned.
struct Size {
  Length width, height;
};
Size true_size(const Image& image);

}  // namespace kehoach::image
