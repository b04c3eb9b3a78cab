#include "press.h"

#include <set>

#include "colour.h"
#include "contents.h"
#include "document.h"
#include "embedded_face.h"
#include "letters.h"

namespace kehoach::pdf {

struct Press::Impl {
  Impl(font::Family fonts, Settings wanted, std::shared_ptr<Faces> shared, MemoShare share)
      : family(std::move(fonts)),
        settings(wanted),
        deflater(share),
        lettering(family, share),
        faces(std::move(shared)),
        images(share) {}

  Diagnostics missing_letters(const layout::Pages& pages) const;
  Result<std::shared_ptr<const EmbeddedFace>> embedded(font::Style style);
  Result<DocumentFaces> faces_of(const layout::Pages& pages);
  Result<Bytes> write(const flow::Flow& flow, const layout::Pages& pages);

  font::Family family;
  Settings settings;
  Deflater deflater;
  Lettering lettering;
  std::shared_ptr<Faces> faces;
  EmbeddedImages images;
  Packed profile;
};

namespace {

Diagnostic missing(const font::Face& face, char32_t code_point, Origin where) {
  return {"C003",
          {utf8::encode(code_point), utf8::code_point_name(code_point),
           face.description().postscript_name},
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

// The letters that their faces cannot show, each once per style.
Diagnostics Press::Impl::missing_letters(const layout::Pages& pages) const {
  std::set<std::pair<font::Style, char32_t>> told;
  Diagnostics found;
  for (const layout::Page& page : pages.pages) {
    for (const layout::Line& line : page.lines) {
      for (const layout::Piece& piece : line.pieces) {
        const font::Face& face = family.face(piece.style);
        for_each_letter(piece.text, [&](char32_t c, std::size_t offset) {
          if (face.glyph(c) || !told.emplace(piece.style, c).second) return;
          found.push_back(missing(face, c, origin_of(line, piece, offset, c)));
        });
      }
    }
  }
  return found;
}

Result<std::shared_ptr<const EmbeddedFace>> Press::Impl::embedded(font::Style style) {
  const font::Face& face = family.face(style);
  const auto& used = lettering.letters.used(style);
  if (used.empty()) return std::shared_ptr<const EmbeddedFace>();
  const auto letters = with_companions(used, face);
  if (auto known = faces->find(style, letters)) return known;
  auto made = embed(face, letters, settings, deflater);
  if (made) faces->remember(style, letters, *made);
  return made;
}

Result<DocumentFaces> Press::Impl::faces_of(const layout::Pages& pages) {
  if (lettering.letters.lacks_any()) {
    if (auto found = missing_letters(pages); !found.empty()) return found;
    return Diagnostic{"C011", {Phrase("quá nhiều chữ khác nhau", "too many letters")}, {}, {}};
  }
  DocumentFaces used;
  Diagnostics broken;
  for (std::size_t i = 0; i < font::style_count; ++i) {
    auto face = embedded(static_cast<font::Style>(i));
    if (face)
      used[i] = std::move(*face);
    else
      append(broken, std::move(face).error());
  }
  if (!broken.empty()) return broken;
  return used;
}

Result<Bytes> Press::Impl::write(const flow::Flow& flow, const layout::Pages& pages) {
  auto store = Store::open();
  if (!store) return store.error();
  lettering.letters.begin_document();
  if (settings.archive != Archive::none && profile.data.empty()) {
    profile = pack(srgb_profile(), "/N 3", settings.form, deflater);
  }
  const DocumentImages shown(pages, images, settings, deflater);
  DocumentWriter document(*store, {flow, pages, family, shown, profile}, settings, deflater);
  document.write_pages(lettering);
  const auto used = faces_of(pages);  // known only when the pages are written
  if (!used) return used.error();
  document.write_rest(*used);
  // PDF 1.4, and with it PDF/A-1, has no object streams.
  const bool old = settings.archive == Archive::a_1b;
  if (old) store->set_version_1_4();
  return store->save(old ? Form::readable : settings.form, deflater);
}

Press::Press(font::Family family, Settings settings, std::shared_ptr<Faces> faces, MemoShare share)
    : impl_(std::make_unique<Impl>(std::move(family), settings, std::move(faces), share)) {}
Press::Press(Press&&) noexcept = default;
Press& Press::operator=(Press&&) noexcept = default;
Press::~Press() = default;

Result<Bytes> Press::write(const flow::Flow& flow, const layout::Pages& pages) {
  return impl_->write(flow, pages);
}

}  // namespace kehoach::pdf
