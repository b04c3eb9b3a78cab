// Blanks at which a good typist would not end a line: between a number and what it counts, inside
// a date, a document's symbol, a name (reference: the decree's samples and office practice).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kehoach::viet {

// How much a broken tie would disturb, weakest first: when a line would become too loose, the
// weakest tie in it gives way.
enum class TieStrength : std::uint8_t { weak, middle, strong };

struct Tie {
  std::uint32_t offset = 0;  // of the blank (U+0020) in the text
  TieStrength strength = TieStrength::weak;
};

// The ties of one paragraph's text, in order, by the rules of tie_rules.h. Of several blanks in a
// row each is one.
std::vector<Tie> find_ties(std::string_view text);

// Whether a word, with whatever punctuation around it, is the number and symbol of a document:
// "117/KH-LĐLĐ". No line should end inside it.
bool is_document_symbol(std::string_view word);

}  // namespace kehoach::viet
