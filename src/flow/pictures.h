// The pictures of signature and seal at their places (ND30 Phụ lục I, phần II, 7 and 8): the
// signature midway between position and name, the seal over the left third of it, both at their
// true size. Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

// Between position and name: what is usual, or what the highest signature needs.
Length room_for_pictures(const document::Document& document, Length usual);

struct SignaturePictures {
  const document::Picture* signature = nullptr;
  const document::Picture* seal = nullptr;  // null: none here
  std::string signer, body;                 // whose they are
};

// The paragraph that stands for the room of the signature; no text is in it. Its place is `column`
// wide. I006 for a picture that is larger than its place.
Paragraph picture_room(Setting& setting, const SignaturePictures& pictures, std::string id,
                       Length column, Length height);

}  // namespace kehoach::flow
