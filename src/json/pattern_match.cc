#include <algorithm>

#include "base/utf8.h"
#include "json/pattern.h"

namespace kehoach::json {

// The states the automaton may be in at one place of the text.
struct Pattern::Run {
  const Pattern& pattern;
  std::vector<std::uint32_t> now, next, pending;
  std::vector<std::uint32_t> seen_at;  // the place, plus one, at which a state was last entered
  bool matched = false;

  explicit Run(const Pattern& p) : pattern(p), seen_at(p.program_.size(), 0) {}

  // Enters a state and all that are reached from it without a letter.
  void enter(std::uint32_t state, std::uint32_t place, bool last,
             std::vector<std::uint32_t>& states) {
    pending.push_back(state);
    while (!pending.empty()) {
      const std::uint32_t at = pending.back();
      pending.pop_back();
      if (seen_at[at] == place + 1) continue;
      seen_at[at] = place + 1;
      const Instruction& instruction = pattern.program_[at];
      switch (instruction.step) {
        case Step::letter:
        case Step::letter_class:
          states.push_back(at);
          break;
        case Step::split:
          pending.push_back(instruction.second);
          [[fallthrough]];
        case Step::jump:
          pending.push_back(instruction.first);
          break;
        case Step::at_start:
          if (place == 0) pending.push_back(at + 1);
          break;
        case Step::at_end:
          if (last) pending.push_back(at + 1);
          break;
        case Step::match:
          matched = true;
          break;
      }
    }
  }
};

bool Pattern::takes(const Instruction& instruction, char32_t c) const {
  if (instruction.step == Step::letter) return instruction.letter == c;
  const auto begin = ranges_.begin() + instruction.first;
  const auto end = ranges_.begin() + instruction.second;
  const auto after = std::upper_bound(
      begin, end, c,
      [](char32_t value, const CharacterRange& range) { return value < range.first; });
  return after != begin && c <= std::prev(after)->last;
}

bool Pattern::found_in(std::string_view text) const {
  Run run(*this);
  std::size_t at = 0;
  run.enter(0, 0, text.empty(), run.now);
  for (std::uint32_t place = 1; at < text.size() && !run.matched; ++place) {
    if (anchored_ && run.now.empty()) return false;
    const auto c = utf8::decode(text, at);
    at += c.size;
    const bool last = at == text.size();
    run.next.clear();
    for (const std::uint32_t state : run.now) {
      if (takes(program_[state], c.value)) run.enter(state + 1, place, last, run.next);
    }
    if (!anchored_) run.enter(0, place, last, run.next);
    std::swap(run.now, run.next);
  }
  return run.matched;
}

}  // namespace kehoach::json
