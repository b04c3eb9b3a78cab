#include "alignment.h"

#include <algorithm>
#include <unordered_map>

namespace kehoach::draft {

namespace {

struct Piece {
  std::uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
  bool empty() const { return a_begin == a_end || b_begin == b_end; }
};

class Aligner {
 public:
  Aligner(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) : a_(a), b_(b) {}

  Pairs run() {
    constexpr int deepest = 24;
    piece({0, static_cast<std::uint32_t>(a_.size()), 0, static_cast<std::uint32_t>(b_.size())},
          deepest);
    std::sort(pairs_.begin(), pairs_.end());
    return std::move(pairs_);
  }

 private:
  // Anchors make pieces of pieces; `depth` bounds how often.
  void piece(Piece p, int depth) {
    while (!p.empty() && a_[p.a_begin] == b_[p.b_begin])
      pairs_.emplace_back(p.a_begin++, p.b_begin++);
    while (!p.empty() && a_[p.a_end - 1] == b_[p.b_end - 1])
      pairs_.emplace_back(--p.a_end, --p.b_end);
    if (p.empty()) return;
    const Pairs anchors = depth > 0 ? find_anchors(p) : Pairs();
    if (anchors.empty()) return search(p);
    Piece part = p;
    for (const auto& [in_a, in_b] : anchors) {
      part.a_end = in_a;
      part.b_end = in_b;
      piece(part, depth - 1);
      pairs_.emplace_back(in_a, in_b);
      part.a_begin = in_a + 1;
      part.b_begin = in_b + 1;
    }
    part.a_end = p.a_end;
    part.b_end = p.b_end;
    piece(part, depth - 1);
  }

  // The longest run, growing in b, of elements that stand once on both sides.
  Pairs find_anchors(const Piece& p) const {
    struct Seen {
      std::uint32_t in_a = 0, in_b = 0;
      std::uint8_t count_a = 0, count_b = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (std::uint32_t i = p.a_begin; i < p.a_end; ++i) {
      Seen& s = seen[a_[i]];
      s.in_a = i;
      if (s.count_a < 2) ++s.count_a;
    }
    for (std::uint32_t i = p.b_begin; i < p.b_end; ++i) {
      const auto found = seen.find(b_[i]);
      if (found == seen.end()) continue;
      found->second.in_b = i;
      if (found->second.count_b < 2) ++found->second.count_b;
    }
    Pairs once;
    for (std::uint32_t i = p.a_begin; i < p.a_end; ++i) {
      const Seen& s = seen.at(a_[i]);
      if (s.count_a == 1 && s.count_b == 1) once.emplace_back(i, s.in_b);
    }
    return longest_growing(once);
  }

  static Pairs longest_growing(const Pairs& pairs) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tails;  // the pair that ends the best run of each length
    std::vector<std::size_t> before(pairs.size(), none);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto at = std::lower_bound(
          tails.begin(), tails.end(), pairs[i].second,
          [&](std::size_t tail, std::uint32_t b) { return pairs[tail].second < b; });
      if (at != tails.begin()) before[i] = *(at - 1);
      if (at == tails.end())
        tails.push_back(i);
      else
        *at = i;
    }
    Pairs run;
    for (std::size_t i = tails.empty() ? none : tails.back(); i != none; i = before[i])
      run.push_back(pairs[i]);
    std::reverse(run.begin(), run.end());
    return run;
  }

  // Myers 1986: the furthest point reached on each diagonal, edit by edit.
  void search(const Piece& p) {
    const int n = static_cast<int>(p.a_end - p.a_begin);
    const int m = static_cast<int>(p.b_end - p.b_begin);
    const int limit = std::min(n + m, most_edits);
    const auto offset = static_cast<std::size_t>(limit) + 1;
    std::vector<int> reach(2 * offset + 1, 0);
    const auto at = [&](std::vector<int>& v, int k) -> int& {
      return v[static_cast<std::size_t>(k + static_cast<int>(offset))];
    };
    std::vector<std::vector<int>> history;
    for (int d = 0; d <= limit; ++d) {
      // Diagonals -d to d are all that later steps ask of this one.
      history.emplace_back(reach.begin() + static_cast<std::ptrdiff_t>(offset) - d,
                           reach.begin() + static_cast<std::ptrdiff_t>(offset) + d + 1);
      for (int k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && at(reach, k - 1) < at(reach, k + 1));
        int x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
        while (x < n && x - k < m && same(p, x, x - k)) ++x;
        at(reach, k) = x;
        if (x >= n && x - k >= m) return trace(p, history, n, m);
      }
    }
  }

  bool same(const Piece& p, int x, int y) const {
    return x >= 0 && y >= 0 &&
           a_[p.a_begin + static_cast<std::uint32_t>(x)] ==
               b_[p.b_begin + static_cast<std::uint32_t>(y)];
  }

  void trace(const Piece& p, const std::vector<std::vector<int>>& history, int x, int y) {
    for (int d = static_cast<int>(history.size()) - 1; d >= 0; --d) {
      const auto& reach = history[static_cast<std::size_t>(d)];
      const auto at = [&](int k) {
        return k < -d || k > d ? -1 : reach[static_cast<std::size_t>(k + d)];
      };
      const int k = x - y;
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const int previous = down ? k + 1 : k - 1;
      const int from_x = d == 0 ? 0 : at(previous);
      const int from_y = d == 0 ? 0 : from_x - previous;
      const int start = d == 0 ? 0 : (down ? from_x : from_x + 1);
      while (x > start) {
        --x;
        --y;
        pairs_.emplace_back(p.a_begin + static_cast<std::uint32_t>(x),
                            p.b_begin + static_cast<std::uint32_t>(y));
      }
      x = from_x;
      y = from_y;
    }
  }

  std::span<const std::uint32_t> a_;
  std::span<const std::uint32_t> b_;
  Pairs pairs_;
};

}  // namespace

Pairs align(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  return Aligner(a, b).run();
}

}  // namespace kehoach::draft
