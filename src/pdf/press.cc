#include "press.h"

#include "colour.h"
#include "contents.h"
#include "document.h"
#include "embedded_face.h"
#include "letters.h"

namespace kehoach::pdf {

struct Press::Impl {
  Impl(font::Family fonts, Settings wanted) : family(std::move(fonts)), settings(wanted) {}

  Diagnostics collect_letters(const layout::Pages& pages);
  void collect_letters(const layout::Line& line, const layout::Piece& piece, Diagnostics& found);
  Result<std::shared_ptr<const EmbeddedFace>> embedded(font::Style style);
  Result<Bytes> write(const flow::Flow& flow, const layout::Pages& pages);

  font::Family family;
  Settings settings;
  Deflater deflater;
  LetterTable letters;
  EmbeddedFaces faces;
  EmbeddedImages images;
  Packed profile;
};

namespace {

Diagnostic missing(const font::Face& face, char32_t code_point, Origin where) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string number;
  for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    number += digits[code_point >> shift & 0xF];
  }
  return {"C003",
          {utf8::encode(code_point), "U+" + number, face.description().postscript_name},
          where,
          {}};
}

Origin origin_of(const layout::Line& line, const layout::Piece& piece, std::size_t offset,
                 char32_t code_point) {
  const flow::Run* run = run_of(line, piece);
  if (run == nullptr) return {};
  return narrowed(run->origin, piece.offset + static_cast<std::uint32_t>(offset),
                  static_cast<std::uint32_t>(utf8::encode(code_point).size()));
}

}  // namespace

void Press::Impl::collect_letters(const layout::Line& line, const layout::Piece& piece,
                                  Diagnostics& found) {
  const font::Face& face = family.face(piece.style);
  if (blank_follows(line, piece)) letters.use(piece.style, blank);
  for_each_letter(piece.text, [&](char32_t c, std::size_t offset) {
    if (!letters.use(piece.style, shown_as(c)) || face.glyph(c)) return;
    found.push_back(missing(face, c, origin_of(line, piece, offset, c)));
  });
}

Diagnostics Press::Impl::collect_letters(const layout::Pages& pages) {
  letters.clear();
  Diagnostics found;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      for (const layout::Piece& piece : line.pieces) collect_letters(line, piece, found);
      if (const layout::Piece* last = ends_at_blank(line)) letters.use(last->style, blank);
    }
  }
  return found;
}

Result<std::shared_ptr<const EmbeddedFace>> Press::Impl::embedded(font::Style style) {
  const auto& used = letters.used(style);
  if (used.empty()) return std::shared_ptr<const EmbeddedFace>();
  if (auto known = faces.find(style, used)) return known;
  auto made = embed(family.face(style), used, settings, deflater);
  if (made) faces.remember(style, used, *made);
  return made;
}

Result<Bytes> Press::Impl::write(const flow::Flow& flow, const layout::Pages& pages) {
  auto store = Store::open();
  if (!store) return store.error();
  if (auto found = collect_letters(pages); !found.empty()) return found;
  DocumentFaces used;
  Diagnostics broken;
  for (std::size_t i = 0; i < font::style_count; ++i) {
    const auto style = static_cast<font::Style>(i);
    auto face = embedded(style);
    if (!face) {
      append(broken, std::move(face).error());
      continue;
    }
    used[i] = std::move(*face);
    if (used[i]) letters.assign(style, used[i]->letters);
  }
  if (!broken.empty()) return broken;
  if (settings.archive != Archive::none && profile.data.empty()) {
    profile = pack(srgb_profile(), "/N 3", settings.form, deflater);
  }
  const DocumentImages shown(pages, images, settings, deflater);
  add_document(*store, {flow, pages, family, letters, used, shown, profile}, settings, deflater);
  // PDF 1.4, and with it PDF/A-1, has no object streams.
  const bool old = settings.archive == Archive::a_1b;
  if (old) store->set_version_1_4();
  return store->save(old ? Form::readable : settings.form, deflater);
}

Press::Press(font::Family family, Settings settings)
    : impl_(std::make_unique<Impl>(std::move(family), settings)) {}
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;
Press::~Press() = default;

Result<Bytes> Press::write(const flow::Flow& flow, const layout::Pages& pages) {
  return impl_->write(flow, pages);
}

}  // namespace kehoach::pdf
