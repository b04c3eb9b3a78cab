// Capitals of NFC text, in the root locale: the user's language never changes a document.
#pragma once

#include <string>
#include <string_view>

namespace kehoach::viet {

std::string to_upper(std::string_view text);  // "Liên đoàn Lao động" -> "LIÊN ĐOÀN LAO ĐỘNG"
std::string to_lower(std::string_view text);
// The first letter of every syllable; the rest stays, so that abbreviations survive:
// "nguyễn thị bích thuỷ" -> "Nguyễn Thị Bích Thuỷ", "LĐLĐ huyện" -> "LĐLĐ Huyện". After a hyphen
// the small letter stays too: "Lê-nin".
std::string to_title(std::string_view text);
// The first letter of the text, behind quotes and brackets if need be; the rest stays. A text that
// begins with a digit stays as it is.
std::string capitalize_first(std::string_view text);
bool is_upper(char32_t letter);
bool is_letter_or_digit(char32_t c);  // of any script

}  // namespace kehoach::viet
