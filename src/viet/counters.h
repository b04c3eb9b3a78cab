// The counters of headings and items.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kehoach::viet {

// 1 -> "I"; 1 to 3999, beyond that digits.
std::string roman(int number);
std::optional<int> parse_roman(std::string_view text);  // capitals, the standard form only

// Điểm in Vietnamese order (ND30 Phụ lục I): a b c d đ e g h i k l m n o p q r s t u v x y; after
// "y" come "aa", "ab" ... "ađ".
std::string letter(int number);
std::optional<int> parse_letter(std::string_view text);

}  // namespace kehoach::viet
