// Finding the few places of a text that need a closer look, at well under a nanosecond a byte.
//
// UTF-8 tells much by a byte and the one after it: a table for each holds up to eight sets as bits,
// and a place is worth a look if its two bytes share one. Nothing branches between two such places,
// so that text in Vietnamese, where the kind of byte changes all the time, costs no more than text
// in English.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace kehoach::viet {

struct BytePairs {
  std::array<std::uint8_t, 256> first{};
  std::array<std::uint8_t, 256> second{};

  struct Range {
    int from = 0, to = 0;  // both included
  };

  // Pairs of a first byte of `firsts` and a second one of `seconds`, as set `bit` (0 to 7).
  constexpr void add(int bit, std::initializer_list<Range> firsts,
                     std::initializer_list<Range> seconds) {
    const auto mark = [bit](std::array<std::uint8_t, 256>& table, Range range) {
      for (int byte = range.from; byte <= range.to; ++byte) {
        auto& cell = table[static_cast<std::size_t>(byte)];
        cell = static_cast<std::uint8_t>(cell | (1U << bit));
      }
    };
    for (const Range range : firsts) mark(first, range);
    for (const Range range : seconds) mark(second, range);
  }
};

inline constexpr BytePairs::Range any_byte{0x00, 0xFF};

inline std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

// The first place from `from` on whose pair of bytes is one of `pairs`, else text.size(). What
// follows the text's last byte counts as a zero byte.
inline std::size_t find_pair(std::string_view text, std::size_t from, const BytePairs& pairs) {
  const auto hit = [&](std::size_t place) -> unsigned {
    return pairs.first[byte_at(text, place)] & unsigned{pairs.second[byte_at(text, place + 1)]};
  };
  constexpr std::size_t stride = 8;
  std::size_t at = from;
  for (; at + stride < text.size(); at += stride) {
    // Written out: compilers that optimise for size as well would not unroll it.
    const unsigned hits = hit(at) | hit(at + 1) | hit(at + 2) | hit(at + 3) |  //
                          hit(at + 4) | hit(at + 5) | hit(at + 6) | hit(at + 7);
    if (hits != 0) break;
  }
  for (; at + 1 < text.size(); ++at) {
    if (hit(at) != 0) return at;
  }
  if (at < text.size() && (pairs.first[byte_at(text, at)] & pairs.second[0]) != 0) return at;
  return text.size();
}

}  // namespace kehoach::viet
