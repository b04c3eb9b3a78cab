#include "alignment.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace kehoach::draft;

namespace {

using Row = std::vector<std::uint32_t>;

std::size_t longest_common(const Row& a, const Row& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const auto x : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row[b.size()];
}

void check_pairs(const Row& a, const Row& b, const Pairs& pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    REQUIRE(pairs[i].first < a.size());
    REQUIRE(pairs[i].second < b.size());
    REQUIRE(a[pairs[i].first] == b[pairs[i].second]);
    if (i == 0) continue;
    REQUIRE(pairs[i - 1].first < pairs[i].first);
    REQUIRE(pairs[i - 1].second < pairs[i].second);
  }
}

}  // namespace

TEST_CASE("small sequences") {
  CHECK(align(Row{}, Row{}).empty());
  CHECK(align(Row{1}, Row{}).empty());
  CHECK(align(Row{1, 2, 3}, Row{1, 2, 3}).size() == 3);
  CHECK(align(Row{1, 2, 3}, Row{1, 4, 3}) == Pairs{{0, 0}, {2, 2}});
  CHECK(align(Row{1, 2}, Row{3, 1, 2}) == Pairs{{0, 1}, {1, 2}});
  CHECK(align(Row{1, 1, 1}, Row{1, 1}).size() == 2);
  CHECK(align(Row{1, 2}, Row{3, 4}).empty());
}

// With few letters there are no anchors, and Myers' search alone must find a longest one.
TEST_CASE("as long as possible where nothing stands once") {
  std::mt19937_64 random(20260511);
  for (int round = 0; round < 3000; ++round) {
    INFO("round " << round);
    Row a(random() % 14), b(random() % 14);
    for (auto& x : a) x = static_cast<std::uint32_t>(random() % 2);
    for (auto& x : b) x = static_cast<std::uint32_t>(random() % 2);
    const Pairs pairs = align(a, b);
    check_pairs(a, b, pairs);
    std::size_t begin = 0, end = 0;  // what is equal at both ends is taken first
    while (begin < std::min(a.size(), b.size()) && a[begin] == b[begin]) ++begin;
    while (end < std::min(a.size(), b.size()) - begin &&
           a[a.size() - 1 - end] == b[b.size() - 1 - end])
      ++end;
    const auto once = [&](const Row& row, std::uint32_t x) {
      return std::count(row.begin() + static_cast<std::ptrdiff_t>(begin),
                        row.end() - static_cast<std::ptrdiff_t>(end), x) == 1;
    };
    const bool anchored = (once(a, 0) && once(b, 0)) || (once(a, 1) && once(b, 1));
    if (!anchored) REQUIRE(pairs.size() == longest_common(a, b));
  }
}

TEST_CASE("any sequences give a common subsequence") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 500; ++round) {
    INFO("round " << round);
    const std::uint32_t letters = 1 + static_cast<std::uint32_t>(random() % 60);
    Row a(random() % 80);
    for (auto& x : a) x = static_cast<std::uint32_t>(random() % letters);
    Row b = a;
    for (std::uint64_t edits = random() % 10; edits > 0 && !b.empty(); --edits) {
      const auto at = b.begin() + static_cast<std::ptrdiff_t>(random() % b.size());
      if (random() % 2 == 0)
        b.erase(at);
      else
        b.insert(at, static_cast<std::uint32_t>(random() % letters));
    }
    check_pairs(a, b, align(a, b));
  }
}

TEST_CASE("long sequences that share nothing, or everything but a little, end soon") {
  constexpr std::uint32_t size = 200'000;
  Row a(size), b(size), alike(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    a[i] = i % 2;
    b[i] = 2 + i % 2;
    alike[i] = i % 2;
  }
  alike[size / 2] = 9;
  CHECK(align(a, b).empty());
  CHECK(align(a, alike).size() == size - 1);
}
