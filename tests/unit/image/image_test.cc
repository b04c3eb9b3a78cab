#include "image/image.h"

#include <array>
#include <fstream>
#include <functional>
#include <png.h>
#include <sstream>

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::image;

namespace {

void put(png_structp png, png_bytep data, png_size_t size) {
  static_cast<Bytes*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

struct Kind {
  int colour = PNG_COLOR_TYPE_RGBA;
  int depth = 8;
  bool interlaced = false;
  std::function<void(png_structp, png_infop)> more = [](png_structp, png_infop) {};
};

// A file of `height` rows, each of these bytes.
Bytes png_of(Kind kind, std::uint32_t width, std::uint32_t height, Bytes row) {
  Bytes out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &out, put, nullptr);
  png_set_IHDR(png, info, width, height, kind.depth, kind.colour,
               kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
  kind.more(png, info);
  std::vector<png_bytep> rows(height, reinterpret_cast<png_bytep>(row.data()));
  png_set_rows(png, info, rows.data());
  png_write_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
  png_destroy_write_struct(&png, &info);
  return out;
}

std::shared_ptr<const Image> good(const Bytes& file) {
  auto image = read_png(file, {});
  if (!image) FAIL(image.error().front().message(Language::en));
  return *image;
}

std::string refused(ByteView file) {
  const auto image = read_png(file, {});
  REQUIRE(!image);
  REQUIRE(image.error().size() == 1);
  return std::string(image.error().front().code) + ' ' +
         image.error().front().message(Language::en);
}

Bytes small() { return png_of({}, 2, 2, "\x01\x02\x03\x04\x05\x06\x07\xFF"); }

Bytes bytes_of(std::initializer_list<int> values) {
  Bytes out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

}  // namespace

TEST_CASE("colours and opacity of every kind of pixel") {
  SECTION("colours with opacity; what is not seen is white") {
    const auto image = good(png_of({}, 3, 1, bytes_of({1, 2, 3, 128, 4, 5, 6, 0, 7, 8, 9, 255})));
    CHECK(image->colours == bytes_of({1, 2, 3, 255, 255, 255, 7, 8, 9}));
    CHECK(image->opacity == bytes_of({128, 0, 255}));
    CHECK(image->transparent);
  }
  SECTION("colours alone") {
    const auto image = good(png_of({PNG_COLOR_TYPE_RGB}, 1, 2, bytes_of({1, 2, 3})));
    CHECK(image->colours == bytes_of({1, 2, 3, 1, 2, 3}));
    CHECK_FALSE(image->transparent);
  }
  SECTION("a palette with opacities") {
    std::array<png_color, 2> palette = {{{10, 20, 30}, {40, 50, 60}}};
    png_byte opacity = 7;
    const auto image = good(png_of({PNG_COLOR_TYPE_PALETTE, 1, false,
                                    [&](png_structp png, png_infop info) {
                                      png_set_PLTE(png, info, palette.data(), 2);
                                      png_set_tRNS(png, info, &opacity, 1, nullptr);
                                    }},
                                   2, 1, bytes_of({0x40})));
    CHECK(image->colours == bytes_of({10, 20, 30, 40, 50, 60}));
    CHECK(image->opacity == bytes_of({7, 255}));
  }
  SECTION("grey of which one is transparent") {
    png_color_16 clear{};
    clear.gray = 2;
    const auto image = good(png_of(
        {PNG_COLOR_TYPE_GRAY, 2, false,
         [&](png_structp png, png_infop info) { png_set_tRNS(png, info, nullptr, 0, &clear); }},
        4, 1, bytes_of({0b00011011})));
    CHECK(image->colours == bytes_of({0, 0, 0, 85, 85, 85, 255, 255, 255, 255, 255, 255}));
    CHECK(image->opacity == bytes_of({255, 255, 0, 255}));
  }
  SECTION("sixteen bits") {
    const auto image = good(
        png_of({PNG_COLOR_TYPE_RGBA, 16}, 1, 1, bytes_of({1, 1, 128, 128, 254, 254, 255, 255})));
    CHECK(image->colours == bytes_of({1, 128, 254}));
  }
  SECTION("interlaced") {
    const auto image = good(png_of({PNG_COLOR_TYPE_GRAY, 8, true}, 3, 9, bytes_of({10, 20, 30})));
    REQUIRE(image->colours.size() == 81);
    for (std::size_t row = 0; row < 9; ++row) {
      CHECK(image->colours.substr(9 * row, 9) == bytes_of({10, 10, 10, 20, 20, 20, 30, 30, 30}));
    }
  }
}

TEST_CASE("a picture is as large as its file says, else at 300 dots to the inch") {
  const auto sized = [](std::uint32_t across, std::uint32_t down, int unit) {
    return good(png_of(
        {PNG_COLOR_TYPE_GRAY, 8, false,
         [=](png_structp png, png_infop info) { png_set_pHYs(png, info, across, down, unit); }},
        30, 60, Bytes(30, '\0')));
  };
  const auto said = true_size(*sized(1000, 2000, PNG_RESOLUTION_METER));
  CHECK(said.width == Length::hundredths_of_mm(3000));
  CHECK(said.height == Length::hundredths_of_mm(3000));
  CHECK_FALSE(sized(1, 1, PNG_RESOLUTION_UNKNOWN)->density);
  CHECK_FALSE(sized(0, 5, PNG_RESOLUTION_METER)->density);
  const auto assumed = true_size(*good(png_of({PNG_COLOR_TYPE_GRAY}, 300, 30, Bytes(300, '\0'))));
  CHECK(assumed.width == Length::emu(914400));
  CHECK(assumed.height == Length::emu(91440));
  CHECK(true_size(*sized(0xFFFFFFFF >> 1, 1, PNG_RESOLUTION_METER)).width == Length::emu(1));
}

TEST_CASE("only what draws is kept: no texts, no times, no profiles") {
  const auto image = good(png_of({PNG_COLOR_TYPE_GRAY, 8, false,
                                  [](png_structp png, png_infop info) {
                                    std::array<char, 7> key{"Author"}, name{"Nguyen"};
                                    png_text text{};
                                    text.compression = PNG_TEXT_COMPRESSION_NONE;
                                    text.key = key.data();
                                    text.text = name.data();
                                    png_set_text(png, info, &text, 1);
                                    png_time time{2021, 2, 8, 1, 2, 3};
                                    png_set_tIME(png, info, &time);
                                    png_set_gAMA(png, info, 0.9);
                                    png_set_pHYs(png, info, 6000, 6000, PNG_RESOLUTION_METER);
                                  }},
                                 1, 1, "\x64"));
  for (const char* name : {"tEXt", "tIME", "gAMA"}) {
    CHECK(image->file.find(name) == Bytes::npos);
  }
  CHECK(image->file.find("pHYs") != Bytes::npos);
  CHECK(image->colours == "\x64\x64\x64");  // sRGB, whatever the file says of gamma
  const auto again = good(image->file);
  CHECK(again->file == image->file);
  CHECK(again->digest == image->digest);
}

TEST_CASE("what is not whole is refused wherever it is cut or changed") {
  const Bytes file = small();
  for (std::size_t size = 0; size < file.size(); ++size) {
    const std::string said = refused(ByteView(file).substr(0, size));
    CHECK(said.substr(0, 4) == (size < 8 ? "I002" : "I003"));
  }
  for (std::size_t at = 0; at < file.size(); ++at) {
    Bytes other = file;
    other[at] = static_cast<char>(other[at] ^ 0x20);
    CHECK_FALSE(read_png(other, {}).has_value());
  }
  CHECK(good(file + "what follows the end is not looked at")->file == file);
}

TEST_CASE("bounds") {
  CHECK(refused(Bytes(largest_file + 1, '\x89')).substr(0, 4) == "F002");
  CHECK(refused(png_of({PNG_COLOR_TYPE_GRAY}, longest_side + 1, 1, Bytes(longest_side + 1, '\0')))
            .substr(0, 4) == "I004");
  CHECK(refused(png_of({PNG_COLOR_TYPE_GRAY, 1}, 4096, 2000, Bytes(512, '\0'))) ==
        "I004 the picture is too large: it has 4096 x 2000 pixels; at most 4096 pixels a side, 8 "
        "million pixels, 4096 chunks");
  CHECK(good(png_of({PNG_COLOR_TYPE_GRAY, 1}, 4096, 1000, Bytes(512, '\0')))->width == 4096);
}
