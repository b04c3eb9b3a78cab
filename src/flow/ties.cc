#include "ties.h"

#include <algorithm>
#include <utility>

#include "flow/measure.h"
#include "viet/ties.h"

namespace kehoach::flow {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view no_break_hyphen = "\u2011";
// Bounds the work on a monstrous paragraph: no real one gives up more than a few.
constexpr int most_given_up = 64;
constexpr std::size_t most_handed_down = 8;  // lines

// A line whose last word fits, or whose next does not, by so little may end elsewhere in a program
// that rounds otherwise. LibreOffice rounds what stands in one look to whole twips, and before 24.2
// each letter to a sixth of one: 4 twips on a full line of 13 pt.
constexpr line::Measure hair = 5 * line::measures_per_twip;
constexpr std::size_t most_made_certain = 1000;  // lines of a paragraph
// Text in italics that ends a line ends so much of its height earlier in LibreOffice.
constexpr line::Measure italic_share = 12;

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
    loosest_of_all_ = loosest_ * 3 / 2;
  }

  void run_uncut() {
    if (tied_.any()) {
      tied_.apply();
      mend_cuts();
    }
    if (lines_.empty()) break_lines();
    hold_symbols();
    make_certain();
  }

  void run() {
    const bool justified = paragraph_.format.align == Align::justified;
    if (tied_.any()) {
      tied_.apply();
      mend_cuts();
      if (justified) loosen();
    }
    if (lines_.empty()) break_lines();
    hold_symbols();
    join_lone_word();
    make_certain();
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

  // A line that would end inside a document's symbol, "34- | CT/TW", ends before it; if that makes
  // it too loose, between the symbol and what it was tied to.
  void hold_symbols() {
    for (std::size_t line = 1; line < lines_.size(); ++line) {
      const std::uint32_t begin = lines_[line].begin;
      if (begin == 0 || text_[begin - 1] != '-') continue;
      const auto [first, end] = word_around(begin);
      if (!viet::is_document_symbol(std::string_view(text_).substr(first, end - first))) continue;
      const auto runs = paragraph_.runs;
      const std::string text = text_;
      for (std::uint32_t at = end; at-- > first;) {
        if (text[at] == '-') replace(at, 1, no_break_hyphen);
      }
      break_lines();
      const auto size = static_cast<std::uint32_t>(no_break_space.size());
      if (!is_fine(line - 1, loosest_of_all_) && first >= size && text[first - 1] != ' ') {
        replace(first - size, size, " ");
        break_lines();
      }
      if (!is_fine(line - 1, loosest_of_all_)) undo(runs);
    }
  }

  std::pair<std::uint32_t, std::uint32_t> word_around(std::uint32_t at) const {
    const std::string_view text = text_;
    const auto parts = [&](std::uint32_t i) {
      return text[i] == ' ' || text[i] == '\n' ||
             (i > 0 && text.substr(i - 1).starts_with(no_break_space));
    };
    std::uint32_t begin = at, end = at;
    while (begin > 0 && !parts(begin - 1)) --begin;
    while (end < text.size() && !parts(end) && !text.substr(end).starts_with(no_break_space)) ++end;
    return {begin, end};
  }

  // Whether a change that this line shows is one for the better: neither it nor a line after it is
  // too loose, and no word from here on is cut.
  bool is_fine(std::size_t line, line::Measure limit) const {
    if (line >= lines_.size() || too_loose(line, limit)) return false;
    for (std::size_t i = line + 1; i < lines_.size(); ++i) {
      if (too_loose(i, loosest_)) return false;
    }
    return std::none_of(lines_.begin() + static_cast<std::ptrdiff_t>(line), lines_.end(),
                        [&](const line::Line& one) { return is_cut(one.begin); });
  }

  void undo(const std::vector<Run>& runs) {
    paragraph_.runs = runs;
    break_lines();
  }

  bool ends_in_lone_word() const {
    constexpr std::size_t longest = 24;  // bytes: a syllable, a date, an abbreviation
    if (lines_.size() < 2) return false;
    const auto& last = lines_.back();
    return last.blanks + last.nbsps == 0 && last.end - last.begin <= longest;
  }

  // A short word alone on the last line fetches the one before it. Where the line that loses it
  // becomes too loose, that line fetches a word in its turn, and so on upwards; if none can
  // bear it, all stays as it was.
  void join_lone_word() {
    if (!ends_in_lone_word()) return;
    const std::size_t count = lines_.size();
    const auto runs = paragraph_.runs;
    const std::size_t highest = count - std::min(count - 1, most_handed_down);
    for (std::size_t line = count - 1; line >= highest; --line) {
      const std::uint32_t begin = lines_[line].begin;
      if (begin == 0 || text_[begin - 1] != ' ') break;
      replace(begin - 1, 1, no_break_space);
      break_lines();
      if (lines_.size() != count) break;
      bool fine = true;
      for (std::size_t i = line; fine && i + 1 < count; ++i) fine = !too_loose(i, loosest_of_all_);
      if (!fine) break;
      if (!too_loose(line - 1, loosest_of_all_)) return;
    }
    undo(runs);
  }

  // Where a hair decides about a word it goes to the next line, tied to a neighbour: that much too
  // wide for the line it is in every program.
  void make_certain() {
    for (std::size_t line = 0; line < lines_.size() && line < most_made_certain; ++line) {
      const bool early = lines_[line].spare < hair + cut_of_italics(lines_[line].end);
      const bool late = lines_[line].missing < hair && line + 1 < lines_.size();
      if (lines_[line].end > lines_[line].begin && (early || late)) send_on(line, early);
    }
  }

  void send_on(std::size_t line, bool last_word) {
    const std::size_t blank = blank_to_tie(line, last_word);
    if (blank == std::string::npos) return;
    const auto runs = paragraph_.runs;
    const bool lone = ends_in_lone_word();
    replace(static_cast<std::uint32_t>(blank), 1, no_break_space);
    break_lines();
    if (!is_fine(line, loosest_) || (!lone && ends_in_lone_word())) undo(runs);
  }

  // The blank behind the line's last word, or behind the next line's first; before it, where it is
  // the paragraph's last.
  std::size_t blank_to_tie(std::size_t line, bool last_word) const {
    const auto& one = lines_[line];
    const bool has_next = !one.last;
    std::size_t before = has_next ? lines_[line + 1].begin - 1 : one.end, after = before;
    if (last_word) {
      before = text_.find_last_of(" \n", one.end - 1);
    } else {
      after = text_.find_first_of(" \n", lines_[line + 1].begin);
    }
    const auto is_blank = [&](std::size_t at) {
      return at < text_.size() && at > one.begin && text_[at] == ' ';
    };
    if (is_blank(after)) return after;
    return is_blank(before) ? before : std::string::npos;
  }

  line::Measure cut_of_italics(std::uint32_t end) const {
    for (const Run& run : paragraph_.runs) {
      if (end > run.text.size()) {
        end -= static_cast<std::uint32_t>(run.text.size());
        continue;
      }
      if (!run.italic) return 0;
      const auto& metrics = setting_.family.face(font::style_of(run.bold, true)).vertical();
      return (metrics.ascent - metrics.descent + metrics.line_gap) * paragraph_.format.half_points *
             line::measures_per_unit_and_half_point / italic_share;
    }
    return 0;
  }

  // A sign of the text by another.
  void replace(std::uint32_t at, std::uint32_t size, std::string_view sign) {
    for (Run& run : paragraph_.runs) {
      if (at < run.text.size()) {
        run.text.replace(at, size, sign);
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
  // Where more than a tie is at stake: a word alone, a symbol torn.
  line::Measure loosest_of_all_ = 0;
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
