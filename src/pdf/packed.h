// Data of a stream, made once and put into any number of files.
#pragma once

#include "deflate.h"
#include "press.h"
#include "store.h"

namespace kehoach::pdf {

struct Packed {
  Bytes entries;  // without /Length
  Bytes data;
  Sha256 digest;  // of data
};

// Deflated, unless the file is for people.
Packed pack(ByteView plain, Bytes entries, Form form, Deflater& deflater);

// The store points into `packed`.
Reference add_to(Store& store, const Packed& packed);

}  // namespace kehoach::pdf
