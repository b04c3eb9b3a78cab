// What a careful typist would not leave in a text: found, told, and mended on request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::viet {

// Where "oa", "oe" and "uy" at the end of a syllable carry the tone mark. No norm decides for
// administrative documents; one document should keep to one style.
enum class ToneStyle : std::uint8_t {
  any,
  first_letter,   // "hòa", "khỏe", "thủy": usual in state documents
  second_letter,  // "hoà", "khoẻ", "thuỷ": usual in schoolbooks and Party documents
};

struct Untidy {
  enum class What : std::uint8_t {
    double_blank,
    blank_before_mark,  // "đoàn viên ,"
    straight_quote,     // "\"" for “ or ”
    three_dots,         // "..." for "…"; longer rows are room to write in
    look_alike,         // a letter of another alphabet: Ð (U+00D0) for Đ (U+0110), Cyrillic "а"
    tone_mark,          // of the other style than wanted
  } what = What::double_blank;
  std::uint32_t offset = 0, size = 0;  // bytes of the text
  std::string better;                  // what should stand there
};

// In order, without overlaps; the text is NFC. Names of persons and places keep their tone marks:
// "Thuỷ" beside another word with a capital is left alone.
std::vector<Untidy> find_untidy(std::string_view text, ToneStyle style);
std::string mended(std::string_view text, const std::vector<Untidy>& found);

// How many syllables show either style, names left out.
struct ToneCounts {
  std::size_t first_letter = 0, second_letter = 0;
};
ToneCounts count_tone_styles(std::string_view text);

}  // namespace kehoach::viet
