// Fonts: four faces of one family, what their letters measure, and subsets of them to embed.
//
// In: TrueType files, from `fonts/` or the user's folder: strangers, so every table is read through
// HarfBuzz; by hand only single numbers at fixed places of its headers, with a bound. Out: advances
// in 1/2048 em by code point, vertical metrics, subset files. Text is set unkerned and unligatured,
// one glyph per code point, as Word does by default; NFC makes every Vietnamese letter one code
// point.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/world.h"

namespace kehoach::font {

enum class Style : std::uint8_t { regular, bold, italic, bold_italic };
inline constexpr std::size_t style_count = 4;
inline constexpr Style style_of(bool bold, bool italic) {
  return static_cast<Style>((bold ? 1 : 0) + (italic ? 2 : 0));
}

using Glyph = std::uint16_t;

// In 1/2048 em, whatever the file's own units: the unit in which lines are measured.
inline constexpr int units_per_em = 2048;

// Positions above the baseline are positive, descent negative. hhea's, as Word and LibreOffice
// take them on Windows' and Linux' fonts alike.
struct VerticalMetrics {
  int ascent = 0;
  int descent = 0;
  int line_gap = 0;
  int cap_height = 0;
  int underline_position = 0;
  int underline_thickness = 0;
};

// What a PDF font descriptor wants (ISO 32000-1, 9.8), in 1/1000 em where it is a length.
struct Description {
  std::string postscript_name;  // "LiberationSerif-Bold"
  std::array<int, 4> bounding_box{};
  int italic_angle = 0;
  int ascent = 0, descent = 0, cap_height = 0, stem_v = 0;
  bool fixed_pitch = false, serif = false, italic = false;
};

// A subset made for embedding: glyphs renumbered from 0 (.notdef) on.
struct Subset {
  Bytes file;                     // TrueType
  std::vector<Glyph> new_to_old;  // by new glyph number
};

// What a face has for a code point: glyph 0 is none.
struct Letter {
  Glyph glyph = 0;
  std::uint16_t advance = 0;  // 1/2048 em
};

// Letters of 256 code points that share all but their last byte, once they have been asked for.
using CodePage = std::array<Letter, 256>;
using CodePages = std::array<std::atomic<const CodePage*>, 256>;

class Face {
 public:
  // U+00A0 is the face's blank and U+2011 its hyphen, whatever glyphs of their own it has.
  Letter letter(char32_t code_point) const {
    if (code_point <= 0xFFFF) {
      const CodePage* page = (*pages_)[code_point >> 8].load(std::memory_order_acquire);
      if (page != nullptr) return (*page)[code_point & 0xFF];
    }
    return look_up(code_point);
  }
  // The advance of a code point; nothing if the face has no glyph for it.
  std::optional<std::uint16_t> advance(char32_t code_point) const {
    const Letter found = letter(code_point);
    return found.glyph == 0 ? std::nullopt : std::optional(found.advance);
  }
  std::optional<Glyph> glyph(char32_t code_point) const {
    const Letter found = letter(code_point);
    return found.glyph == 0 ? std::nullopt : std::optional(found.glyph);
  }
  const VerticalMetrics& vertical() const;
  const Description& description() const;

  // The glyphs named, .notdef and the parts of composites; hints and layout tables dropped.
  // The same glyphs always give the same bytes. C004 if the outlines cannot be taken or a glyph is
  // not in the face.
  Result<Subset> subset(std::span<const Glyph> glyphs) const;

  struct Impl;
  explicit Face(std::shared_ptr<const Impl> impl);

 private:
  Letter look_up(char32_t code_point) const;

  std::shared_ptr<const Impl> impl_;
  const CodePages* pages_;  // in *impl_
};

class Family {
 public:
  const Face& face(Style style) const { return faces_[static_cast<std::size_t>(style)]; }
  explicit Family(std::array<Face, style_count> faces) : faces_(std::move(faces)) {}

 private:
  std::array<Face, style_count> faces_;
};

// The family in a folder: Times New Roman if its four files are there (times.ttf, timesbd.ttf,
// timesi.ttf, timesbi.ttf, or Times_New_Roman*.ttf as Linux packages name them; case ignored),
// else Liberation Serif. C001 if neither is whole, C002 if a file is not a font that may be
// embedded (OS/2 fsType restricted) or lacks what is needed.
Result<Family> load_family(const World& world, const Path& folder);

}  // namespace kehoach::font
