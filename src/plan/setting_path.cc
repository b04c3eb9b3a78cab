#include "setting_path.h"

#include <algorithm>

#include "viet/unicode.h"

namespace kehoach::plan {

namespace {

constexpr std::size_t deepest = 64;

// Where the path stands in the source; a cell's path is its column's name and stands elsewhere.
std::optional<std::uint32_t> path_begin(const Setting& setting) {
  if (setting.source == nullptr || setting.source->kind == SourceKind::cell) return std::nullopt;
  const std::string_view text = setting.source->text;
  const std::size_t size = setting.path.size() + 1;
  if (setting.value.begin < size) return std::nullopt;
  const std::size_t begin = setting.value.begin - size;
  if (text.substr(begin, setting.path.size()) != setting.path) return std::nullopt;
  return static_cast<std::uint32_t>(begin);
}

std::optional<std::size_t> as_index(std::string_view step) {
  constexpr std::size_t longest = 9;  // digits; no list is longer than that
  if (step.empty() || step.size() > longest) return std::nullopt;
  if (step.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  std::size_t index = 0;
  for (const char c : step) index = index * 10 + static_cast<std::size_t>(c - '0');
  return index;
}

}  // namespace

Result<std::vector<PathStep>> read_setting_path(const Setting& setting) {
  const std::string_view path = setting.path;
  const auto begin = path_begin(setting);
  std::vector<PathStep> steps;
  const auto add = [&](std::size_t from, std::size_t end) {
    const std::string_view step = path.substr(from, end - from);
    const Span span = begin ? Span{*begin + static_cast<std::uint32_t>(from),
                                   *begin + static_cast<std::uint32_t>(end)}
                            : setting.value;
    steps.push_back({viet::to_nfc(step), as_index(step), span});
    return !step.empty() && steps.size() <= deepest;
  };

  bool good = true;
  for (std::size_t at = 0; good && at <= path.size();) {
    std::size_t end = std::min(path.find_first_of(".[", at), path.size());
    good = add(at, end);
    while (good && end < path.size() && path[end] == '[') {
      const std::size_t close = std::min(path.find(']', end), path.size());
      good = close < path.size() && add(end + 1, close) && steps.back().index.has_value();
      end = close + 1;
    }
    good = good && (end >= path.size() || path[end] == '.');
    at = end + 1;
  }
  if (good) return steps;
  const auto size = static_cast<std::uint32_t>(path.size());
  const Span whole = begin ? Span{*begin, *begin + size} : setting.value;
  return Diagnostic{"P133", {setting.path}, {setting.source, whole, nullptr, nullptr, 0}, {}};
}

}  // namespace kehoach::plan
