#include "colour.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr std::string_view name = "sRGB IEC61966-2.1";

void append_zeros(Bytes& out, std::size_t count) { out.append(count, '\0'); }

struct Colour {
  double x, y, z;
};

// s15Fixed16Number (5.3.5).
void append_colour(Bytes& out, const Colour& colour) {
  for (const double value : {colour.x, colour.y, colour.z}) {
    append_big_endian(out, static_cast<std::uint32_t>(std::lround(value * 65536)), 4);
  }
}

// The white of the connection space, D50 (ICC.1:2001-04, annex A.1), and the primaries of IEC
// 61966-2-1 (table 1) with its white, D65, adapted to it by the linear Bradford transform.
constexpr Colour white = {0.9642, 1.0, 0.8249};
constexpr Colour red = {0.43607, 0.22249, 0.01392};
constexpr Colour green = {0.38515, 0.71687, 0.09708};
constexpr Colour blue = {0.14307, 0.06061, 0.71410};

Bytes colour_tag(const Colour& colour) {
  Bytes out = "XYZ ";
  append_zeros(out, 4);
  append_colour(out, colour);
  return out;
}

// From what is stored to light (IEC 61966-2-1, 5.2), in 256 steps.
Bytes curve_tag() {
  constexpr int steps = 256;
  Bytes out = "curv";
  append_zeros(out, 4);
  append_big_endian(out, steps, 4);
  for (int i = 0; i < steps; ++i) {
    const double stored = i / 255.0;
    const double light =
        stored <= 0.04045 ? stored / 12.92 : std::pow((stored + 0.055) / 1.055, 2.4);
    append_big_endian(out, static_cast<std::uint32_t>(std::lround(light * 65535)), 2);
  }
  return out;
}

// textDescriptionType (6.5.17): ASCII, with nothing in Unicode and for Macintosh.
Bytes description_tag() {
  Bytes out = "desc";
  append_zeros(out, 4);
  append_big_endian(out, static_cast<std::uint32_t>(name.size() + 1), 4);
  out += name;
  append_zeros(out, 1 + 8 + 3 + 67);
  return out;
}

Bytes text_tag(std::string_view text) {
  Bytes out = "text";
  append_zeros(out, 4);
  out += text;
  append_zeros(out, 1);
  return out;
}

// 6.1: the header's 128 bytes, all but the size.
Bytes header() {
  Bytes out;
  append_zeros(out, 4 + 4);
  append_big_endian(out, 0x02100000, 4);  // version 2.1
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {1999u, 1u, 1u, 0u, 0u, 0u}) append_big_endian(out, part, 2);
  out += "acsp";
  append_zeros(out, 28);
  append_colour(out, white);
  append_zeros(out, 48);
  return out;
}

}  // namespace

Bytes srgb_profile() {
  struct Tag {
    const char* signature;
    Bytes data;
  };
  const std::array<Tag, 7> tags = {{{"desc", description_tag()},
                                    {"cprt", text_tag("No copyright, use freely")},
                                    {"wtpt", colour_tag(white)},
                                    {"rXYZ", colour_tag(red)},
                                    {"gXYZ", colour_tag(green)},
                                    {"bXYZ", colour_tag(blue)},
                                    {"rTRC", curve_tag()}}};
  constexpr std::array<const char*, 2> same_curve = {"gTRC", "bTRC"};
  Bytes table, data;
  const auto count = static_cast<std::uint32_t>(tags.size() + same_curve.size());
  const std::size_t begin = 128 + 4 + 12 * std::size_t{count};
  append_big_endian(table, count, 4);
  std::uint32_t at = 0, size = 0;
  const auto enter = [&](const char* signature) {
    table += signature;
    append_big_endian(table, at, 4);
    append_big_endian(table, size, 4);
  };
  for (const Tag& tag : tags) {
    at = static_cast<std::uint32_t>(begin + data.size());
    size = static_cast<std::uint32_t>(tag.data.size());
    enter(tag.signature);
    data += tag.data;
    append_zeros(data, (4 - data.size() % 4) % 4);
  }
  for (const char* signature : same_curve) enter(signature);
  Bytes profile;
  append_big_endian(profile, static_cast<std::uint32_t>(begin + data.size()), 4);
  return profile + header().substr(4) + table + data;
}

Bytes output_intent(Reference profile) {
  Bytes out = "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier";
  append_literal(out, name);
  out += "/Info";
  append_literal(out, name);
  out += "/DestOutputProfile ";
  append_reference(out, profile);
  return out + ">>";
}

}  // namespace kehoach::pdf
