// Deflate, by a compressor and a buffer that are kept; and what came of it, since in a batch most
// pages are those of the document before.
#pragma once

#include <memory>

#include "base/bytes.h"
#include "base/memo.h"

struct libdeflate_compressor;

namespace kehoach::pdf {

class Deflater {
 public:
  explicit Deflater(MemoShare share = {});

  // In the zlib format (RFC 1950), as FlateDecode wants it. The view is good until the next call.
  ByteView deflate(ByteView plain);
  // The same, for what may come again.
  ByteView deflate_known(ByteView plain);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  Bytes buffer_;
  Memo<Bytes> known_;
};

}  // namespace kehoach::pdf
