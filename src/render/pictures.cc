#include "pictures.h"

#include <algorithm>

#include "image/image.h"
#include "render/many.h"

namespace kehoach::render {

std::optional<Path> picture_file(const World& world, const Path& folder, const std::string& name) {
  const Path path(name);
  const bool inside =
      !name.empty() && path.is_relative() && name.find('\0') == std::string::npos &&
      std::none_of(path.begin(), path.end(), [](const Path& part) { return part == ".."; });
  if (!inside) return std::nullopt;
  Path file = folder / path;
  const auto real = world.real_path(file);
  if (!real) return file;  // it is not there: reading will say so
  const auto home = world.real_path(folder.empty() ? Path(".") : folder);
  if (!home) return std::nullopt;
  const auto [end, rest] = std::mismatch(home->begin(), home->end(), real->begin(), real->end());
  if (end != home->end()) return std::nullopt;
  return file;
}

namespace {

bool read(document::Picture& picture, const Path& folder, Prepared& prepared, Diagnostics& told) {
  if (picture.path.empty()) return true;
  const auto file = picture_file(prepared.world(), folder, picture.path);
  if (!file) {
    told.push_back({"I001", {picture.path}, picture.origin, {}});
    return false;
  }
  auto image = prepared.image(*file, picture.origin);
  if (!image) {
    append(told, std::move(image).error());
    return false;
  }
  picture.image = std::move(*image);
  if (!picture.image->density) {
    const auto size = image::true_size(*picture.image);
    told.push_back({"I005",
                    {std::to_string(size.width.in_millimetres()),
                     std::to_string(size.height.in_millimetres())},
                    picture.origin,
                    {}});
  }
  if (!picture.image->transparent) told.push_back({"I007", {}, picture.origin, {}});
  return true;
}

}  // namespace

bool read_pictures(document::Document& document, const Path& folder, Prepared& prepared,
                   Diagnostics& told) {
  bool whole = true;
  for (auto& signature : document.signatures) {
    whole = read(signature.image, folder, prepared, told) && whole;
  }
  return read(document.seal, folder, prepared, told) && whole;
}

}  // namespace kehoach::render
