#include "cell.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "json/make.h"
#include "viet/case.h"

namespace kehoach::plan {

namespace {

// Numbers of at most four digits with one and the same of "/-." between; empty if it is anything
// else.
std::vector<std::string_view> parts_of(std::string_view text) {
  constexpr std::size_t longest = 4;
  std::vector<std::string_view> parts;
  char between = '\0';
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && is_digit(text[at])) continue;
    if (at == begin || at - begin > longest || parts.size() == 3) return {};
    parts.push_back(text.substr(begin, at - begin));
    if (at == text.size()) break;
    if (between == '\0') between = text[at];
    if (text[at] != between || (between != '/' && between != '-' && between != '.')) return {};
    begin = at + 1;
  }
  return parts;
}

std::string two(std::string_view digits) {
  return digits.size() < 2 ? "0" + std::string(digits) : std::string(digits);
}

json::Member number_member(const char* key, std::string_view digits, const Origin& origin) {
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return {key, origin.span, {json::whole_number(number), origin}};
}

}  // namespace

std::optional<decltype(json::Value::data)> read_cell_date(std::string_view text,
                                                          const Origin& origin) {
  const auto parts = parts_of(text);
  if (parts.empty() || parts.back().size() != 4) return std::nullopt;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i].size() > 2) return std::nullopt;
  }
  if (parts.size() == 3) {
    return std::string(parts[2]) + '-' + two(parts[1]) + '-' + two(parts[0]);
  }
  json::Object date;
  date.push_back(number_member("year", parts.back(), origin));
  if (parts.size() == 2) date.push_back(number_member("month", parts[0], origin));
  return date;
}

std::optional<json::Number> read_cell_integer(std::string_view text) {
  constexpr std::size_t longest = 18;  // digits that a 64-bit number holds whatever they are
  const bool negative = text.starts_with('-');
  std::string digits;
  char between = '\0';
  std::size_t in_group = 0;
  for (const char c : negative ? text.substr(1) : text) {
    if (is_digit(c)) {
      digits += c;
      ++in_group;
      continue;
    }
    if (c != '.' && c != ' ') return std::nullopt;
    const bool first = between == '\0';
    if (first) between = c;
    if (c != between || in_group > 3 || (first ? in_group == 0 : in_group != 3))
      return std::nullopt;
    in_group = 0;
  }
  if (between == '\0' || in_group != 3 || digits.size() > longest) return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  if (negative) number = -number;
  return json::whole_number(number);
}

std::optional<bool> read_cell_truth(std::string_view text) {
  constexpr std::array<std::string_view, 3> yes{"true", "có", "đúng"};
  constexpr std::array<std::string_view, 3> no{"false", "không", "sai"};
  const std::string word = viet::to_lower(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

}  // namespace kehoach::plan
