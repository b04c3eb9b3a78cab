#include "shipped_fonts.h"

#include <array>
#include <stdexcept>

namespace kehoach::font {

const char* const shipped_names[4] = {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                      "LiberationSerif-Italic.ttf",
                                      "LiberationSerif-BoldItalic.ttf"};

namespace {

const Path folder = Path(KEHOACH_SOURCE_FOLDER) / "fonts";

std::array<Bytes, 4> read_shipped() {
  const auto world = real_world();
  std::array<Bytes, 4> files;
  for (std::size_t i = 0; i < 4; ++i) {
    files[i] = world->read_file(folder / shipped_names[i], std::size_t{1} << 22).value();
  }
  return files;
}

}  // namespace

const Bytes& shipped_file(Style style) {
  static const std::array<Bytes, 4> files = read_shipped();
  return files[static_cast<std::size_t>(style)];
}

Family shipped_family() { return load_family(*real_world(), folder).value(); }

void put_family(MemoryWorld& world, Style replaced, const Bytes& content) {
  for (std::size_t i = 0; i < 4; ++i) {
    const auto style = static_cast<Style>(i);
    world.put(Path("/fonts") / shipped_names[i], style == replaced ? content : shipped_file(style));
  }
}

Result<Family> load_with(Style replaced, const Bytes& content) {
  MemoryWorld world;
  put_family(world, replaced, content);
  return load_family(world, "/fonts");
}

unsigned get_u16(const Bytes& file, std::size_t at) {
  return static_cast<unsigned>(static_cast<unsigned char>(file.at(at)) << 8 |
                               static_cast<unsigned char>(file.at(at + 1)));
}

void put_u16(Bytes& file, std::size_t at, unsigned value) {
  file.at(at) = static_cast<char>(value >> 8 & 0xFF);
  file.at(at + 1) = static_cast<char>(value & 0xFF);
}

TablePlace place_of(const Bytes& file, std::string_view table) {
  const auto u32 = [&](std::size_t at) {
    return std::size_t{get_u16(file, at)} << 16 | get_u16(file, at + 2);
  };
  for (std::size_t i = 0; i < get_u16(file, 4); ++i) {
    const std::size_t record = 12 + 16 * i;
    if (file.compare(record, 4, table) == 0) return {record, u32(record + 8), u32(record + 12)};
  }
  throw std::runtime_error("no such table");
}

std::u32string vietnamese_letters() {
  return U"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
         U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";
}

}  // namespace kehoach::font
