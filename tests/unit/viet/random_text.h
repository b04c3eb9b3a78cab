// Texts for the tests of this room: paragraphs as plans have them, and random strings.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach {

// `pieces` pieces drawn from the alphabet, joined.
std::string random_string(std::mt19937_64& random, const std::vector<std::string>& alphabet,
                          std::size_t pieces);

// Invented paragraphs with everything that real ones hold: symbols, dates, quotes, ranges, money,
// e-mail addresses, typing mistakes.
const std::vector<std::string>& sample_paragraphs();

}  // namespace kehoach
