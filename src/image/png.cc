// The only file that knows libpng. Its simplified interface keeps its jumps to itself: none ever
// passes through code of ours.
#include <algorithm>
#include <png.h>

#include "chunks.h"

namespace kehoach::image {

namespace {

class Decoder {
 public:
  Decoder() { control_.version = PNG_IMAGE_VERSION; }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { png_image_free(&control_); }

  // Red, green, blue, opacity of each pixel; nothing if the picture cannot be drawn.
  std::optional<Bytes> decode(ByteView file) {
    if (png_image_begin_read_from_memory(&control_, file.data(), file.size()) == 0) return {};
    control_.format = PNG_FORMAT_RGBA;
    // What is 16 bit deep is not thereby linear.
    control_.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    Bytes pixels(PNG_IMAGE_SIZE(control_), '\0');
    if (png_image_finish_read(&control_, nullptr, pixels.data(), 0, nullptr) == 0) return {};
    return pixels;
  }

  const char* complaint() const { return control_.message; }

 private:
  png_image control_{};
};

// Where nothing is seen the colour is white: it packs better, and says nothing of what was there.
void part(const Bytes& pixels, Image& image) {
  const std::size_t count = pixels.size() / 4;
  image.colours.resize(3 * count);
  image.opacity.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const char opacity = pixels[4 * i + 3];
    image.opacity[i] = opacity;
    image.transparent = image.transparent || opacity != '\xFF';
    for (std::size_t c = 0; c < 3; ++c) {
      image.colours[3 * i + c] = opacity == 0 ? '\xFF' : pixels[4 * i + c];
    }
  }
}

}  // namespace

Result<std::shared_ptr<const Image>> read_png(ByteView file, const Origin& where) {
  if (file.size() > largest_file) {
    return Diagnostic{"F002", {"PNG", std::to_string(largest_file >> 20)}, where, {}};
  }
  auto chunks = read_chunks(file, where);
  if (!chunks) return std::move(chunks).error();
  Decoder decoder;
  const auto pixels = decoder.decode(chunks->file);
  if (!pixels) {
    const std::string why = decoder.complaint();
    return spoiled({"không giải nén được điểm ảnh (" + why + ')',
                    "the pixels cannot be unpacked (" + why + ')'},
                   where);
  }
  auto image = std::make_shared<Image>();
  image->width = chunks->width;
  image->height = chunks->height;
  image->density = chunks->density;
  image->file = std::move(chunks->file);
  image->digest = sha256(image->file);
  part(*pixels, *image);
  return std::shared_ptr<const Image>(std::move(image));
}

Size true_size(const Image& image) {
  constexpr std::int64_t emu_per_metre = 36'000'000, emu_per_inch = 914'400, assumed = 300;
  const auto length = [&](std::uint32_t pixels, std::uint32_t density) {
    // A density below one pixel a metre is not there; one pixel is at most 36,000,000 EMU.
    const std::int64_t emu = density == 0 ? pixels * emu_per_inch / assumed
                                          : pixels * emu_per_metre / std::int64_t{density};
    return Length::emu(std::max<std::int64_t>(emu, 1));
  };
  const Image::Density density = image.density.value_or(Image::Density{});
  return {length(image.width, density.across), length(image.height, density.down)};
}

}  // namespace kehoach::image
