// What changed inside a text, by words. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft/diff.h"

namespace kehoach::draft {

// How alike two texts are by the words they hold, 0 to 1000.
class WordBag {
 public:
  explicit WordBag(std::string_view text);
  int likeness(const WordBag& other) const;

 private:
  std::vector<std::size_t> words_;  // hashes, sorted
};

// From the first change to the last. Empty if the words are the same.
std::vector<Edit> word_edits(std::string_view before, std::string_view after);

}  // namespace kehoach::draft
