#include "ties.h"

#include <algorithm>

#include "flow/measure.h"
#include "viet/ties.h"

namespace kehoach::flow {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
// Bounds the work on a monstrous paragraph: no real one gives up more than a few.
constexpr int most_given_up = 64;

// The paragraph's ties, and its runs with some of them in force.
class Tied {
 public:
  explicit Tied(std::vector<Run>& runs) : runs_(runs), plain_(runs) {
    ties_ = viet::find_ties(plain_text(plain_));
    kept_.assign(ties_.size(), true);
  }

  bool any() const { return !ties_.empty(); }

  // Writes the runs anew with the ties in force.
  void apply() {
    std::size_t tie = 0;
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      const std::string& text = plain_[i].text;
      std::string& out = runs_[i].text;
      out.clear();
      std::uint32_t from = 0;
      for (; tie < ties_.size() && ties_[tie].offset < base + text.size(); ++tie) {
        const std::uint32_t at = ties_[tie].offset - base;
        if (!kept_[tie]) continue;
        out.append(text, from, at - from);
        out += no_break_space;
        from = at + 1;
      }
      out.append(text, from);
      base += static_cast<std::uint32_t>(text.size());
    }
  }

  // Gives up the weakest tie whose NBSP stands in bytes [begin, end) of the text as it is now; of
  // equals the last, which takes least from the next line. False if there is none.
  bool give_way(std::uint32_t begin, std::uint32_t end) {
    std::size_t weakest = ties_.size();
    std::uint32_t shift = 0;  // NBSP is a byte longer than the blank it stands for
    for (std::size_t i = 0; i < ties_.size(); ++i) {
      if (!kept_[i]) continue;
      const std::uint32_t at = ties_[i].offset + shift;
      ++shift;
      if (at < begin || at >= end) continue;
      if (weakest == ties_.size() || ties_[i].strength <= ties_[weakest].strength) weakest = i;
    }
    if (weakest == ties_.size()) return false;
    kept_[weakest] = false;
    return true;
  }

 private:
  std::vector<Run>& runs_;
  std::vector<Run> plain_;
  std::vector<viet::Tie> ties_;
  std::vector<bool> kept_;
};

// The end of the first word of a line, where a word is what stands between blanks: what did not
// fit on the line before.
std::uint32_t first_word_end(const std::string& text, std::uint32_t begin) {
  const std::size_t blank = text.find(' ', begin);
  return static_cast<std::uint32_t>(blank == std::string::npos ? text.size() : blank);
}

}  // namespace

void tie_words(const Setting& setting, Paragraph& paragraph, Length width) {
  Tied tied(paragraph.runs);
  if (!tied.any()) return;
  tied.apply();
  if (paragraph.format.align != Align::justified) return;

  const line::Measure blank =
      line::width_of(setting.family, {" ", font::Style::regular, paragraph.format.half_points});
  const line::Measure loosest = blank * setting.profile.loosest_tie_percent / 100;
  bool changed = true;
  for (int given_up = 0; changed && given_up < most_given_up; ++given_up) {
    changed = false;
    const auto spans = spans_of(paragraph);
    const auto shape = line_paragraph(setting.family, paragraph, spans, width);
    const auto lines = line::break_lines(setting.family, shape, setting.line_rule());
    const std::string text = plain_text(paragraph.runs);
    for (std::size_t i = 0; i + 1 < lines.size() && !changed; ++i) {
      const line::Measure available = i == 0 ? shape.first_width : shape.width;
      if (line::stretch_of(lines[i], available, true, false) <= loosest) continue;
      const std::uint32_t next = lines[i + 1].begin;
      if (tied.give_way(next, first_word_end(text, next))) {
        tied.apply();
        changed = true;
      }
    }
  }
}

void tie_words(std::vector<Run>& runs) {
  Tied tied(runs);
  if (tied.any()) tied.apply();
}

}  // namespace kehoach::flow
