#include "word_edits.h"

#include <algorithm>
#include <unordered_map>

#include "alignment.h"

namespace kehoach::draft {

namespace {

struct Word {
  std::size_t begin = 0, end = 0;
};

constexpr std::string_view apart = ",.;:!?()[]\"";

// Words and, apart from them, the marks around them.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ' || text[i] == '\n') {
      ++i;
      continue;
    }
    std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
    std::size_t last = end;
    while (i < end && apart.find(text[i]) != std::string_view::npos) {
      words.push_back({i, i + 1});
      ++i;
    }
    while (last > i && apart.find(text[last - 1]) != std::string_view::npos) --last;
    if (last > i) words.push_back({i, last});
    for (i = last; i < end; ++i) words.push_back({i, i + 1});
  }
  return words;
}

// Numbers for words: the same for the same.
class Numbering {
 public:
  std::vector<std::uint32_t> of(std::string_view text, const std::vector<Word>& words) {
    std::vector<std::uint32_t> out;
    out.reserve(words.size());
    for (const Word& w : words) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      out.push_back(numbers_.emplace(text.substr(w.begin, w.end - w.begin), next).first->second);
    }
    return out;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

struct Hunk {
  std::size_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
};

// What the pairs leave out. One equal word between two changes reads worse than one change.
std::vector<Hunk> hunks_of(const Pairs& pairs, std::size_t a_size, std::size_t b_size) {
  constexpr std::size_t shortest_between = 2;
  std::vector<Hunk> hunks;
  std::size_t a = 0, b = 0;
  const auto add = [&](std::size_t a_end, std::size_t b_end) {
    if (a == a_end && b == b_end) return;
    if (!hunks.empty() && a - hunks.back().a_end < shortest_between) {
      hunks.back().a_end = a_end;
      hunks.back().b_end = b_end;
    } else {
      hunks.push_back({a, a_end, b, b_end});
    }
  };
  for (const auto& [in_a, in_b] : pairs) {
    add(in_a, in_b);
    a = in_a + 1;
    b = in_b + 1;
  }
  add(a_size, b_size);
  return hunks;
}

std::string_view stretch(std::string_view text, const std::vector<Word>& words, std::size_t begin,
                         std::size_t end) {
  if (begin >= end) return {};
  return text.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
}

}  // namespace

WordBag::WordBag(std::string_view text) {
  for (const Word& w : words_of(text)) {
    words_.push_back(std::hash<std::string_view>()(text.substr(w.begin, w.end - w.begin)));
  }
  std::sort(words_.begin(), words_.end());
}

int WordBag::likeness(const WordBag& other) const {
  std::size_t common = 0;
  for (auto a = words_.begin(), b = other.words_.begin();
       a != words_.end() && b != other.words_.end();) {
    if (*a == *b) {
      ++common;
      ++a;
      ++b;
    } else if (*a < *b) {
      ++a;
    } else {
      ++b;
    }
  }
  const std::size_t all = words_.size() + other.words_.size();
  return all == 0 ? 1000 : static_cast<int>(2000 * common / all);
}

std::vector<Edit> word_edits(std::string_view before, std::string_view after) {
  const auto a = words_of(before);
  const auto b = words_of(after);
  Numbering numbering;
  const auto a_numbers = numbering.of(before, a);
  const auto b_numbers = numbering.of(after, b);
  std::vector<Edit> edits;
  for (const Hunk& hunk : hunks_of(align(a_numbers, b_numbers), a.size(), b.size())) {
    constexpr std::size_t context = 3;
    Edit edit;
    edit.removed = stretch(before, a, hunk.a_begin, hunk.a_end);
    edit.added = stretch(after, b, hunk.b_begin, hunk.b_end);
    const std::size_t from = hunk.b_begin - std::min(hunk.b_begin, context);
    edit.behind = stretch(after, b, from, hunk.b_begin);
    const std::size_t to = std::min(hunk.b_end + context, b.size());
    edit.ahead = stretch(after, b, hunk.b_end, to);
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace kehoach::draft
