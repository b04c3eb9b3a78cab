#include "base/utf8.h"
#include "line/line.h"

namespace kehoach::line {

Measure width_of(const font::Family& family, const Span& span) {
  const font::Face& face = family.face(span.style);
  Measure units = 0;
  for (std::size_t at = 0; at < span.text.size();) {
    const auto c = utf8::decode(span.text, at);
    units += face.advance(c.value).value_or(0);
    at += c.size;
  }
  return units * span.half_points * measures_per_unit_and_half_point;
}

std::vector<Missing> find_missing(const font::Family& family, std::span<const Span> spans) {
  std::vector<Missing> missing;
  const auto told = [&](font::Style style, char32_t code_point) {
    for (const auto& m : missing) {
      if (m.code_point == code_point && spans[m.span].style == style) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const font::Face& face = family.face(spans[i].style);
    for (std::size_t at = 0; at < spans[i].text.size();) {
      const auto c = utf8::decode(spans[i].text, at);
      if (c.value != U'\n' && !face.advance(c.value) && !told(spans[i].style, c.value)) {
        missing.push_back({i, static_cast<std::uint32_t>(at), c.value});
        if (missing.size() == most_missing) return missing;
      }
      at += c.size;
    }
  }
  return missing;
}

}  // namespace kehoach::line
