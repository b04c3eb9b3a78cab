#include "pictures.h"

#include <algorithm>

#include "image/image.h"

namespace kehoach::flow {

namespace {

// A hand's breadth, and what seals are made at: the largest are some 50 mm. More is a resolution
// that is not the scan's.
constexpr Length highest_signature = Length::hundredths_of_mm(6000);
constexpr Length largest_seal = Length::hundredths_of_mm(6000);
// Where there is no picture of it (signed by hand, or in numbers only).
constexpr Length usual_signature = Length::hundredths_of_mm(6000);

// Nothing if there is no picture, or one that is too large.
image::Size size_of(Setting& setting, const document::Picture& picture, image::Size most) {
  if (picture.image == nullptr) return {};
  const image::Size size = image::true_size(*picture.image);
  if (size.width <= most.width && size.height <= most.height) {
    return {size.width.to_whole_twips(), size.height.to_whole_twips()};
  }
  setting.wrong.push_back(
      {"I006",
       {std::to_string(size.width.in_millimetres()), std::to_string(size.height.in_millimetres()),
        std::to_string(most.width.in_millimetres()), std::to_string(most.height.in_millimetres())},
       picture.origin,
       {}});
  return {};
}

Length half(Length length) { return (length / 2).to_whole_twips(); }

void add(Paragraph& paragraph, const document::Picture& picture, std::string alternative, Length x,
         Length y, image::Size size) {
  if (size.width == Length()) return;
  paragraph.figures.push_back(
      {picture.image, std::move(alternative), x, y, size.width, size.height});
}

}  // namespace

Length room_for_pictures(const document::Document& document, Length usual) {
  Length room = usual;
  for (const auto& signature : document.signatures) {
    if (signature.image.image == nullptr) continue;
    const Length height = image::true_size(*signature.image.image).height;
    room = std::max(room, std::min(height, highest_signature).to_whole_twips());
  }
  return room;
}

Paragraph picture_room(Setting& setting, const SignaturePictures& pictures, std::string id,
                       Length column, Length height) {
  Paragraph room = make_paragraph(setting, Role::signature_note, std::move(id), {});
  room.format.before = room.format.after = {};
  room.format.spacing = {LineSpacing::Rule::exact, 100, height};
  room.format.keep_with_next = true;
  const image::Size hand = size_of(setting, *pictures.signature, {column, highest_signature});
  const Length x = half(column - hand.width);
  add(room, *pictures.signature, "Chữ ký của " + pictures.signer, x, half(height - hand.height),
      hand);
  if (pictures.seal == nullptr) return room;
  const image::Size seal = size_of(setting, *pictures.seal, {largest_seal, largest_seal});
  const Length width = hand.width == Length() ? std::min(usual_signature, column) : hand.width;
  const Length third = (half(column - width) + width / 3).to_whole_twips();
  add(room, *pictures.seal, "Dấu của " + pictures.body, third - seal.width,
      half(height - seal.height), seal);
  return room;
}

}  // namespace kehoach::flow
