#include "ties.h"

#include <algorithm>

#include "flow/measure.h"
#include "viet/ties.h"

namespace kehoach::flow {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
// Bounds the work on a monstrous paragraph: no real one gives up more than a few.
constexpr int most_given_up = 64;
constexpr std::size_t most_handed_down = 8;  // lines

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

// One paragraph while its ties are settled.
class Settling {
 public:
  Settling(const Setting& setting, Paragraph& paragraph, Length width)
      : setting_(setting), paragraph_(paragraph), width_(width), tied_(paragraph.runs) {
    const line::Measure blank =
        line::width_of(setting.family, {" ", font::Style::regular, paragraph.format.half_points});
    loosest_ = blank * setting.profile.loosest_tie_percent / 100;
  }

  void run_uncut() {
    if (!tied_.any()) return;
    tied_.apply();
    mend_cuts();
  }

  void run() {
    const bool justified = paragraph_.format.align == Align::justified;
    if (tied_.any()) {
      tied_.apply();
      mend_cuts();
      if (justified) loosen();
    }
    if (lines_.empty()) break_lines();
    join_lone_word();
  }

 private:
  void break_lines() {
    const auto spans = spans_of(paragraph_);
    shape_ = line_paragraph(setting_.family, paragraph_, spans, width_);
    lines_ = setting_.memory.lines.break_lines(shape_, setting_.line_rule());
    shape_.spans = {};
    text_ = plain_text(paragraph_.runs);
  }

  bool too_loose(std::size_t line, line::Measure limit) const {
    const line::Measure available = line == 0 ? shape_.first_width : shape_.width;
    return line::stretch_of(lines_[line], available, shape_.justified, false) > limit;
  }

  // A piece that ties make wider than the line would be cut inside a word: they give way.
  void mend_cuts() {
    bool changed = true;
    for (int given_up = 0; changed && given_up < most_given_up; ++given_up) {
      changed = false;
      break_lines();
      for (std::size_t i = 1; i < lines_.size() && !changed; ++i) {
        const std::uint32_t at = lines_[i].begin;
        if (!is_cut(at)) continue;
        const std::size_t blank = text_.find_last_of(" \n", at);
        const auto begin = static_cast<std::uint32_t>(blank == std::string::npos ? 0 : blank + 1);
        changed = tied_.give_way(begin, first_word_end(text_, at));
      }
      if (changed) tied_.apply();
    }
  }

  bool is_cut(std::uint32_t at) const {
    if (at == 0 || at >= text_.size()) return false;
    if (text_.compare(at, no_break_space.size(), no_break_space) == 0) return true;
    return text_[at - 1] != ' ' && text_[at - 1] != '\n' && text_[at - 1] != '-';
  }

  void loosen() {
    bool changed = true;
    for (int given_up = 0; changed && given_up < most_given_up; ++given_up) {
      changed = false;
      break_lines();
      for (std::size_t i = 0; i + 1 < lines_.size() && !changed; ++i) {
        if (!too_loose(i, loosest_)) continue;
        const std::uint32_t next = lines_[i + 1].begin;
        changed = tied_.give_way(next, first_word_end(text_, next));
      }
      if (changed) tied_.apply();
    }
    if (changed) lines_.clear();
  }

  // A short word alone on the last line fetches the one before it. Where the line that loses it
  // becomes too loose, that line fetches a word in its turn, and so on upwards; if none can
  // bear it, all stays as it was. A word alone disturbs more than a broken tie: it may
  // stretch a line half as much again.
  void join_lone_word() {
    constexpr std::size_t longest = 24;  // bytes: a syllable, a date, an abbreviation
    if (lines_.size() < 2) return;
    const auto& last = lines_.back();
    if (last.blanks + last.nbsps > 0 || last.end - last.begin > longest) return;
    const line::Measure limit = loosest_ * 3 / 2;
    const std::size_t count = lines_.size();
    const auto runs = paragraph_.runs;
    const std::size_t highest = count - std::min(count - 1, most_handed_down);
    for (std::size_t line = count - 1; line >= highest; --line) {
      const std::uint32_t begin = lines_[line].begin;
      if (begin == 0 || text_[begin - 1] != ' ') break;
      replace_blank(begin - 1);
      break_lines();
      if (lines_.size() != count) break;
      bool fine = true;
      for (std::size_t i = line; fine && i + 1 < count; ++i) fine = !too_loose(i, limit);
      if (!fine) break;
      if (!too_loose(line - 1, limit)) return;
    }
    paragraph_.runs = runs;
  }

  void replace_blank(std::uint32_t at) {
    for (Run& run : paragraph_.runs) {
      if (at < run.text.size()) {
        run.text.replace(at, 1, no_break_space);
        return;
      }
      at -= static_cast<std::uint32_t>(run.text.size());
    }
  }

  const Setting& setting_;
  Paragraph& paragraph_;
  Length width_;
  Tied tied_;
  line::Measure loosest_ = 0;
  line::Paragraph shape_;
  std::vector<line::Line> lines_;
  std::string text_;
};

}  // namespace

void tie_words(const Setting& setting, Paragraph& paragraph, Length width) {
  Settling(setting, paragraph, width).run();
}

void tie_words_uncut(const Setting& setting, Paragraph& paragraph, Length width) {
  Settling(setting, paragraph, width).run_uncut();
}

void tie_words(std::vector<Run>& runs) {
  Tied tied(runs);
  if (tied.any()) tied.apply();
}

}  // namespace kehoach::flow
