// Numbers as Vietnamese offices write and say them (ours: ICU drops "không trăm linh").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kehoach::viet {

// 1234567 -> "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy"; 1005 -> "một nghìn không
// trăm linh năm"; 21 -> "hai mươi mốt"; 15 -> "mười lăm"; negatives with "âm". Any std::int64_t.
std::string in_words(std::int64_t number);
// "Một triệu hai trăm nghìn đồng": first letter capital, with its unit.
std::string money_in_words(std::int64_t dong);

// Thousands by ".", decimals by ",": "1.500.000", "26.811,096". `digits` is JSON's spelling of a
// number, digits kept as written ("1.50" -> "1,50") and exponents carried out; nothing if it is not
// one, or has an exponent beyond 40.
std::string with_separators(std::int64_t number);
std::optional<std::string> with_separators(std::string_view digits);

// "02": at least two digits, as offices count things.
std::string two_digits(std::int64_t number);

}  // namespace kehoach::viet
