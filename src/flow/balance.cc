#include "balance.h"

#include <algorithm>
#include <array>

#include "flow/measure.h"
#include "viet/case.h"

namespace kehoach::flow {

namespace {

using line::Measure;

// Twips left over in the narrowed line, so that a reader who rounds widths differently still breaks
// where we do.
constexpr Measure most_slack = 160 * line::measures_per_twip;

// Words that open a phrase: a line may well begin with them ...
constexpr std::array openers = {
    "và",   "chào", "nhằm", "giai",  "nhân",  "tại",   "trong",  "cho", "tiến",  "năm", "theo",
    "về",   "gắn",  "tỉnh", "thành", "huyện", "quận",  "phường", "xã",  "đặc",   "thị", "trường",
    "công", "việt", "khu",  "cấp",   "đối",   "hướng", "nhiệm",  "quý", "tháng", "đợt", "hưởng"};
// ... and words that lean on the next: a line must not end with them.
constexpr std::array leaners = {
    "và",   "của",    "trong", "các",   "những", "với",    "cho",  "về",  "đến",  "từ",
    "tại",  "theo",   "lần",   "thứ",   "ngày",  "tháng",  "năm",  "số",  "tỉnh", "huyện",
    "xã",   "phường", "quận",  "thành", "thị",   "trường", "công", "là",  "tới",  "tiến",
    "chào", "nhằm",   "giai",  "quý",   "khóa",  "nhiệm",  "một",  "cấp", "đợt",  "hưởng"};

template <std::size_t size>
bool among(const std::array<const char*, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How badly the lines are broken; less is better.
class Cost {
 public:
  Cost(std::string_view text, const std::vector<line::Line>& lines) : text_(text), lines_(lines) {}

  Measure of() const {
    Measure widest = 1;
    for (const auto& line : lines_) widest = std::max(widest, line.natural);
    Measure cost = 0;
    for (const auto& line : lines_) {
      const Measure short_by = (widest - line.natural) * 100 / widest;  // percent
      cost += short_by * short_by;
    }
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) cost += of_break(i);
    if (words_in_last_line() < 2) cost += lone_word;
    return cost;
  }

 private:
  // In the same unit as squared percents of a line: 900 is a line 30 % shorter than the widest.
  static constexpr Measure leaning = 2500, opening = 900, lone_word = 4000;

  Measure of_break(std::size_t i) const {
    const std::string_view before = text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
    const std::string_view after = text_.substr(lines_[i + 1].begin);
    const std::size_t last = before.find_last_of(' ');
    const auto end = viet::to_lower(before.substr(last == std::string_view::npos ? 0 : last + 1));
    const auto begin = viet::to_lower(after.substr(0, after.find(' ')));
    Measure cost = 0;
    if (among(leaners, end)) cost += leaning;
    if (among(openers, begin)) cost -= opening;
    return cost;
  }

  std::size_t words_in_last_line() const {
    const auto& line = lines_.back();
    return line.blanks + line.nbsps + 1;
  }

  std::string_view text_;
  const std::vector<line::Line>& lines_;
};

Measure widest_of(const std::vector<line::Line>& lines) {
  Measure widest = 0;
  for (const auto& line : lines) widest = std::max(widest, line.natural);
  return widest;
}

}  // namespace

void balance(const Setting& setting, Paragraph& paragraph, Length width, Length widest_lines) {
  const std::string text = plain_text(paragraph.runs);
  if (text.find('\n') != std::string::npos) return;
  const auto spans = spans_of(paragraph);
  auto shape = line_paragraph(setting.family, paragraph, spans, width);
  const auto break_at = [&](Measure limit) {
    shape.width = shape.first_width = limit;
    return line::break_lines(setting.family, shape, line::Rule::first_fit);
  };

  // Narrowing by less than the widest line changes nothing: each step goes just below it.
  if (break_at(shape.width).size() < 2) return;
  Measure best_cost = 0, best_width = 0, limit = line::measure_of(widest_lines);
  auto lines = break_at(limit);
  const std::size_t count = lines.size();
  while (lines.size() == count) {
    const Measure widest = widest_of(lines);
    if (widest > limit) break;  // a word wider than the line: no narrowing helps
    const Measure cost = Cost(text, lines).of();
    if (best_width == 0 || cost <= best_cost) {
      best_cost = cost;
      best_width = widest + std::min(most_slack, (limit - widest) / 2);
    }
    limit = widest - 1;
    lines = break_at(limit);
  }
  if (best_width == 0) return;
  const Length narrowed = Length::twips(best_width / line::measures_per_twip + 1);
  const Length side = ((width - narrowed) / 2).to_whole_twips();
  if (side > Length{}) paragraph.format.left = paragraph.format.right = side;
}

}  // namespace kehoach::flow
