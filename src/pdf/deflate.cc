#include "deflate.h"

#include <new>

#include <libdeflate.h>

namespace kehoach::pdf {

namespace {

// Measured on a five-page plan (page contents, letters not yet remembered).
constexpr int level = 1;

// Of what is remembered, plain and deflated: some hundred and fifty pages.
constexpr std::size_t most_known = std::size_t{2} << 20;
constexpr std::size_t longest_known = std::size_t{64} << 10;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater(MemoShare share)
    : compressor_(libdeflate_alloc_compressor(level)), known_(share.of(most_known)) {
  if (!compressor_) throw std::bad_alloc();
}

ByteView Deflater::deflate_known(ByteView plain) {
  if (plain.size() > longest_known) return deflate(plain);
  if (const Bytes* known = known_.find(plain)) return *known;
  Bytes made(deflate(plain));
  const std::size_t size = made.size();
  return known_.remember(plain, std::move(made), size);
}

ByteView Deflater::deflate(ByteView plain) {
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor_.get(), plain.size());
  if (buffer_.size() < bound) buffer_.resize(bound);
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), plain.data(), plain.size(),
                                                    buffer_.data(), buffer_.size());
  return ByteView(buffer_).substr(0, size);
}

}  // namespace kehoach::pdf
