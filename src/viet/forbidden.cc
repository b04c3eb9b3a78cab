#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "byte_pairs.h"
#include "viet/unicode.h"

namespace kehoach::viet {

namespace {

struct ForbiddenRange {
  char32_t from = 0, to = 0;  // both included
  Forbidden why = Forbidden::control;
};

// In order. Noncharacters at the end of a plane are not in it: `why_forbidden` knows them.
constexpr std::array forbidden_ranges{
    ForbiddenRange{0x0000, 0x0008, Forbidden::control},
    ForbiddenRange{0x000B, 0x000C, Forbidden::control},
    ForbiddenRange{0x000E, 0x001F, Forbidden::control},
    ForbiddenRange{0x007F, 0x009F, Forbidden::control},
    ForbiddenRange{0x00AD, 0x00AD, Forbidden::zero_width},
    ForbiddenRange{0x034F, 0x034F, Forbidden::zero_width},
    ForbiddenRange{0x061C, 0x061C, Forbidden::bidirectional},
    ForbiddenRange{0x115F, 0x1160, Forbidden::zero_width},
    ForbiddenRange{0x17B4, 0x17B5, Forbidden::zero_width},
    ForbiddenRange{0x180B, 0x180F, Forbidden::zero_width},
    ForbiddenRange{0x200B, 0x200D, Forbidden::zero_width},
    ForbiddenRange{0x200E, 0x200F, Forbidden::bidirectional},
    ForbiddenRange{0x2028, 0x2029, Forbidden::control},
    ForbiddenRange{0x202A, 0x202E, Forbidden::bidirectional},
    ForbiddenRange{0x2060, 0x2065, Forbidden::zero_width},
    ForbiddenRange{0x2066, 0x2069, Forbidden::bidirectional},
    ForbiddenRange{0x206A, 0x206F, Forbidden::zero_width},
    ForbiddenRange{0x3164, 0x3164, Forbidden::zero_width},
    ForbiddenRange{0xE000, 0xF8FF, Forbidden::private_use},
    ForbiddenRange{0xFDD0, 0xFDEF, Forbidden::noncharacter},
    ForbiddenRange{0xFE00, 0xFE0F, Forbidden::zero_width},
    ForbiddenRange{0xFEFF, 0xFEFF, Forbidden::zero_width},
    ForbiddenRange{0xFFA0, 0xFFA0, Forbidden::zero_width},
    ForbiddenRange{0xFFF0, 0xFFF8, Forbidden::zero_width},
    ForbiddenRange{0x1BCA0, 0x1BCA3, Forbidden::zero_width},
    ForbiddenRange{0x1D173, 0x1D17A, Forbidden::zero_width},
    ForbiddenRange{0xE0000, 0xE0FFF, Forbidden::zero_width},
    ForbiddenRange{0xF0000, 0xFFFFD, Forbidden::private_use},
    ForbiddenRange{0x100000, 0x10FFFD, Forbidden::private_use},
};

std::optional<Forbidden> why_forbidden(char32_t c) {
  if ((c & 0xFFFE) == 0xFFFE) return Forbidden::noncharacter;
  const auto* range = std::lower_bound(
      forbidden_ranges.begin(), forbidden_ranges.end(), c,
      [](const ForbiddenRange& candidate, char32_t value) { return candidate.to < value; });
  if (range == forbidden_ranges.end() || c < range->from) return std::nullopt;
  return range->why;
}

// The pairs of bytes with which those ranges begin; some harmless neighbours (quotes, dashes,
// emoji) share theirs and are looked at in vain.
constexpr BytePairs pairs_perhaps_forbidden() {
  BytePairs pairs;
  pairs.add(0, {{0x00, 0x08}, {0x0B, 0x0C}, {0x0E, 0x1F}, {0x7F, 0x7F}, {0xEE, 0xEE}, {0xF1, 0xFF}},
            {any_byte});
  pairs.add(1, {{0xC2, 0xC2}}, {{0x80, 0x9F}, {0xAD, 0xAD}});
  pairs.add(2, {{0xCD, 0xCD}, {0xD8, 0xD8}}, {{0x8F, 0x8F}, {0x9C, 0x9C}});
  pairs.add(3, {{0xE1, 0xE1}}, {{0x85, 0x85}, {0x9E, 0x9E}, {0xA0, 0xA0}});
  pairs.add(4, {{0xE2, 0xE2}}, {{0x80, 0x81}});
  pairs.add(5, {{0xE3, 0xE3}}, {{0x85, 0x85}});
  pairs.add(6, {{0xEF, 0xEF}}, {{0x80, 0xA3}, {0xB7, 0xB8}, {0xBB, 0xBB}, {0xBE, 0xBF}});
  pairs.add(7, {{0xF0, 0xF0}},
            {{0x9B, 0x9B}, {0x9D, 0x9D}, {0x9F, 0x9F}, {0xAF, 0xAF}, {0xBF, 0xBF}});
  return pairs;
}
constexpr BytePairs perhaps_forbidden = pairs_perhaps_forbidden();

}  // namespace

std::optional<ForbiddenAt> find_forbidden(std::string_view text, std::uint32_t from) {
  std::size_t at = find_pair(text, from, perhaps_forbidden);
  while (at < text.size()) {
    const auto c = utf8::decode(text, at);
    if (const auto why = why_forbidden(c.value)) {
      return ForbiddenAt{static_cast<std::uint32_t>(at), c.value, *why};
    }
    at = find_pair(text, at + c.size, perhaps_forbidden);
  }
  return std::nullopt;
}

}  // namespace kehoach::viet
