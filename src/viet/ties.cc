// One pass over the paragraph. Only blanks next to something telling (a digit, a capital, a dash, a
// full stop ...) are looked at; find_pair runs over all others.
#include "viet/ties.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "byte_pairs.h"
#include "tie_rules.h"
#include "word_shape.h"

namespace kehoach::viet {

namespace {

constexpr BytePairs make_telling() {
  BytePairs pairs;
  // A blank before digits, capitals ("Đ" shares its first byte with "đ"), dashes and dots.
  pairs.add(
      0, {{' ', ' '}},
      {{'0', '9'}, {'A', 'Z'}, {0xC4, 0xC4}, {'-', '-'}, {'.', '.'}, {'%', '%'}, {0xE2, 0xE2}});
  // A blank after a number or a bracketed one, after "điểm", and after "thứ" by its last byte.
  pairs.add(1, {{'0', '9'}, {')', ')'}, {'m', 'm'}, {'M', 'M'}, {0xA8, 0xA9}}, {{' ', ' '}});
  pairs.add(2, {{'v', 'v'}}, {{'.', '.'}});  // "v.v."
  return pairs;
}
constexpr BytePairs telling = make_telling();

// The rules by the last byte of `before`, so that a blank meets only those that may hold there.
template <std::size_t count>
struct RulesByLastByte {
  std::array<std::uint8_t, count> order{};
  // The rules of byte b: order[starts[b]] up to order[starts[b + 1]].
  std::array<std::uint8_t, 257> starts{};
};

template <class Rule, std::size_t count>
constexpr RulesByLastByte<count> by_last_byte(const std::array<Rule, count>& rules) {
  static_assert(count < 256);
  RulesByLastByte<count> sorted;
  std::uint8_t placed = 0;
  for (std::size_t last = 0; last < 256; ++last) {
    sorted.starts[last] = placed;
    for (std::size_t i = 0; i < count; ++i) {
      if (static_cast<std::uint8_t>(rules[i].before.back()) != last) continue;
      sorted.order[placed++] = static_cast<std::uint8_t>(i);
    }
  }
  sorted.starts[256] = placed;
  return sorted;
}
constexpr auto labels_by_last_byte = by_last_byte(tie_rules::labels);
constexpr auto pairs_by_last_byte = by_last_byte(tie_rules::pairs);

// Whether any rule may hold after this byte.
template <std::size_t count>
bool has_rules(const RulesByLastByte<count>& sorted, std::size_t last) {
  return sorted.starts[last] != sorted.starts[last + 1];
}

// Calls `visit` with every rule whose words end `text` (a blank follows).
template <class Rule, std::size_t count, class Visit>
void visit_rules(std::string_view text, const std::array<Rule, count>& rules,
                 const RulesByLastByte<count>& sorted, Visit&& visit) {
  const std::size_t last = folded_byte(text, text.size() - 1);
  for (std::size_t i = sorted.starts[last]; i < sorted.starts[last + 1]; ++i) {
    const Rule& rule = rules[sorted.order[i]];
    if (ends_with_folded(text, rule.before) &&
        ends_before_word(text.substr(0, text.size() - rule.before.size()))) {
      visit(rule);
    }
  }
}

constexpr std::array<bool, 256> make_first_bytes_of_starts() {
  std::array<bool, 256> table{};
  for (const auto& rule : tie_rules::starts) {
    table[static_cast<std::uint8_t>(rule.after.front())] = true;
  }
  return table;
}
constexpr auto first_bytes_of_starts = make_first_bytes_of_starts();

class TieFinder {
 public:
  explicit TieFinder(std::string_view text) : text_(text) {}

  std::vector<Tie> find() && {
    for (std::size_t at = find_pair(text_, 0, telling); at < text_.size();) {
      at = find_pair(text_, look_at(at), telling);
    }
    tie_last_word();
    return std::move(ties_);
  }

 private:
  // Blanks between two words of the same line.
  struct Gap {
    std::size_t begin = 0, end = 0;
  };

  std::optional<Gap> gap_around(std::size_t blank) const {
    Gap gap{blank, blank + 1};
    while (gap.begin > 0 && text_[gap.begin - 1] == ' ') --gap.begin;
    while (gap.end < text_.size() && text_[gap.end] == ' ') ++gap.end;
    if (gap.begin == 0 || gap.end == text_.size()) return std::nullopt;
    if (is_white(text_[gap.begin - 1]) || is_white(text_[gap.end])) return std::nullopt;
    return gap;
  }

  std::string_view word_from(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && !is_white(text_[end])) ++end;
    return text_.substr(begin, end - begin);
  }

  std::string_view word_until(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && !is_white(text_[begin - 1])) --begin;
    return text_.substr(begin, end - begin);
  }

  std::size_t end_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - text_.data()) + part.size();
  }

  // Looks at the blank of the telling pair at `at`; returns where to go on.
  std::size_t look_at(std::size_t at) {
    std::size_t blank = at;
    if (text_[at] == 'v') {  // of "v.v.", and behind that blank
      if (at == 0 || text_[at - 1] != ' ') return at + 1;
      blank = at - 1;
    } else if (text_[at] != ' ') {
      blank = at + 1;
    }
    const auto gap = gap_around(blank);
    if (gap) {
      const std::size_t last = folded_byte(text_, gap->begin - 1);
      if (first_bytes_of_starts[byte_at(text_, gap->end)]) try_starts(*gap);
      if (has_rules(labels_by_last_byte, last)) try_labels(*gap);
      if (has_rules(pairs_by_last_byte, last)) try_pairs(*gap);
      if ((last >= '0' && last <= '9') || last == ')') try_units(*gap);
      if (is_dash(word_until(gap->begin))) try_range(*gap);
    }
    return std::max(gap ? gap->end : blank + 1, at + 1);
  }

  void try_starts(Gap gap) {
    for (const auto& rule : tie_rules::starts) {
      if (text_.substr(gap.end).starts_with(rule.after)) return tie(gap, rule.strength);
    }
  }

  void try_labels(Gap gap) {
    const std::string_view after = without_closing(word_from(gap.end));
    const Shapes shapes = shapes_of(after);
    if (shapes == 0) return;
    const auto try_one = [&](const LabelRule& rule) {
      if ((rule.after & shapes) != 0) apply(rule, gap, after);
    };
    visit_rules(text_.substr(0, gap.begin), tie_rules::labels, labels_by_last_byte, try_one);
  }

  void try_pairs(Gap gap) {
    const std::string_view after = without_closing(word_from(gap.end));
    const auto try_one = [&](const tie_rules::PairRule& rule) {
      if (equals_folded(after, rule.after)) tie(gap, rule.strength);
    };
    visit_rules(text_.substr(0, gap.begin), tie_rules::pairs, pairs_by_last_byte, try_one);
  }

  void apply(const LabelRule& rule, Gap gap, std::string_view after) {
    const std::size_t label = gap.begin - rule.before.size();  // where it begins
    TieStrength strength = rule.strength;
    switch (rule.also) {
      case LabelRule::Also::nothing:
        break;
      case LabelRule::Also::still_counts:
        return tie(gap, strength);
      case LabelRule::Also::inner_blank:
        if (const auto inner = gap_around(label + rule.before.find(' '))) tie(*inner, strength);
        break;
      case LabelRule::Also::part_of_date:
        if (date_until_ != 0 && date_until_ + 1 == label) strength = TieStrength::strong;
        date_until_ = end_of(after);
        break;
      case LabelRule::Also::not_after_symbol:
        if (follows_symbol(label)) return;
        break;
      case LabelRule::Also::person:
        tie_name(gap.end);
        break;
      case LabelRule::Also::middle_name:
        if (label > 1 && text_[label - 1] == ' ') {
          const std::string_view surname = word_until(label - 1);
          tie_name(label - 1 - without_opening(surname).size());
        }
        return;
    }
    tie(gap, strength);
    labelled_until_ = end_of(after);
  }

  bool follows_symbol(std::size_t at) const {
    if (at == 0 || text_[at - 1] != ' ') return false;
    const Shapes shapes = shapes_of(without_closing(word_until(at - 1)));
    return (shapes & shape::symbol) != 0;
  }

  // The last two syllables of the name that begins at `begin`. Where more words with capitals
  // follow than a name has, a title or another name is among them, and nothing is evident.
  void tie_name(std::size_t begin) {
    constexpr std::size_t longest = 4;
    std::string_view word = word_from(begin);
    const auto& surnames = tie_rules::surnames;
    if (std::find(surnames.begin(), surnames.end(), word) == surnames.end()) return;
    std::size_t last = begin;
    for (std::size_t syllables = 1; syllables <= longest; ++syllables) {
      const std::size_t next = end_of(word) + 1;
      const bool goes_on = without_closing(word).size() == word.size() && next < text_.size() &&
                           text_[next - 1] == ' ' && begins_with_capital(word_from(next));
      if (!goes_on) {
        if (syllables > 1) tie({last - 1, last}, tie_rules::inside_name);
        return;
      }
      last = next;
      word = word_from(next);
    }
  }

  void try_units(Gap gap) {
    const std::string_view after = without_closing(word_from(gap.end));
    const std::string_view before = word_until(gap.begin);
    const bool bracketed = before.starts_with('(') && before.ends_with(')');
    const std::string_view core =
        bracketed ? before.substr(1, before.size() - 2) : without_opening(before);
    const Shapes shapes = shapes_of(core);
    if ((shapes & (shape::number | shape::amount)) != 0) {
      const bool has_label = labelled_until_ == gap.begin;
      const std::string_view unit = after.substr(0, after.find('/'));  // "đồng/suất"
      for (const auto& rule : tie_rules::units) {
        if (unit == rule.unit && (!has_label || rule.even_with_label)) {
          return tie(gap, rule.strength);
        }
      }
    }
    constexpr Shapes enumerators = shape::number | shape::letter | shape::roman;
    if (bracketed && (shapes & enumerators) != 0) tie(gap, tie_rules::after_bracketed_number);
  }

  // After the dash of "2026 - 2031".
  void try_range(Gap gap) {
    const std::size_t dash = gap.begin - word_until(gap.begin).size();
    if (dash == 0 || text_[dash - 1] != ' ') return;
    const Shapes from = shapes_of(without_opening(word_until(dash - 1)));
    const Shapes to = shapes_of(without_closing(word_from(gap.end)));
    if ((from & to & tie_rules::range_ends) != 0) tie(gap, tie_rules::inside_range);
  }

  void tie_last_word() {
    constexpr std::size_t bytes_of_a_letter = 4;
    const bool may_be_short = text_.size() < tie_rules::more_than_a_line * bytes_of_a_letter;
    if (may_be_short && letters_of(text_) < tie_rules::more_than_a_line) return;
    std::size_t end = text_.size();
    while (end > 0) {
      while (end > 0 && is_white(text_[end - 1])) --end;
      const std::string_view word = word_until(end);
      const std::size_t begin = end - word.size();
      const std::string_view core = without_closing(without_opening(word));
      if (!core.empty()) {
        if (letters_of(core) > tie_rules::short_last_word) return;
        if (begin == 0 || text_[begin - 1] != ' ') return;
        if (const auto gap = gap_around(begin - 1)) tie(*gap, tie_rules::before_short_last_word);
        return;
      }
      end = begin;  // "./." alone: the word before it is the last
    }
  }

  static bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }

  static std::size_t letters_of(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    }));
  }

  void tie(Gap gap, TieStrength strength) {
    for (std::size_t at = gap.begin; at < gap.end; ++at) add(at, strength);
  }

  // Nearly always behind the last; a name is tied before the words in it are looked at.
  void add(std::size_t offset, TieStrength strength) {
    const auto at = static_cast<std::uint32_t>(offset);
    auto place = ties_.end();
    while (place != ties_.begin() && std::prev(place)->offset >= at) --place;
    if (place != ties_.end() && place->offset == at) {
      place->strength = std::max(place->strength, strength);
    } else {
      ties_.insert(place, {at, strength});
    }
  }

  std::string_view text_;
  std::vector<Tie> ties_;
  std::size_t labelled_until_ = 0;  // end of the last number or name that a label was tied to
  std::size_t date_until_ = 0;      // the same for parts of dates
};

}  // namespace

std::vector<Tie> find_ties(std::string_view text) { return TieFinder(text).find(); }

bool is_document_symbol(std::string_view word) {
  return (shapes_of(without_closing(without_opening(word))) & shape::symbol) != 0;
}

}  // namespace kehoach::viet
