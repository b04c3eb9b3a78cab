// Regular expressions of JSON Schema's "pattern": a subset of ECMA-262's with its "u" flag.
//
//   literal characters         every code point but  \ ^ $ . * + ? ( ) [ ] { } |
//   \^ \$ \. \* ... \/ \-      those characters, and "/" and "-", as themselves
//   \t \n \r \f \v \xHH \uHHHH \u{H...}   characters by their code (no halves of surrogate pairs)
//   .                          any character but line ends (\n \r U+2028 U+2029)
//   [abc] [a-z] [^...]         classes; \d \w \s and their negations may stand in them
//   \d \D \w \W \s \S          ECMA-262: digits and word characters are ASCII only
//   * + ? {m} {m,} {m,n}       and the lazy forms (*? ...), which match the same texts
//   (...) (?:...) |            groups, alternatives
//   ^ $                        the start and end of the text
//
// Not there, and an error: back references, look-around, named groups, \b, \p{...}, \cX.
//
// Matching simulates the automaton (Thompson 1968): time is at most the text's length times the
// pattern's, whatever the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kehoach::json {

struct CharacterRange {
  char32_t first = 0;
  char32_t last = 0;
};

class Pattern {
 public:
  // P005 for what is not in the subset, and for patterns that grow beyond 2,000 steps.
  // `origin` is the text's own.
  static Result<Pattern> compile(std::string_view text, const Origin& origin);

  // Whether some part of the text matches; the text is well-formed UTF-8.
  bool found_in(std::string_view text) const;

 private:
  friend class PatternCompiler;

  enum class Step : std::uint8_t { letter, letter_class, split, jump, at_start, at_end, match };
  struct Instruction {
    Step step = Step::match;
    char32_t letter = 0;       // letter
    std::uint32_t first = 0;   // letter_class: its ranges; split and jump: where to go on
    std::uint32_t second = 0;  // letter_class: past its ranges; split: the other way
  };
  struct Run;

  bool takes(const Instruction& instruction, char32_t c) const;

  std::vector<Instruction> program_;
  std::vector<CharacterRange> ranges_;  // of all classes; sorted and apart within each
  bool anchored_ = false;               // every match starts at the start
};

}  // namespace kehoach::json
