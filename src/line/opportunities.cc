#include "opportunities.h"

#include <algorithm>

#include "base/ascii.h"
#include "viet/breaks.h"

namespace kehoach::line {

namespace {

// Whether what ends before `at` is a number: a digit, or one with a point or comma after it.
bool number_ends(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_digit(text[at - 1])) return true;
  const bool point = text[at - 1] == '.' || text[at - 1] == ',';
  return point && at > 1 && is_digit(text[at - 2]);
}

}  // namespace

std::vector<std::uint32_t> opportunities(std::string_view text, Rule rule) {
  std::vector<std::uint32_t> out;
  viet::break_opportunities(text, out);
  if (text.find('/') != std::string_view::npos) {
    const std::size_t first_word = text.find_first_of(" \n");
    std::erase_if(out, [&](std::uint32_t at) { return text[at - 1] == '/' && at > first_word; });
  }
  constexpr std::string_view no_break_space = "\u00A0";
  if (text.find(no_break_space) != std::string_view::npos) {
    std::erase_if(out, [&](std::uint32_t at) {
      return text[at - 1] != ' ' && text.substr(at).starts_with(no_break_space);
    });
  }
  const auto usual = static_cast<std::ptrdiff_t>(out.size());
  for (std::size_t at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
    if (at + 1 == text.size() || !is_digit(text[at + 1])) continue;
    if (rule == Rule::word_2013 && !number_ends(text, at)) continue;
    out.push_back(static_cast<std::uint32_t>(at) + 1);
  }
  std::inplace_merge(out.begin(), out.begin() + usual, out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace kehoach::line
