#include "pdf/faces.h"

#include "embedded_face.h"

namespace kehoach::pdf {

namespace {

Bytes key_of(font::Style style, const std::vector<UsedLetter>& letters) {
  Bytes key(1, static_cast<char>(style));
  for (const UsedLetter& letter : letters) {
    append_key(key, letter.code);
    append_key(key, letter.code_point);
  }
  return key;
}

std::size_t size_of(const EmbeddedFace& face) {
  std::size_t size =
      sizeof face + face.font.size() + face.descendant.size() + face.descriptor.size();
  for (const Packed* part : {&face.program, &face.to_unicode, &face.code_to_glyph, &face.codes})
    size += part->data.size() + part->entries.size();
  return size;
}

}  // namespace

std::shared_ptr<const EmbeddedFace> Faces::find(font::Style style,
                                                const std::vector<UsedLetter>& letters) {
  const Bytes key = key_of(style, letters);
  const std::lock_guard lock(mutex_);
  const auto* known = known_.find(key);
  return known != nullptr ? *known : nullptr;
}

void Faces::remember(font::Style style, const std::vector<UsedLetter>& letters,
                     std::shared_ptr<const EmbeddedFace> face) {
  const Bytes key = key_of(style, letters);
  const std::size_t size = size_of(*face);
  const std::lock_guard lock(mutex_);
  if (known_.find(key) == nullptr) known_.remember(key, std::move(face), size);
}

}  // namespace kehoach::pdf
