#include "plan/tidiness.h"

#include <algorithm>
#include <array>

namespace kehoach::plan {

namespace {

constexpr std::size_t most_told = 200;
constexpr std::array<std::string_view, 3> not_for_readers{"template", "profile", "$schema"};

// Every text that readers will see. The nesting of a plan is bounded by its reader.
template <typename AnyValue, typename Visit>
void each_text(AnyValue& value, Visit&& visit) {
  if (auto* text = std::get_if<std::string>(&value.data)) {
    visit(value, *text);
  } else if (auto* list = std::get_if<List>(&value.data)) {
    for (auto& item : *list) each_text(item, visit);
  } else if (auto* map = std::get_if<Map>(&value.data)) {
    for (auto& entry : *map) {
      const auto& names = not_for_readers;
      if (std::find(names.begin(), names.end(), entry.first) != names.end()) continue;
      each_text(entry.second, visit);
    }
  }
}

std::string_view code_of(viet::Untidy::What what) {
  switch (what) {
    case viet::Untidy::What::double_blank:
      return "P221";
    case viet::Untidy::What::blank_before_mark:
      return "P222";
    case viet::Untidy::What::straight_quote:
      return "P223";
    case viet::Untidy::What::three_dots:
      return "P224";
    case viet::Untidy::What::look_alike:
      return "P225";
    case viet::Untidy::What::tone_mark:
      return "P226";
  }
  return "P221";
}

// From the blank before up to the blank after: what the reader of a message knows again.
std::string word_around(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
  return std::string(text.substr(begin, end - begin));
}

class Report {
 public:
  void add(const Value& value, std::string_view text, const viet::Untidy& untidy) {
    if (told_.size() == most_told) {
      told_.push_back({"P227", {std::to_string(most_told)}, {}, {}});
    }
    if (told_.size() > most_told) return;
    const std::size_t end = untidy.offset + untidy.size;
    const std::string found = word_around(text, untidy.offset, end);
    Diagnostic diagnostic{code_of(untidy.what), {}, {}, {}};
    diagnostic.where = narrowed(value.origin, untidy.offset, untidy.size);
    switch (untidy.what) {
      case viet::Untidy::What::double_blank:
        break;
      case viet::Untidy::What::blank_before_mark:
        diagnostic.arguments = {word_around(text, end, end)};
        break;
      case viet::Untidy::What::straight_quote:
      case viet::Untidy::What::three_dots:
        diagnostic.hints = {hint_write(untidy.better)};
        break;
      case viet::Untidy::What::look_alike:
      case viet::Untidy::What::tone_mark: {
        diagnostic.arguments = {found};
        viet::Untidy local = untidy;
        const std::size_t begin = text.rfind(found, untidy.offset);
        local.offset -= static_cast<std::uint32_t>(begin);
        diagnostic.hints = {hint_write(viet::mended(found, {local}))};
        break;
      }
    }
    told_.push_back(std::move(diagnostic));
  }

  Diagnostics take() { return std::move(told_); }

 private:
  Diagnostics told_;
};

// Where the letters of the mended text were written.
std::vector<OffsetPoint> mended_points(const Value& value, std::string_view text,
                                       const std::vector<viet::Untidy>& found) {
  const auto raw = [&](std::uint32_t decoded) {
    return narrowed(value.origin, decoded, 0).span.begin;
  };
  std::vector<std::uint32_t> stops = {0};
  if (value.origin.path != nullptr) {
    for (const auto& point : value.origin.path->offsets) {
      if (point.decoded <= text.size()) stops.push_back(point.decoded);
    }
  }
  for (const auto& untidy : found) {
    stops.push_back(untidy.offset);
    stops.push_back(untidy.offset + untidy.size);
  }
  std::sort(stops.begin(), stops.end());
  stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
  std::vector<OffsetPoint> points;
  std::size_t next = 0;
  std::uint32_t removed = 0, added = 0;  // by the changes before the stop
  for (const std::uint32_t stop : stops) {
    while (next < found.size() && found[next].offset + found[next].size <= stop) {
      removed += found[next].size;
      added += static_cast<std::uint32_t>(found[next++].better.size());
    }
    // Inside what is replaced nothing is left to point at.
    if (next < found.size() && stop > found[next].offset) continue;
    const OffsetPoint point{stop - removed + added, raw(stop)};
    if (!points.empty() && points.back().decoded == point.decoded) points.pop_back();
    points.push_back(point);
  }
  return points;
}

void mend(Value& value, std::string& text, const std::vector<viet::Untidy>& found,
          Sources& sources) {
  if (value.origin.path != nullptr && value.origin.offset != Origin::somewhere) {
    const DataPath& old = *value.origin.path;
    auto points = mended_points(value, text, found);
    DataPath* path = old.index >= 0
                         ? sources.element(old.parent, static_cast<std::size_t>(old.index))
                         : sources.member(old.parent, old.key);
    path->lead = old.lead;
    path->offsets = std::move(points);
    value.origin.path = path;
  } else {
    value.origin.offset = Origin::somewhere;
  }
  text = viet::mended(text, found);
}

}  // namespace

viet::ToneStyle tone_style_of(const Value& root, viet::ToneStyle wanted) {
  if (wanted != viet::ToneStyle::any) return wanted;
  viet::ToneCounts all;
  each_text(root, [&](const Value&, const std::string& text) {
    const auto counts = viet::count_tone_styles(text);
    all.first_letter += counts.first_letter;
    all.second_letter += counts.second_letter;
  });
  if (all.first_letter + all.second_letter == 0) return viet::ToneStyle::any;
  return all.second_letter > all.first_letter ? viet::ToneStyle::second_letter
                                              : viet::ToneStyle::first_letter;
}

Diagnostics find_untidy(const Value& root, viet::ToneStyle style) {
  const viet::ToneStyle holds = tone_style_of(root, style);
  Report report;
  each_text(root, [&](const Value& value, const std::string& text) {
    for (const auto& untidy : viet::find_untidy(text, holds)) report.add(value, text, untidy);
  });
  return report.take();
}

Diagnostics tidy(Value& root, viet::ToneStyle style, Sources& sources) {
  const viet::ToneStyle holds = tone_style_of(root, style);
  Report report;
  each_text(root, [&](Value& value, std::string& text) {
    const auto found = viet::find_untidy(text, holds);
    if (found.empty()) return;
    for (const auto& untidy : found) report.add(value, text, untidy);
    mend(value, text, found, sources);
  });
  return report.take();
}

}  // namespace kehoach::plan
