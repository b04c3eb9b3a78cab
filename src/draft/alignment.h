// Which elements of two sequences belong together. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kehoach::draft {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Pairs of equal elements, growing on both sides: a common subsequence, the longest one wherever
// that is not too dear. Elements that both sides hold exactly once anchor it; between anchors it is
// Myers' O(ND) search, given up beyond `most_edits`. Time is near linear in the lengths.
inline constexpr int most_edits = 512;
Pairs align(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace kehoach::draft
