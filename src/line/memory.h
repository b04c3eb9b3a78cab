// Lines of paragraphs, remembered: in a batch most paragraphs are those of the document before, and
// in any document a paragraph is broken once for its ties and once more for its page.
#pragma once

#include "base/memo.h"
#include "line/line.h"

namespace kehoach::line {

// What break_lines() would say, of one family. For one thread.
class Memory {
 public:
  explicit Memory(font::Family family, MemoShare share = {});

  const font::Family& family() const { return family_; }
  // Good until the next call.
  const std::vector<Line>& break_lines(const Paragraph& paragraph, Rule rule);

 private:
  font::Family family_;
  Memo<std::vector<Line>> lines_;
  Bytes key_;
};

// All of a paragraph that its lines depend on, as a part of a key.
void append_key(Bytes& key, const Paragraph& paragraph, Rule rule);

}  // namespace kehoach::line
