// Emphasis in text: *italic*, **bold**, ***both***.
//
// Stars open only before a non-blank and not after a letter or digit, and close only after a
// non-blank; only as many stars close as have opened ("*a **b***" closes both at once). What is
// unmatched is a star, and so is "\*". A text is one paragraph: nothing spans two.
//
// In: one text. Out: its stretches in order, without the stars and backslashes that are markup.
//   "a *b* 2\*3"  ->  {0,2}, {3,4 italic}, {5,7}, {8,10}
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kehoach::templates {

// Bytes [begin, end) of the text, never empty.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool bold = false;
  bool italic = false;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

// A byte that stands for something that is not text (an expression among the words of a template
// line): neither blank, nor letter, nor star.
inline constexpr char opaque = '\x01';

void parse_emphasis(std::string_view text, std::vector<Stretch>& out);

// Whether there is anything to parse: most texts hold no star.
inline bool may_hold_emphasis(std::string_view text) {
  return text.find('*') != std::string_view::npos;
}

}  // namespace kehoach::templates
