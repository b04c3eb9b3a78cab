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

// Data that is not deflated, or packed already: `entries` say how.
Packed as_it_is(Bytes data, Bytes entries);

// The store points into `packed`, and has it only once.
Reference add_to(Store& store, const Packed& packed);

}  // namespace kehoach::pdf
