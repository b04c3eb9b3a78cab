// What a Face holds: the file, HarfBuzz' view of it, and what has been asked of it so far. All of
// it is safe to share: what is made late is made once and never changed.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "font/font.h"
#include "harfbuzz.h"
#include "tables.h"

namespace kehoach::font {

// The letters that plans are written with, cut from the full face once: small subsets are taken
// from it in a third of the time.
struct PreCut {
  Bytes file;
  HbFace face;
  std::vector<Glyph> to_full;                             // by glyph number in this face
  std::vector<std::optional<std::uint16_t>> from_full{};  // by glyph number in the full face
};

struct Face::Impl {
  Impl(std::string name_on_disk, Bytes content);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Letter letter(char32_t code_point) const;
  std::uint16_t advance_of(Glyph glyph) const;
  const PreCut* pre_cut() const;

  std::string name;  // the file's, for diagnostics
  Bytes file;
  HbFace face;
  HbFont font;
  unsigned glyph_count = 0;
  int units_per_em = 0;
  VerticalMetrics vertical;
  Description description;
  mutable CodePages pages{};

 private:
  Letter look_up(char32_t code_point) const;
  const CodePage& page(std::size_t index) const;

  mutable std::atomic<unsigned> subsets_made_{0};
  mutable std::once_flag pre_cut_once_;
  mutable std::unique_ptr<const PreCut> pre_cut_;
};

}  // namespace kehoach::font
