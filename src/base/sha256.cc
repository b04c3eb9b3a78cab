#include "base/sha256.h"

#include <nettle/sha2.h>

namespace kehoach {

Sha256 sha256(ByteView bytes) { return sha256(std::span(&bytes, 1)); }

Sha256 sha256(std::span<const ByteView> pieces) {
  sha256_ctx context;
  sha256_init(&context);
  for (const ByteView piece : pieces) {
    sha256_update(&context, piece.size(), reinterpret_cast<const std::uint8_t*>(piece.data()));
  }
  Sha256 digest;
  sha256_digest(&context, digest.size(), digest.data());
  return digest;
}

std::string hex(const Sha256& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(64);
  for (const auto byte : digest) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace kehoach
