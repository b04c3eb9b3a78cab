#include "balance.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/utf8.h"
#include "flow/measure.h"
#include "ties.h"
#include "viet/title.h"

namespace kehoach::flow {

namespace {

using line::Measure;

// Kept free in the narrowed line, and by how much what must not fit into it has to be too wide:
// programs that round widths differently still break where we do.
constexpr Measure most_slack = 80 * line::measures_per_twip;
constexpr Measure least_excess = 20 * line::measures_per_twip;

// Bounds of the work: no real title comes near.
constexpr std::size_t most_words = 160;
constexpr std::size_t most_lines = 10;
constexpr int most_attempts = 8;

// Costs are in squared percents of a line: a line a fifth shorter or longer than the mean costs
// 400, so that for a plain end instead of a good one lines may differ by about that.
using Cost = std::int64_t;
constexpr Cost impossible = std::numeric_limits<Cost>::max() / 4;
constexpr Cost one_more_line = 3000;
constexpr Cost single_syllable = 4000;
constexpr Cost single_syllable_last = 12000;

constexpr Cost cost_of(viet::LineEnd end) {
  switch (end) {
    case viet::LineEnd::good:
      return 0;
    case viet::LineEnd::fair:
      return 300;
    case viet::LineEnd::plain:
      return 1000;
    case viet::LineEnd::poor:
      return 2500;
    case viet::LineEnd::bad:
      return 7000;
    case viet::LineEnd::never:
      return 15000;
  }
  return 0;
}

struct Word {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  Measure left = 0, right = 0;       // where they stand on one endless line
  Cost end_cost = 0;                 // of a line that ends with it
};

class Balance {
 public:
  Balance(const Setting& setting, Paragraph& paragraph, Length width, Length widest)
      : setting_(setting),
        paragraph_(paragraph),
        plain_(paragraph.runs),
        text_(plain_text(paragraph.runs)),
        inside_(width - paragraph.format.left - paragraph.format.right),
        width_(width),
        limit_(std::min(line::measure_of(widest), line::measure_of(inside_))) {
    split();
    if (words_.size() > most_words) words_.clear();
    measure();
  }

  void run(std::string_view natural) {
    if (words_.size() < 2) return;
    if (words_.back().right - words_.front().left <= line::measure_of(inside_)) return;
    judge(natural);
    const std::size_t fewest = fewest_lines();
    if (fewest == 0 || fewest > most_lines) return;
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
      const auto begins = best_lines(std::max<std::size_t>(fewest, 2));
      if (begins.empty()) return;
      const auto failed = enforce(begins);
      if (!failed) return;
      words_[*failed - 1].end_cost = impossible;
    }
  }

 private:
  void split() {
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      const std::size_t end = std::min(text_.find(' ', at), text_.size());
      words_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), 0, 0, 0});
      at = end;
    }
  }

  void judge(std::string_view natural) {
    auto blanks = viet::title_blanks(natural);
    if (blanks.size() + 1 != words_.size()) blanks = viet::title_blanks(text_);
    for (std::size_t i = 0; i < blanks.size() && i + 1 < words_.size(); ++i) {
      words_[i].end_cost = cost_of(blanks[i].end);
    }
  }

  void measure() {
    Measure x = 0;
    std::uint32_t base = 0;
    std::size_t word = 0;
    for (const Run& run : plain_) {
      const auto& face = setting_.family.face(font::style_of(run.bold, run.italic));
      const Measure scale = line::measures_per_unit_and_half_point * paragraph_.format.half_points;
      for (std::uint32_t at = 0; at < run.text.size();) {
        const auto c = utf8::decode(run.text, at);
        if (word < words_.size() && base + at == words_[word].begin) words_[word].left = x;
        x += face.advance(c.value).value_or(0) * scale;
        at += c.size;
        if (word < words_.size() && base + at == words_[word].end) words_[word++].right = x;
      }
      base += static_cast<std::uint32_t>(run.text.size());
    }
  }

  Measure width_of(std::size_t first, std::size_t last) const {
    return words_[last].right - words_[first].left;
  }

  // By first-fit at the limit; 0 where a word is wider than that.
  std::size_t fewest_lines() const {
    std::size_t lines = 1, first = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (width_of(i, i) > limit_) return 0;
      if (width_of(first, i) <= limit_) continue;
      first = i;
      ++lines;
    }
    return lines;
  }

  // The first words of the lines after the first. Of both counts the cheaper one: a further line
  // must be worth it.
  std::vector<std::size_t> best_lines(std::size_t fewest) const {
    std::vector<std::size_t> best;
    Cost least = impossible;
    for (std::size_t more = 0; more < 2; ++more) {
      auto [cost, begins] = lines_of_count(fewest + more);
      cost += static_cast<Cost>(more) * one_more_line;
      if (cost >= least) continue;
      least = cost;
      best = std::move(begins);
    }
    return best;
  }

  // Dynamic programming over (lines, words set): what the first words cost at best.
  std::pair<Cost, std::vector<std::size_t>> lines_of_count(std::size_t count) const {
    const std::size_t words = words_.size();
    if (count > words) return {impossible, {}};
    struct State {
      Cost cost = impossible;
      std::size_t from = 0;  // first word of the last line
    };
    std::vector<std::vector<State>> states(count + 1, std::vector<State>(words + 1));
    states[0][0].cost = 0;
    const Measure mean = width_of(0, words - 1) / static_cast<Measure>(count);
    for (std::size_t line = 1; line <= count; ++line) {
      for (std::size_t first = line - 1; first < words; ++first) {
        const Cost before = states[line - 1][first].cost;
        if (before >= impossible) continue;
        for (std::size_t last = first; last < words && width_of(first, last) <= limit_; ++last) {
          const Cost cost = before + cost_of_line(first, last, mean);
          State& state = states[line][last + 1];
          if (cost < state.cost) state = {cost, first};
        }
      }
    }
    std::vector<std::size_t> begins;
    for (std::size_t line = count, end = words; line > 1; --line) {
      end = states[line][end].from;
      begins.push_back(end);
    }
    std::reverse(begins.begin(), begins.end());
    return {states[count][words].cost, std::move(begins)};
  }

  Cost cost_of_line(std::size_t first, std::size_t last, Measure mean) const {
    const Measure off = (width_of(first, last) - mean) * 100 / std::max<Measure>(mean, 1);
    const bool is_last = last + 1 == words_.size();
    Cost cost = off * off;
    if (!is_last) cost += words_[last].end_cost;
    if (first == last) cost += is_last ? single_syllable_last : single_syllable;
    return std::min(cost, impossible);
  }

  // Sets indents and NBSP so that first-fit breaks before these words. The word before which it
  // will not, if there is one: then nothing is set.
  std::optional<std::size_t> enforce(const std::vector<std::size_t>& begins) {
    Measure longest = 0;
    for (std::size_t i = 0; i <= begins.size(); ++i) {
      longest = std::max(longest, width_of(first_of(begins, i), last_of(begins, i)));
    }
    const Measure free = line::measure_of(inside_) - longest;
    const Length narrowed =
        Length::twips((longest + std::min(most_slack, free / 2) + line::measures_per_twip - 1) /
                      line::measures_per_twip);
    const Length side = std::max((inside_ - narrowed) / 2, Length{}).to_whole_twips();
    const Measure available = line::measure_of(inside_ - side - side);

    std::vector<bool> tied(words_.size());  // the blank after the word
    for (std::size_t i = 0; i < begins.size(); ++i) {
      std::size_t end = begins[i];
      while (width_of(first_of(begins, i), end) <= available + least_excess) {
        if (end == last_of(begins, i + 1)) return begins[i];
        tied[end++] = true;
      }
    }
    const Format format = paragraph_.format;
    paragraph_.format.left += side;
    paragraph_.format.right += side;
    tie(tied);
    const auto failed = first_difference(begins, tied);
    if (failed) {
      paragraph_.format = format;
      paragraph_.runs = plain_;
    }
    return failed;
  }

  std::size_t first_of(const std::vector<std::size_t>& begins, std::size_t line) const {
    return line == 0 ? 0 : begins[line - 1];
  }
  std::size_t last_of(const std::vector<std::size_t>& begins, std::size_t line) const {
    return (line < begins.size() ? begins[line] : words_.size()) - 1;
  }

  void tie(const std::vector<bool>& tied) {
    std::uint32_t base = 0;
    std::size_t word = 0;
    for (std::size_t i = 0; i < plain_.size(); ++i) {
      const std::string& text = plain_[i].text;
      std::string& out = paragraph_.runs[i].text;
      out.clear();
      for (std::uint32_t at = 0; at < text.size(); ++at) {
        while (word + 1 < words_.size() && base + at >= words_[word + 1].begin) ++word;
        const bool glued = text[at] == ' ' && base + at >= words_[word].end && tied[word];
        out += glued ? std::string_view("\u00A0") : std::string_view(text).substr(at, 1);
      }
      base += static_cast<std::uint32_t>(text.size());
    }
  }

  // Where either rule begins a line otherwise than wanted; they differ about hyphens.
  std::optional<std::size_t> first_difference(const std::vector<std::size_t>& begins,
                                              const std::vector<bool>& tied) const {
    std::vector<std::uint32_t> wanted;
    std::uint32_t shift = 0;  // NBSP is a byte longer than the blank it stands for
    std::size_t word = 0;
    for (const std::size_t begin : begins) {
      for (; word < begin; ++word) {
        if (tied[word]) shift += words_[word + 1].begin - words_[word].end;
      }
      wanted.push_back(words_[begin].begin + shift);
    }
    const auto spans = spans_of(paragraph_);
    const auto shape = line_paragraph(setting_.family, paragraph_, spans, width_);
    for (const line::Rule rule : {line::Rule::first_fit, line::Rule::word_2013}) {
      const auto& lines = setting_.memory.lines.break_lines(shape, rule);
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i + 1 >= lines.size() || lines[i + 1].begin != wanted[i]) return begins[i];
      }
      if (lines.size() != wanted.size() + 1) return begins.back();
    }
    return std::nullopt;
  }

  const Setting& setting_;
  Paragraph& paragraph_;
  std::vector<Run> plain_;
  std::string text_;
  Length inside_, width_;
  Measure limit_ = 0;
  std::vector<Word> words_;
};

// All that the lines depend on.
Bytes key_of(const Setting& setting, const Paragraph& paragraph, std::string_view natural,
             Length width, Length widest) {
  Bytes key;
  key.reserve(usual_key);
  append_key(key, widest.in_emu());
  append_key(key, natural.size());
  key += natural;
  for (const Run& run : paragraph.runs) append_key(key, run.text.size());
  const auto spans = spans_of(paragraph);
  line::append_key(key, line_paragraph(setting.family, paragraph, spans, width),
                   line::Rule::first_fit);
  return key;
}

const Balanced& balanced(const Setting& setting, const Paragraph& paragraph,
                         std::string_view natural, Length width, Length widest) {
  auto& memory = setting.memory.balanced;
  const Bytes key = key_of(setting, paragraph, natural, width, widest);
  if (const Balanced* known = memory.find(key)) return *known;
  Paragraph copy = paragraph;
  Balance(setting, copy, width, widest).run(natural);
  Balanced made{copy.format.left - paragraph.format.left, {}};
  std::size_t size = 0;
  for (Run& run : copy.runs) {
    size += sizeof run.text + run.text.size();
    made.texts.push_back(std::move(run.text));
  }
  return memory.remember(key, std::move(made), size);
}

void put(const Balanced& balanced, Paragraph& paragraph) {
  paragraph.format.left += balanced.side;
  paragraph.format.right += balanced.side;
  for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
    paragraph.runs[i].text = balanced.texts[i];
  }
}

}  // namespace

void balance(Setting& setting, Paragraph& paragraph, std::string_view natural, Length width,
             Length widest) {
  if (plain_text(paragraph.runs).find('\n') != std::string::npos)
    tie_words(paragraph.runs);
  else
    put(balanced(setting, paragraph, natural, width, widest), paragraph);
  for (const Run& run : paragraph.runs) {
    if (run.field >= 0) setting.fields[static_cast<std::size_t>(run.field)].value = run.text;
  }
}

}  // namespace kehoach::flow
