#include "draft/diff.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "alignment.h"
#include "lines_of_document.h"
#include "word_edits.h"

namespace kehoach::draft {

namespace {

// Below this likeness (of 1000) two lines are not one line changed, but one gone and one new.
constexpr int alike = 400;
// Beyond so many pairs only near ones are looked at.
constexpr std::size_t most_pairs = 10'000;
constexpr std::size_t window = 12;

class Comparer {
 public:
  std::vector<Change> run(const document::Document& a, const document::Document& b) {
    fields(fields_of(a), fields_of(b));
    lines(body_of(a), body_of(b));
    lines(recipients_of(a), recipients_of(b));
    lines(signatures_of(a), signatures_of(b));
    lines(appendices_of(a), appendices_of(b));
    find_moves();
    return std::move(changes_);
  }

 private:
  using Lines = std::vector<Line>;

  void fields(const Lines& a, const Lines& b) {
    for (std::size_t i = 0; i < a.size(); ++i) pair(a[i], b[i]);
  }

  void lines(const Lines& a, const Lines& b) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const auto number = [&](const Lines& lines) {
      std::vector<std::uint32_t> out;
      for (const Line& line : lines) {
        out.push_back(
            numbers.emplace(line.form, static_cast<std::uint32_t>(numbers.size())).first->second);
      }
      return out;
    };
    const auto a_numbers = number(a);
    const auto b_numbers = number(b);
    std::size_t at_a = 0, at_b = 0;
    for (const auto& [in_a, in_b] : align(a_numbers, b_numbers)) {
      gap(a, at_a, in_a, b, at_b, in_b);
      pair(a[in_a], b[in_b]);
      at_a = in_a + 1;
      at_b = in_b + 1;
    }
    gap(a, at_a, a.size(), b, at_b, b.size());
  }

  // Lines that have no equal: which were changed, which are gone, which are new.
  void gap(const Lines& a, std::size_t a_at, std::size_t a_end, const Lines& b, std::size_t b_at,
           std::size_t b_end) {
    // One name in the place of another has no word of it.
    const bool by_turns =
        a_end - a_at == b_end - b_at && a_at < a_end && a[a_at].part == "signatures";
    while (by_turns && a_at < a_end) pair(a[a_at++], b[b_at++]);
    for (const auto& [in_a, in_b] : match(a, a_at, a_end, b, b_at, b_end)) {
      for (; a_at < in_a; ++a_at) alone(a[a_at], ChangeKind::removed);
      for (; b_at < in_b; ++b_at) alone(b[b_at], ChangeKind::added);
      pair(a[a_at++], b[b_at++]);
    }
    for (; a_at < a_end; ++a_at) alone(a[a_at], ChangeKind::removed);
    for (; b_at < b_end; ++b_at) alone(b[b_at], ChangeKind::added);
  }

  static std::vector<std::pair<std::size_t, std::size_t>> match(const Lines& a, std::size_t a_begin,
                                                                std::size_t a_end, const Lines& b,
                                                                std::size_t b_begin,
                                                                std::size_t b_end) {
    const std::size_t n = a_end - a_begin, m = b_end - b_begin;
    if (n == 0 || m == 0) return {};
    std::vector<WordBag> a_bags, b_bags;
    for (std::size_t i = 0; i < n; ++i) a_bags.emplace_back(a[a_begin + i].words);
    for (std::size_t j = 0; j < m; ++j) b_bags.emplace_back(b[b_begin + j].words);
    auto pairs = n * m <= most_pairs ? best(a_bags, b_bags) : nearby(a_bags, b_bags);
    for (auto& [i, j] : pairs) {
      i += a_begin;
      j += b_begin;
    }
    return pairs;
  }

  // The pairs, growing on both sides, that are most alike together.
  static std::vector<std::pair<std::size_t, std::size_t>> best(const std::vector<WordBag>& a,
                                                               const std::vector<WordBag>& b) {
    const std::size_t n = a.size(), m = b.size(), width = m + 1;
    std::vector<int> score((n + 1) * width, 0);
    std::vector<int> here(n * m, 0);
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        const int like = a[i].likeness(b[j]);
        here[i * m + j] = like >= alike ? like : -1;
        int& most = score[i * width + j];
        most = std::max(score[(i + 1) * width + j], score[i * width + j + 1]);
        if (like >= alike) most = std::max(most, like + score[(i + 1) * width + j + 1]);
      }
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      const int most = score[i * width + j];
      if (here[i * m + j] >= 0 && most == here[i * m + j] + score[(i + 1) * width + j + 1]) {
        pairs.emplace_back(i++, j++);
      } else if (most == score[(i + 1) * width + j]) {
        ++i;
      } else {
        ++j;
      }
    }
    return pairs;
  }

  static std::vector<std::pair<std::size_t, std::size_t>> nearby(const std::vector<WordBag>& a,
                                                                 const std::vector<WordBag>& b) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size(); ++i) {
      int most = alike - 1;
      std::size_t found = j;
      for (std::size_t k = j; k < std::min(j + window, b.size()); ++k) {
        const int like = a[i].likeness(b[k]);
        if (like <= most) continue;
        most = like;
        found = k;
      }
      if (most < alike) continue;
      pairs.emplace_back(i, found);
      j = found + 1;
    }
    return pairs;
  }

  void alone(const Line& line, ChangeKind kind) {
    Change change;
    change.kind = kind;
    change.part = line.part;
    change.place = line.place;
    (kind == ChangeKind::added ? change.after : change.before) = line.words;
    changes_.push_back(std::move(change));
  }

  void pair(const Line& a, const Line& b) {
    if (a.form == b.form) {
      if (a.number != b.number) push(ChangeKind::renumbered, b, a.number, b.number);
      return;
    }
    if (a.words.empty()) return alone(b, ChangeKind::added);
    if (b.words.empty()) return alone(a, ChangeKind::removed);
    auto edits = word_edits(a.words, b.words);
    const bool same_words = edits.empty();
    push(same_words ? ChangeKind::form : ChangeKind::changed, b, a.words, b.words);
    changes_.back().edits = std::move(edits);
    if (a.number != b.number && !a.number.empty() && !b.number.empty()) {
      push(ChangeKind::renumbered, b, a.number, b.number);
    }
  }

  // What is gone here and new there has moved; what stands below an item went with it.
  void find_moves() {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> gone;
    for (std::size_t i = changes_.size(); i-- > 0;) {
      if (changes_[i].kind == ChangeKind::removed)
        gone[{changes_[i].part, changes_[i].before}].push_back(i);
    }
    std::vector<bool> told(changes_.size(), true);
    const Change* above = nullptr;  // the last that moved
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      Change& change = changes_[i];
      if (change.kind != ChangeKind::added) continue;
      const auto found = gone.find({change.part, change.after});
      if (found == gone.end() || found->second.empty()) continue;
      const std::size_t old = found->second.back();
      found->second.pop_back();
      told[old] = false;
      change.kind = ChangeKind::moved;
      change.before = change.after;
      change.from = changes_[old].place;
      if (above != nullptr && went_with(change, *above))
        told[i] = false;
      else
        above = &change;
    }
    std::vector<Change> left;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (told[i]) left.push_back(std::move(changes_[i]));
    }
    changes_ = std::move(left);
  }

  static bool went_with(const Change& change, const Change& above) {
    const std::string &to = change.place.vi, &from = change.from.vi;
    const std::string &above_to = above.place.vi, &above_from = above.from.vi;
    return to.starts_with(above_to) && from.starts_with(above_from) && to != above_to &&
           to.substr(above_to.size()) == from.substr(above_from.size());
  }

  void push(ChangeKind kind, const Line& at, std::string before, std::string after) {
    changes_.push_back({kind, at.part, at.place, std::move(before), std::move(after), {}, {""}});
  }

  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare(const document::Document& before, const document::Document& after) {
  return Comparer().run(before, after);
}

}  // namespace kehoach::draft
