// Capitals of NFC text, in the root locale: the user's language never changes a document.
#pragma once

#include <string>
#include <string_view>

namespace kehoach::viet {

std::string to_upper(std::string_view text);  // "Liên đoàn Lao động" -> "LIÊN ĐOÀN LAO ĐỘNG"
std::string to_lower(std::string_view text);
// The first letter of every syllable: "nguyễn thị bích thuỷ" -> "Nguyễn Thị Bích Thuỷ".
std::string to_title(std::string_view text);
// The first letter of the text; the rest stays.
std::string capitalize_first(std::string_view text);
bool is_upper(char32_t letter);
bool is_letter_or_digit(char32_t c);

}  // namespace kehoach::viet
