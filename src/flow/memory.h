// What composing remembers from document to document: in a batch most paragraphs are those of the
// document before. Never needed, only faster. For one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/memo.h"
#include "line/memory.h"

namespace kehoach::flow {

// A stretch of a settled paragraph's text, of one look and one link.
struct SettledRun {
  std::uint32_t run = 0;    // of the paragraph as it was
  std::uint32_t begin = 0;  // byte of that run's tied text
  std::string text;
  std::string link;
};

// Text that was broken into lines of about the same length.
struct Balanced {
  Length side;                     // that it was indented by, on either side
  std::vector<std::string> texts;  // of the runs
};

struct Memory {
  explicit Memory(line::Memory& memory, MemoShare share = {})
      : lines(memory),
        settled(share.of(std::size_t{3} << 20)),
        balanced(share.of(std::size_t{256} << 10)) {}

  line::Memory& lines;
  Memo<std::vector<SettledRun>> settled;  // of some thousand paragraphs
  Memo<Balanced> balanced;                // some five hundred titles and names
};

}  // namespace kehoach::flow
