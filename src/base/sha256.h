// SHA-256 (FIPS 180-4) of some bytes: names content, never secrets.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "base/bytes.h"

namespace kehoach {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(ByteView bytes);
// Of the pieces, one behind the other.
Sha256 sha256(std::span<const ByteView> pieces);
inline ByteView bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
// 64 lower-case hexadecimal digits.
std::string hex(const Sha256& digest);

}  // namespace kehoach
