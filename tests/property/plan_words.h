// The words of random plans.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kehoach::property {

struct Syllable {
  std::string_view small, large;
};
std::span<const Syllable> syllables();

// What stands in running text besides syllables; {written, shown}.
struct Token {
  std::string_view written, shown;
};

enum class Vocabulary : std::uint8_t {
  any,    // also what no one types: code, signs of markup, words without end
  typed,  // what people type in plans, at its hardest
};
std::span<const Token> tokens(Vocabulary vocabulary);

}  // namespace kehoach::property
