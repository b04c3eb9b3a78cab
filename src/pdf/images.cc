#include "images.h"

#include <algorithm>

#include "image/image.h"
#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr unsigned half_opaque = 128;

Bytes size_entries(const image::Image& image) {
  Bytes out = "/Type/XObject/Subtype/Image/Width ";
  append_integer(out, image.width);
  out += "/Height ";
  append_integer(out, image.height);
  return out;
}

Bytes on_white(const image::Image& image) {
  Bytes out = image.colours;
  for (std::size_t i = 0; i < image.opacity.size(); ++i) {
    const unsigned opacity = static_cast<unsigned char>(image.opacity[i]);
    for (std::size_t c = 3 * i; c < 3 * i + 3; ++c) {
      const unsigned colour = static_cast<unsigned char>(out[c]);
      out[c] = static_cast<char>((colour * opacity + 255 * (255 - opacity) + 127) / 255);
    }
  }
  return out;
}

// A set bit is left out; rows begin at whole bytes.
Bytes mask_of(const image::Image& image) {
  Bytes out;
  for (std::size_t row = 0; row < image.height; ++row) {
    for (std::size_t from = 0; from < image.width; from += 8) {
      unsigned byte = 0;
      for (std::size_t x = from; x < from + 8; ++x) {
        const bool out_of_sight =
            x >= image.width ||
            static_cast<unsigned char>(image.opacity[row * image.width + x]) < half_opaque;
        byte = byte << 1 | (out_of_sight ? 1U : 0U);
      }
      out += static_cast<char>(byte);
    }
  }
  return out;
}

EmbeddedImage pack_image(const image::Image& image, const Settings& settings, Deflater& deflater) {
  EmbeddedImage out;
  const Bytes size = size_entries(image);
  const Bytes colour = size + "/ColorSpace/DeviceRGB/BitsPerComponent 8";
  if (!image.transparent) {
    out.colours = pack(image.colours, colour, settings.form, deflater);
    return out;
  }
  out.mask = settings.archive == Archive::a_1b;
  if (out.mask) {
    out.colours = pack(on_white(image), colour, settings.form, deflater);
    out.opacity =
        pack(mask_of(image), size + "/ImageMask true/BitsPerComponent 1", settings.form, deflater);
  } else {
    out.colours = pack(image.colours, colour, settings.form, deflater);
    out.opacity = pack(image.opacity, size + "/ColorSpace/DeviceGray/BitsPerComponent 8",
                       settings.form, deflater);
  }
  return out;
}

Reference add_image(Store& store, const EmbeddedImage& image) {
  const Reference object = store.reserve();
  Bytes entries = image.colours.entries;
  if (!image.opacity.data.empty()) {
    entries += image.mask ? "/Mask " : "/SMask ";
    append_reference(entries, add_to(store, image.opacity));
  }
  store.fill_shared(object, entries, image.colours.data, image.colours.digest);
  return object;
}

}  // namespace

std::shared_ptr<const EmbeddedImage> EmbeddedImages::embed(const image::Image& image,
                                                           const Settings& settings,
                                                           Deflater& deflater) {
  const ByteView key = bytes_of(image.digest);
  if (const auto* known = known_.find(key)) return *known;
  auto made = std::make_shared<const EmbeddedImage>(pack_image(image, settings, deflater));
  const std::size_t size = made->colours.data.size() + made->opacity.data.size();
  return known_.remember(key, std::move(made), size);
}

DocumentImages::DocumentImages(const layout::Pages& pages, EmbeddedImages& known,
                               const Settings& settings, Deflater& deflater) {
  for (const layout::Page& page : pages.pages) {
    for (const layout::Figure& placed : page.figures) {
      const image::Image* image = placed.figure->image.get();
      const bool there = std::any_of(entries_.begin(), entries_.end(),
                                     [&](const Entry& entry) { return entry.image == image; });
      if (!there) entries_.push_back({image, known.embed(*image, settings, deflater)});
    }
  }
}

void DocumentImages::append_name(Bytes& out, const flow::Figure& figure) const {
  std::int64_t number = 1;
  for (const Entry& entry : entries_) {
    if (entry.image == figure.image.get()) break;
    ++number;
  }
  out += "/I";
  append_integer(out, number);
}

Bytes DocumentImages::resources(Store& store) const {
  if (entries_.empty()) return {};
  Bytes out = "/XObject<<";
  std::int64_t number = 0;
  for (const Entry& entry : entries_) {
    out += "/I";
    append_integer(out, ++number);
    out += ' ';
    append_reference(out, add_image(store, *entry.embedded));
  }
  return out + ">>";
}

}  // namespace kehoach::pdf
