// Subsets by HarfBuzz. Glyphs keep their order and nothing of the cut depends on the glyphs that
// were left out, so a subset of a subset has the same bytes as one cut from the full face.
#include <algorithm>

#include "impl.h"

namespace kehoach::font {

namespace {

struct Range {
  char32_t first, last;
};

// Vietnamese, what Latin text has beside it, and the signs found in plans.
constexpr Range universal_letters[] = {
    {0x0020, 0x007E}, {0x00A0, 0x00FF}, {0x0102, 0x0103}, {0x0110, 0x0111}, {0x0128, 0x0129},
    {0x0168, 0x0169}, {0x01A0, 0x01A1}, {0x01AF, 0x01B0}, {0x0300, 0x0303}, {0x0309, 0x0309},
    {0x0323, 0x0323}, {0x1EA0, 0x1EF9}, {0x2010, 0x2015}, {0x2018, 0x2022}, {0x2026, 0x2026},
    {0x2030, 0x2033}, {0x2039, 0x203A}, {0x20AB, 0x20AC}, {0x2122, 0x2122}, {0x2190, 0x2193},
    {0x2212, 0x2212}, {0x2264, 0x2265}, {0x25A1, 0x25A1}, {0x25CF, 0x25CF},
};

// Below this the full face is cut from: a single document has no use for the preparation.
constexpr unsigned subsets_before_preparation = 2;

// All that a PDF reader does not look at in a CIDFontType2 (ISO 32000-1, 9.9), and what belongs to
// variable fonts, whose default instance is what was measured.
constexpr const char* dropped_tables[] = {
    "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "kern", "FFTM", "gasp", "name", "post",
    "OS/2", "cmap", "DSIG", "VDMX", "hdmx", "LTSH", "PCLT", "meta", "fvar", "gvar",
    "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT", "COLR", "CPAL", "CBDT", "CBLC",
    "EBDT", "EBLC", "EBSC", "sbix", "SVG ", "MATH", "vhea", "vmtx", "VORG",
};

struct Cut {
  Bytes file;
  std::vector<Glyph> new_to_old;
};

HbSubsetInput make_input(std::span<const Glyph> glyphs) {
  HbSubsetInput input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const Glyph glyph : glyphs) hb_set_add(wanted, glyph);
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* table : dropped_tables) hb_set_add(dropped, hb_tag_from_string(table, 4));
  return input;
}

std::optional<std::vector<Glyph>> new_to_old_of(const hb_subset_plan_t* plan) {
  const hb_map_t* map = hb_subset_plan_new_to_old_glyph_mapping(plan);
  std::vector<Glyph> old;
  const unsigned count = hb_map_get_population(map);
  old.reserve(count);
  for (unsigned glyph = 0; glyph < count; ++glyph) {
    const hb_codepoint_t found = hb_map_get(map, glyph);
    if (found > 0xFFFF) return std::nullopt;  // HB_MAP_VALUE_INVALID too
    old.push_back(static_cast<Glyph>(found));
  }
  return old;
}

// `glyphs` sorted, all of them in the face.
std::optional<Cut> cut(hb_face_t* face, std::span<const Glyph> glyphs) {
  const HbSubsetInput input = make_input(glyphs);
  if (!input) return std::nullopt;
  const HbSubsetPlan plan(hb_subset_plan_create_or_fail(face, input.get()));
  if (!plan) return std::nullopt;
  const HbFace made(hb_subset_plan_execute_or_fail(plan.get()));
  if (!made) return std::nullopt;
  auto new_to_old = new_to_old_of(plan.get());
  if (!new_to_old) return std::nullopt;
  const HbBlob blob(hb_face_reference_blob(made.get()));
  Cut result{Bytes(view_of(blob.get())), std::move(*new_to_old)};
  if (result.file.empty() || hb_face_get_glyph_count(made.get()) != result.new_to_old.size()) {
    return std::nullopt;
  }
  return result;
}

std::vector<Glyph> universal_glyphs(const Face::Impl& impl) {
  std::vector<Glyph> glyphs;
  for (const Range range : universal_letters) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      if (const Glyph glyph = impl.letter(c).glyph; glyph != 0) glyphs.push_back(glyph);
    }
  }
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  return glyphs;
}

std::unique_ptr<const PreCut> prepare(const Face::Impl& impl) {
  auto made = cut(impl.face.get(), universal_glyphs(impl));
  if (!made) return nullptr;
  auto prepared = std::make_unique<PreCut>();
  prepared->file = std::move(made->file);
  prepared->to_full = std::move(made->new_to_old);
  prepared->from_full.resize(impl.glyph_count);
  for (std::size_t i = 0; i < prepared->to_full.size(); ++i) {
    prepared->from_full[prepared->to_full[i]] = static_cast<Glyph>(i);
  }
  const HbFace plain = make_face(prepared->file);
  prepared->face.reset(hb_subset_preprocess(plain.get()));
  return prepared;
}

// The subset cut from the prepared face; nothing if a glyph is not in it.
std::optional<Cut> cut_from(const PreCut& prepared, std::span<const Glyph> glyphs) {
  std::vector<Glyph> inside;
  inside.reserve(glyphs.size());
  for (const Glyph glyph : glyphs) {
    const auto found = prepared.from_full[glyph];
    if (!found) return std::nullopt;
    inside.push_back(*found);
  }
  auto made = cut(prepared.face.get(), inside);
  if (!made) return std::nullopt;
  for (Glyph& glyph : made->new_to_old) glyph = prepared.to_full[glyph];
  return made;
}

}  // namespace

const PreCut* Face::Impl::pre_cut() const {
  if (subsets_made_.fetch_add(1, std::memory_order_relaxed) < subsets_before_preparation) {
    return nullptr;
  }
  std::call_once(pre_cut_once_, [this] { pre_cut_ = prepare(*this); });
  return pre_cut_.get();
}

Result<Subset> Face::subset(std::span<const Glyph> glyphs) const {
  const Impl& impl = *impl_;
  const Diagnostic failed = {"C004", {impl.name}, {}, {}};
  if (std::any_of(glyphs.begin(), glyphs.end(), [&](Glyph g) { return g >= impl.glyph_count; })) {
    return failed;
  }
  std::optional<Cut> made;
  if (const PreCut* prepared = impl.pre_cut()) made = cut_from(*prepared, glyphs);
  if (!made) made = cut(impl.face.get(), glyphs);
  if (!made) return failed;
  return Subset{std::move(made->file), std::move(made->new_to_old)};
}

}  // namespace kehoach::font
