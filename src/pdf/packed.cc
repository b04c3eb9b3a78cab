#include "packed.h"

namespace kehoach::pdf {

Packed pack(ByteView plain, Bytes entries, Form form, Deflater& deflater) {
  Packed packed;
  packed.entries = std::move(entries);
  if (form == Form::readable) {
    packed.data = plain;
  } else {
    packed.entries += "/Filter/FlateDecode";
    packed.data = deflater.deflate(plain);
  }
  packed.digest = sha256(packed.data);
  return packed;
}

Packed as_it_is(Bytes data, Bytes entries) {
  Packed packed;
  packed.entries = std::move(entries);
  packed.data = std::move(data);
  packed.digest = sha256(packed.data);
  return packed;
}

Reference add_to(Store& store, const Packed& packed) {
  return store.add_shared(packed.entries, packed.data, packed.digest);
}

}  // namespace kehoach::pdf
