#include <algorithm>

#include "base/nearest.h"
#include "setting.h"

namespace kehoach::flow {

namespace {

Format format_of(const profile::Style& style) {
  Format format;
  format.half_points = style.half_points;
  format.bold = style.bold;
  format.italic = style.italic;
  format.align = static_cast<Align>(style.align);
  format.left = style.left;
  format.right = style.right;
  format.first_line = style.first_line;
  format.before = style.before;
  format.after = style.after;
  if (style.line_percent == 0) {
    format.spacing = {LineSpacing::Rule::exact, 100, style.line_exact};
  } else if (style.line_at_least > Length{}) {
    format.spacing = {LineSpacing::Rule::at_least, 100, style.line_at_least};
  } else {
    format.spacing = {LineSpacing::Rule::multiple, style.line_percent, {}};
  }
  format.rule = style.rule;
  format.keep_with_next = style.keep_with_next;
  format.keep_lines = style.keep_lines;
  format.heading_level = static_cast<std::uint8_t>(style.heading_level);
  return format;
}

static_assert(static_cast<int>(profile::Align::justified) == static_cast<int>(Align::justified) &&
              static_cast<int>(profile::Align::centre) == static_cast<int>(Align::centre));

// A style that dresses nothing is a misspelt one.
void refuse_unknown(Setting& setting) {
  std::vector<std::string> roles;
  for (std::size_t i = 0; i < role_count; ++i) roles.emplace_back(name_of(static_cast<Role>(i)));
  for (const auto& [name, style] : setting.profile.styles) {
    if (style.is_base || std::find(roles.begin(), roles.end(), name) != roles.end()) continue;
    Diagnostic wrong{"R004", {name}, style.origin, {}};
    if (const auto near = nearest(name, roles)) wrong.hints.push_back(hint_did_you_mean(*near));
    setting.wrong.push_back(std::move(wrong));
  }
}

}  // namespace

void read_formats(Setting& setting) {
  for (std::size_t i = 0; i < role_count; ++i) {
    const char* name = name_of(static_cast<Role>(i));
    const profile::Style* style = setting.profile.style(name);
    if (style == nullptr) {
      const Origin profile{setting.profile.source, {}, nullptr, nullptr, Origin::somewhere};
      setting.wrong.push_back({"R003", {name}, profile, {}});
      continue;
    }
    setting.formats[i] = format_of(*style);
    setting.capitals[i] = style->capitals;
  }
  refuse_unknown(setting);
}

Page page_of(const profile::Profile& profile, bool landscape) {
  const profile::Page& page = profile.page;
  Page out{page.width, page.height, page.top, page.bottom, page.left, page.right, page.header};
  if (landscape) std::swap(out.width, out.height);
  return out;
}

}  // namespace kehoach::flow
