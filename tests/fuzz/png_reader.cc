// The reader of pictures on any bytes. What it takes, it takes again from its own copy, and finds
// the same picture in it.
#include <cstdint>

#include "holds.h"
#include "image/image.h"

using namespace kehoach;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView file(reinterpret_cast<const char*>(data), size);
  const auto image = image::read_png(file, {});
  if (!image) {
    require(!image.error().empty());
    return 0;
  }
  const image::Image& first = **image;
  const std::size_t pixels = std::size_t{first.width} * first.height;
  require(pixels > 0 && pixels <= image::most_pixels);
  require(first.colours.size() == 3 * pixels && first.opacity.size() == pixels);
  require(image::true_size(first).width > Length() && image::true_size(first).height > Length());
  const auto again = image::read_png(first.file, {});
  require(again.has_value());
  require((*again)->colours == first.colours && (*again)->opacity == first.opacity);
  require((*again)->file == first.file);
  return 0;
}
