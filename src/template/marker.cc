#include "marker.h"

#include "base/ascii.h"
#include "viet/counters.h"

namespace kehoach::templates {

using document::MarkerKind;

namespace {

std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// "1." "1.1." "1.1.1."
LeadingMarker numeric(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  constexpr int most_numbers = 6;
  int numbers = 0;
  std::size_t at = 0;
  while (numbers < most_numbers) {
    const std::size_t digits = count_digits(text, at);
    if (digits == 0 || digits > most_digits) break;
    if (at + digits >= text.size() || text[at + digits] != '.') return {};
    at += digits + 1;
    ++numbers;
  }
  if (numbers == 0) return {};
  return {{numbers == 1 ? MarkerKind::arabic : MarkerKind::decimal, numbers == 1 ? 0 : numbers},
          at};
}

LeadingMarker roman(std::string_view text) {
  std::size_t end = text.find_first_not_of("IVXLCDM");
  if (end == std::string_view::npos || end == 0 || text[end] != '.') return {};
  if (!viet::parse_roman(text.substr(0, end))) return {};
  return {{MarkerKind::roman, 0}, end + 1};
}

// One small letter, or "đ"; any letter will do, since the kind counts and not the value.
LeadingMarker letter(std::string_view text) {
  std::size_t size = 0;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') size = 1;
  if (text.substr(0, 2) == "đ") size = 2;
  if (size == 0 || text.size() <= size || text[size] != ')') return {};
  return {{MarkerKind::letter, 0}, size + 1};
}

LeadingMarker sign(std::string_view text) {
  if (text.empty()) return {};
  if (text[0] == '-') return {{MarkerKind::dash, 0}, 1};
  if (text[0] == '+') return {{MarkerKind::plus, 0}, 1};
  if (text[0] == '*') return {{MarkerKind::star, 0}, 1};
  return {};
}

// The numbers of "2.2" or "12."; empty if it is something else or too long to count with.
std::vector<int> read_numbers(std::string_view text) {
  constexpr std::size_t most_digits = 6;
  std::vector<int> numbers;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t digits = count_digits(text, at);
    if (digits == 0 || digits > most_digits) return {};
    int number = 0;
    for (std::size_t i = 0; i < digits; ++i) number = number * 10 + (text[at + i] - '0');
    numbers.push_back(number);
    at += digits;
    if (at < text.size() && text[at] != '.') return {};
    ++at;
  }
  return numbers;
}

std::string_view without_end(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || is_blank(text.back()))) {
    text.remove_suffix(1);
  }
  return text;
}

MarkerKind kind_by_form(std::string_view text) {
  const std::string_view bare = without_end(text);
  const auto numbers = read_numbers(bare);
  if (numbers.size() == 1) return MarkerKind::arabic;
  if (numbers.size() > 1) return MarkerKind::decimal;
  if (viet::parse_roman(bare)) return MarkerKind::roman;
  if (viet::parse_letter(bare)) return MarkerKind::letter;
  return MarkerKind::none;
}

}  // namespace

std::optional<LeadingMarker> leading_marker(std::string_view line) {
  for (const LeadingMarker& found : {numeric(line), roman(line), letter(line), sign(line)}) {
    if (!found.marker) continue;
    if (found.size < line.size() && !is_blank(line[found.size])) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

std::optional<Marker> parse_marker(std::string_view text) {
  const auto found = leading_marker(text);
  if (!found || found->size != text.size()) return std::nullopt;
  return found->marker;
}

std::optional<WrittenNumber> parse_written(std::string_view text, MarkerKind kind) {
  WrittenNumber written{kind == MarkerKind::none ? kind_by_form(text) : kind, {}};
  const std::string_view bare = without_end(text);
  switch (written.kind) {
    case MarkerKind::none:
      return std::nullopt;
    case MarkerKind::roman:
      if (const auto number = viet::parse_roman(bare)) written.numbers = {*number};
      break;
    case MarkerKind::arabic:
      written.numbers = read_numbers(bare);
      if (written.numbers.size() > 1) written.numbers.clear();
      break;
    case MarkerKind::decimal:
      written.numbers = read_numbers(bare);
      break;
    case MarkerKind::letter:
      if (const auto number = viet::parse_letter(bare)) written.numbers = {*number};
      break;
    case MarkerKind::dash:
    case MarkerKind::plus:
    case MarkerKind::star:
      break;
  }
  return written;
}

}  // namespace kehoach::templates
