#include <algorithm>
#include <limits>

#include "base/no_break.h"
#include "impl.h"

namespace kehoach::font {

Face::Impl::Impl(std::string name_on_disk, Bytes content)
    : name(std::move(name_on_disk)),
      file(std::move(content)),
      face(make_face(file)),
      font(hb_font_create(face.get())),
      glyph_count(hb_face_get_glyph_count(face.get())) {
  hb_font_make_immutable(font.get());
}

Face::Impl::~Impl() {
  for (const auto& page : pages) delete page.load(std::memory_order_relaxed);
}

std::uint16_t Face::Impl::advance_of(Glyph glyph) const {
  // A font is scaled to its own units where nothing else is asked for.
  const std::int64_t own = hb_font_get_glyph_h_advance(font.get(), glyph);
  const std::int64_t advance = (own * font::units_per_em + units_per_em / 2) / units_per_em;
  return static_cast<std::uint16_t>(
      std::clamp<std::int64_t>(advance, 0, std::numeric_limits<std::uint16_t>::max()));
}

Letter Face::Impl::look_up(char32_t code_point) const {
  code_point = shown_as(code_point);
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(font.get(), code_point, &glyph)) return {};
  if (glyph == 0 || glyph >= glyph_count) return {};
  const auto found = static_cast<Glyph>(glyph);
  return {found, advance_of(found)};
}

// Threads that come at once may each make the page; the first to be done is kept.
const CodePage& Face::Impl::page(std::size_t index) const {
  const CodePage* page = pages[index].load(std::memory_order_acquire);
  if (page != nullptr) return *page;
  auto made = std::make_unique<CodePage>();
  for (std::size_t i = 0; i < 256; ++i) {
    (*made)[i] = look_up(static_cast<char32_t>(index * 256 + i));
  }
  if (pages[index].compare_exchange_strong(page, made.get(), std::memory_order_acq_rel)) {
    return *made.release();
  }
  return *page;
}

Letter Face::Impl::letter(char32_t code_point) const {
  if (code_point > 0xFFFF) return look_up(code_point);
  return page(code_point >> 8)[code_point & 0xFF];
}

Face::Face(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)), pages_(&impl_->pages) {}

Letter Face::look_up(char32_t code_point) const { return impl_->letter(code_point); }

const VerticalMetrics& Face::vertical() const { return impl_->vertical; }
const Description& Face::description() const { return impl_->description; }

}  // namespace kehoach::font
