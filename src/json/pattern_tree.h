// A pattern as read: a tree of what may follow what.
#pragma once

#include "json/pattern.h"

namespace kehoach::json {

struct PatternNode {
  enum class Kind : std::uint8_t {
    nothing,
    letter,
    letter_class,
    sequence,
    alternatives,
    repeat,
    at_start,
    at_end
  };
  static constexpr std::uint32_t unlimited = UINT32_MAX;

  Kind kind = Kind::nothing;
  char32_t letter = 0;
  std::uint32_t least = 0, most = 0;      // repeat; letter_class: its ranges
  std::vector<std::uint32_t> children{};  // sequence, alternatives, repeat: indices of nodes
};

// Groups nest at most 32 deep, so the tree can be walked by recursion.
struct PatternTree {
  std::vector<PatternNode> nodes;
  std::vector<CharacterRange> ranges;  // of all classes; sorted and apart within each
  std::uint32_t root = 0;
};

Result<PatternTree> read_pattern(std::string_view text, const Origin& origin);

}  // namespace kehoach::json
