#include "ties.h"

#include <algorithm>
#include <utility>

#include "base/no_break.h"
#include "base/utf8.h"
#include "flow/measure.h"
#include "tied.h"
#include "viet/breaks.h"
#include "viet/ties.h"

namespace kehoach::flow {

namespace {

// Bound the work on a monstrous paragraph: in a real one it is a few.
constexpr int most_given_up = 64;
constexpr int most_held = 64;
constexpr std::size_t most_handed_down = 8;  // lines

// A line whose last word fits, or whose next does not, by so little may end elsewhere in a program
// that rounds otherwise. LibreOffice rounds what stands in one look to whole twips, and before 24.2
// each letter to a sixth of one: 4 twips on a full line of 13 pt.
constexpr line::Measure hair = 5 * line::measures_per_twip;
constexpr std::size_t most_made_certain = 1000;  // lines of a paragraph
// Text in italics that ends a line ends so much of its height earlier in LibreOffice: in 24.8 for
// every portion of it on the line, in 7.4 once.
constexpr line::Measure italic_share = 12;

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
    loosest_of_symbols_ = loosest_ * 2;
  }

  void run_uncut() {
    if (tied_.any()) {
      tied_.apply();
      mend_cuts();
    }
    run_ends();
  }

  void run_ends() {
    if (lines_.empty()) break_lines();
    hold_symbols();
    make_certain();
    hold_blanks();
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
    hold_blanks();
  }

 private:
  void break_lines() {
    const auto spans = spans_of(paragraph_);
    shape_ = line_paragraph(setting_.family, paragraph_, spans, width_);
    lines_ = setting_.memory.lines.break_lines(shape_, setting_.line_rule());
    shape_.spans = {};
    text_ = plain_text(paragraph_.runs);
  }

  line::Measure stretch(std::size_t line) const {
    const line::Measure available = line == 0 ? shape_.first_width : shape_.width;
    return line::stretch_of(lines_[line], available, shape_.justified, false);
  }

  // A piece that ties make wider than the line would be cut inside a word, or torn at its hyphen:
  // they give way.
  void mend_cuts() {
    bool changed = true;
    for (int given_up = 0; changed && given_up < most_given_up; ++given_up) {
      changed = false;
      break_lines();
      for (std::size_t i = 1; i < lines_.size() && !changed; ++i) {
        const std::uint32_t at = lines_[i].begin;
        std::uint32_t begin = at;
        if (is_cut(at)) {
          const std::size_t blank = text_.find_last_of(" \n", at);
          begin = static_cast<std::uint32_t>(blank == std::string::npos ? 0 : blank + 1);
        } else if (at == 0 || text_[at - 1] != '-') {
          continue;
        }
        changed = tied_.give_way(begin, first_word_end(text_, at));
      }
      if (changed) tied_.apply();
    }
  }

  bool is_cut(std::uint32_t at) const {
    if (at == 0 || at >= text_.size()) return false;
    if (text_.compare(at, tying_blank.size(), tying_blank) == 0) return true;
    return text_[at - 1] != ' ' && text_[at - 1] != '\n' && text_[at - 1] != '-';
  }

  void loosen() {
    bool changed = true;
    for (int given_up = 0; changed && given_up < most_given_up; ++given_up) {
      changed = false;
      break_lines();
      for (std::size_t i = 0; i + 1 < lines_.size() && !changed; ++i) {
        if (stretch(i) <= loosest_) continue;
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
    int held = 0;
    for (std::size_t line = 1; line < lines_.size() && held < most_held; ++line) {
      const std::uint32_t begin = lines_[line].begin;
      if (begin == 0 || text_[begin - 1] != '-') continue;
      const auto [first, end] = word_around(begin);
      if (!viet::is_document_symbol(std::string_view(text_).substr(first, end - first))) continue;
      ++held;
      if (!hold_symbol(line - 1, first, end, loosest_of_all_)) {
        hold_symbol(line - 1, first, end, loosest_of_symbols_);
      }
    }
  }

  bool hold_symbol(std::size_t line, std::uint32_t first, std::uint32_t end, line::Measure limit) {
    struct Given {
      bool before, behind;  // ties of the symbol that give way
    };
    const auto runs = paragraph_.runs;
    const std::string text = text_;
    const Flaws had = flaws_from(line);
    const auto size = static_cast<std::uint32_t>(tying_blank.size());
    for (const Given given : {Given{false, false}, {true, false}, {false, true}, {true, true}}) {
      if (given.behind && text.compare(end, size, tying_blank) != 0) continue;
      if (given.before && (first < size || text[first - 1] == ' ')) continue;
      if (given.behind) replace(end, size, " ");
      for (std::uint32_t at = end; at-- > first;) {
        if (text[at] == '-') replace(at, 1, tying_hyphen);
      }
      if (given.before) replace(first - size, size, " ");
      break_lines();
      if (is_fine(line, limit, had)) return true;
      undo(runs);
    }
    return false;
  }

  // A blank at which no line ends here, `"ngoặc" (`, ends one in Word, as any does: where a line
  // ends before the word it stands in it becomes NBSP.
  void hold_blanks() {
    constexpr std::string_view signs = "([{)]}.,;:!?/";
    std::vector<std::uint32_t> ends;
    int held = 0;
    for (std::size_t line = 1; line < lines_.size() && held < most_held; ++line) {
      const std::size_t blank = first_word_end(text_, lines_[line].begin);
      if (blank + 1 >= text_.size() || signs.find(text_[blank + 1]) == signs.npos) continue;
      if (ends.empty()) viet::break_opportunities(text_, ends);
      const auto after = static_cast<std::uint32_t>(blank) + 1;
      if (std::binary_search(ends.begin(), ends.end(), after)) continue;
      replace(after - 1, 1, tying_blank);
      break_lines();
      ends.clear();
      ++held;
    }
  }

  std::pair<std::uint32_t, std::uint32_t> word_around(std::uint32_t at) const {
    const std::string_view text = text_;
    const auto parts = [&](std::uint32_t i) {
      return text[i] == ' ' || text[i] == '\n' ||
             (i > 0 && text.substr(i - 1).starts_with(tying_blank));
    };
    std::uint32_t begin = at, end = at;
    while (begin > 0 && !parts(begin - 1)) --begin;
    while (end < text.size() && !parts(end) && !text.substr(end).starts_with(tying_blank)) ++end;
    return {begin, end};
  }

  // What is wrong with the lines from this one on: how many of those after it are too loose, the
  // loosest of them, and how many begin inside a word.
  struct Flaws {
    std::size_t loose = 0, cut = 0;
    line::Measure loosest = 0;
  };

  Flaws flaws_from(std::size_t line) const {
    Flaws flaws;
    for (std::size_t i = line; i < lines_.size(); ++i) {
      flaws.cut += is_cut(lines_[i].begin);
      if (i == line) continue;
      flaws.loose += stretch(i) > loosest_;
      flaws.loosest = std::max(flaws.loosest, stretch(i));
    }
    return flaws;
  }

  // Whether a change that this line shows is one for the better: it is not too loose, and those
  // after it are not worse than they were.
  bool is_fine(std::size_t line, line::Measure limit, const Flaws& had) const {
    if (line >= lines_.size() || stretch(line) > limit) return false;
    const Flaws has = flaws_from(line);
    return has.cut <= had.cut && has.loose <= had.loose &&
           has.loosest <= std::max(had.loosest, loosest_);
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
      replace(begin - 1, 1, tying_blank);
      break_lines();
      if (lines_.size() != count) break;
      bool fine = true;
      for (std::size_t i = line; fine && i + 1 < count; ++i) fine = stretch(i) <= loosest_of_all_;
      if (!fine) break;
      if (stretch(line - 1) <= loosest_of_all_) return;
    }
    undo(runs);
  }

  // Where a hair decides about a word it goes to the next line, tied to a neighbour: that much too
  // wide for the line it is in every program.
  void make_certain() {
    for (std::size_t line = 0; line < lines_.size() && line < most_made_certain; ++line) {
      const bool early = lines_[line].spare < hair + cut_of_italics(lines_[line]);
      const bool late = lines_[line].missing < hair && line + 1 < lines_.size();
      if (lines_[line].end > lines_[line].begin && (early || late)) send_on(line, early);
    }
  }

  void send_on(std::size_t line, bool last_word) {
    const std::size_t blank = blank_to_tie(line, last_word);
    if (blank == std::string::npos) return;
    const auto runs = paragraph_.runs;
    const bool lone = ends_in_lone_word();
    const Flaws had = flaws_from(line);
    const std::uint32_t end = lines_[line].end;
    // In italics it is certain that it ends elsewhere elsewhere.
    const bool differs = lines_[line].spare < cut_of_italics(lines_[line]);
    const line::Measure limit = differs ? loosest_of_all_ : loosest_;
    replace(static_cast<std::uint32_t>(blank), 1, tying_blank);
    break_lines();
    const bool helps = is_fine(line, limit, had) && (lone || !ends_in_lone_word());
    if (!helps || (last_word && lines_[line].end >= end)) undo(runs);
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

  // By how much the line's end in italics comes earlier in LibreOffice.
  line::Measure cut_of_italics(const line::Line& line) const {
    line::Measure portions = 0;
    bool ends_in_italics = false;
    std::uint32_t base = 0;
    for (const Run& run : paragraph_.runs) {
      const auto size = static_cast<std::uint32_t>(run.text.size());
      const std::uint32_t begin = std::max(line.begin, base), end = std::min(line.end, base + size);
      if (begin < end) {
        ends_in_italics = run.italic;
        if (run.italic) portions += portions_of(std::string_view(text_).substr(begin, end - begin));
      }
      base += size;
    }
    if (!ends_in_italics) return 0;
    if (setting_.line_fit == LineFit::first_fit) portions = 1;
    const auto& metrics = setting_.family.face(font::Style::italic).vertical();
    return portions * (metrics.ascent - metrics.descent + metrics.line_gap) *
           paragraph_.format.half_points * line::measures_per_unit_and_half_point / italic_share;
  }

  // The pieces of a text between its no-break signs.
  static line::Measure portions_of(std::string_view text) {
    line::Measure count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
      const utf8::CodePoint c = utf8::decode(text, at);
      const bool sign = shown_as(c.value) != c.value;
      count += !inside && !sign;
      inside = !sign;
      at += c.size;
    }
    return count;
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
  // Where more than a tie is at stake: a word alone, a line that ends elsewhere elsewhere.
  line::Measure loosest_of_all_ = 0;
  line::Measure loosest_of_symbols_ = 0;  // rather than a symbol torn
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

void tie_line_ends(const Setting& setting, Paragraph& paragraph, Length width) {
  Settling(setting, paragraph, width).run_ends();
}

void tie_words(std::vector<Run>& runs) {
  Tied tied(runs);
  if (tied.any()) tied.apply();
}

}  // namespace kehoach::flow
