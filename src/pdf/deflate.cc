#include "deflate.h"

#include <new>

#include <libdeflate.h>

namespace kehoach::pdf {

namespace {

// Measured on a five-page plan (page contents, letters not yet remembered).
constexpr int level = 1;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
  if (!compressor_) throw std::bad_alloc();
}

ByteView Deflater::deflate(ByteView plain) {
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor_.get(), plain.size());
  if (buffer_.size() < bound) buffer_.resize(bound);
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), plain.data(), plain.size(),
                                                    buffer_.data(), buffer_.size());
  return ByteView(buffer_).substr(0, size);
}

}  // namespace kehoach::pdf
