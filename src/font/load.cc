#include <algorithm>
#include <cstdlib>

#include "impl.h"

namespace kehoach::font {

namespace {

// Times New Roman's largest face has a little more than 1 MiB.
constexpr std::size_t largest_file = std::size_t{64} << 20;

using FileNames = std::array<const char*, style_count>;  // lower case, in the order of Style

constexpr FileNames families[] = {
    {"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"},
    {"times_new_roman.ttf", "times_new_roman_bold.ttf", "times_new_roman_italic.ttf",
     "times_new_roman_bold_italic.ttf"},
    {"liberationserif-regular.ttf", "liberationserif-bold.ttf", "liberationserif-italic.ttf",
     "liberationserif-bolditalic.ttf"},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

using Names = std::array<std::string, style_count>;

// The family's files as the folder spells them; empty where one is missing.
Names find(const std::vector<std::string>& folder, const FileNames& wanted) {
  Names names;
  for (const std::string& name : folder) {
    const std::string key = lower(name);
    for (std::size_t i = 0; i < style_count; ++i) {
      if (names[i].empty() && key == wanted[i]) names[i] = name;
    }
  }
  return names;
}

// 1/1000 em, as a PDF wants it.
int thousandths(int length, int em) {
  const int twice = 2 * 1000 * length;
  return (twice + (length >= 0 ? em : -em)) / (2 * em);
}

// 1/2048 em.
int units(int length, int em) {
  const int twice = 2 * units_per_em * length;
  return (twice + (length >= 0 ? em : -em)) / (2 * em);
}

// The height of an H, for the fonts that do not say how high their capitals are.
int measured_cap_height(hb_font_t* font, const Headers& headers) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents;
  if (hb_font_get_nominal_glyph(font, 'H', &glyph) &&
      hb_font_get_glyph_extents(font, glyph, &extents) && extents.y_bearing > 0 &&
      extents.y_bearing <= 4 * headers.units_per_em) {
    return extents.y_bearing;
  }
  return headers.ascent;
}

// The font's PostScript name, with what may stand in a PDF name without an escape.
std::string postscript_name(hb_face_t* face) {
  char buffer[64];
  unsigned size = sizeof buffer;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, buffer);
  std::string name;
  for (const char c : std::string_view(buffer, std::min<std::size_t>(size, sizeof buffer - 1))) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    if (plain) name += c;
  }
  return name.empty() ? "Unnamed" : name;
}

Description describe(const Face::Impl& impl, const Headers& headers, int cap_height) {
  const int em = headers.units_per_em;
  Description description;
  description.postscript_name = postscript_name(impl.face.get());
  for (std::size_t i = 0; i < 4; ++i) {
    description.bounding_box[i] = thousandths(headers.bounding_box[i], em);
  }
  description.italic_angle = std::clamp(headers.italic_angle, -90, 90);
  description.ascent = thousandths(headers.ascent, em);
  description.descent = thousandths(headers.descent, em);
  description.cap_height = thousandths(cap_height, em);
  // Files do not say how thick their stems are; this is the usual guess from the weight, 87 for a
  // regular face and 165 for a bold one.
  const int weight = std::clamp(headers.weight, 100, 1000);
  description.stem_v = 50 + weight * weight / (65 * 65);
  description.fixed_pitch = headers.fixed_pitch;
  description.serif = headers.serif;
  description.italic = headers.italic;
  return description;
}

Result<Face> make_face_of(const Path& path, Bytes file) {
  auto impl = std::make_shared<Face::Impl>(path.filename().string(), std::move(file));
  const auto headers = read_headers(path, impl->file, impl->face.get());
  if (!headers) return headers.error();
  const int em = headers->units_per_em;
  impl->units_per_em = em;
  const int cap_height = headers->cap_height > 0 && headers->cap_height <= 4 * em
                             ? headers->cap_height
                             : measured_cap_height(impl->font.get(), *headers);
  impl->vertical = {units(headers->ascent, em),
                    units(headers->descent, em),
                    units(headers->line_gap, em),
                    units(cap_height, em),
                    units(headers->underline_position, em),
                    units(headers->underline_thickness, em)};
  impl->description = describe(*impl, *headers, cap_height);
  if (impl->letter(U' ').glyph == 0) {
    return unusable(path, {"phông không có dấu cách", "it has no blank"});
  }
  return Face(std::move(impl));
}

Diagnostic not_whole(const Path& folder, const Names& liberation) {
  std::string missing;
  static constexpr FileNames as_shipped = {"LiberationSerif-Regular.ttf",
                                           "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
                                           "LiberationSerif-BoldItalic.ttf"};
  for (std::size_t i = 0; i < style_count; ++i) {
    if (!liberation[i].empty()) continue;
    missing += missing.empty() ? "" : ", ";
    missing += as_shipped[i];
  }
  return {"C001", {folder.string(), missing}, {}, {}};
}

}  // namespace

Result<Family> load_family(const World& world, const Path& folder) {
  const auto listed = world.list_folder(folder);
  if (!listed) return listed.error();
  Names names;
  for (const FileNames& family : families) {
    names = find(*listed, family);
    if (std::none_of(names.begin(), names.end(), [](const auto& n) { return n.empty(); })) break;
  }
  if (std::any_of(names.begin(), names.end(), [](const auto& n) { return n.empty(); })) {
    return not_whole(folder, names);
  }
  std::vector<Face> faces;
  Diagnostics found;
  for (const std::string& name : names) {
    auto file = world.read_file(folder / name, largest_file);
    if (!file) {
      append(found, std::move(file).error());
      continue;
    }
    auto face = make_face_of(folder / name, std::move(*file));
    if (face) {
      faces.push_back(std::move(*face));
    } else {
      append(found, std::move(face).error());
    }
  }
  if (!found.empty()) return found;
  return Family({faces[0], faces[1], faces[2], faces[3]});
}

}  // namespace kehoach::font
