// What a word looks like, as far as the rules for ties ask (ties.cc). No word is looked up here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kehoach::viet {

// Sets of shapes, as bits: "12" is `number` and `two_digits`.
using Shapes = std::uint16_t;

namespace shape {
inline constexpr Shapes two_digits = 1U << 0U;  // "5", "11"
inline constexpr Shapes year = 1U << 1U;        // four digits
inline constexpr Shapes number = 1U << 2U;      // any digits
inline constexpr Shapes amount = 1U << 3U;      // digits with separators: "1.500.000", "26.811,096"
inline constexpr Shapes years = 1U << 4U;       // "2016-2020", "2020/2021"
inline constexpr Shapes day_month = 1U << 5U;   // "30/4", "20-10"
inline constexpr Shapes month_year = 1U << 6U;  // "01/2021"
inline constexpr Shapes date = 1U << 7U;        // "24/4/2020"
inline constexpr Shapes symbol = 1U << 8U;      // of a document: "117/KH-LĐLĐ", "02-NQ/TW"
inline constexpr Shapes roman = 1U << 9U;       // "XIII", "III/2021"
inline constexpr Shapes letter = 1U << 10U;     // "a", "đ"
inline constexpr Shapes capital = 1U << 11U;    // begins with a capital
}  // namespace shape

// Of a word without the punctuation around it.
Shapes shapes_of(std::string_view word);

// The word without opening brackets and quotes, and without what ends clauses and sentences.
std::string_view without_opening(std::string_view word);
std::string_view without_closing(std::string_view word);

// Vietnamese and ASCII capitals only.
bool begins_with_capital(std::string_view word);

// The byte at `at`, which is inside the text, as it is in small letters: in UTF-8 a Vietnamese
// capital and its small letter differ in the last byte only.
std::uint8_t folded_byte(std::string_view text, std::size_t at);

// Whether the text is, or ends with, these words (given in small letters) whatever its case.
bool equals_folded(std::string_view text, std::string_view words);
bool ends_with_folded(std::string_view text, std::string_view words);

// Whether a word may begin after this text: blanks, opening brackets and quotes end it, or it is
// empty.
bool ends_before_word(std::string_view text);

}  // namespace kehoach::viet
