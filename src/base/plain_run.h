// Text that can be copied as it stands, found sixteen bytes at a time where the processor can: what
// is written is mostly such text, and looking at its letters one by one is half of the work.
#pragma once

#include <cstddef>
#include <string_view>

namespace kehoach {

// ASCII characters at which copying ends. '\0' stands for none, it always ends a run.
struct RunEnds {
  char first = '\0', second = '\0', third = '\0', fourth = '\0';
  bool line_feeds = true;  // whether "\n" ends a run; the other controls always do
};

// How many bytes from `at` on are whole characters that end no run: printable ASCII, and
// well-formed UTF-8 of U+0080 to U+07FF and U+1000 to U+CFFF, where letters are. Never too many;
// fewer where a program has no fast way to tell, or less than sixteen bytes are left.
std::size_t plain_run(std::string_view text, std::size_t at, RunEnds ends);
// Where nothing was found it is not worth while to look again sooner, in bytes.
inline constexpr std::size_t next_plain_run = 16;

}  // namespace kehoach
