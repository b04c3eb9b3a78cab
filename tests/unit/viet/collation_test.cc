#include "viet/collation.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "random_text.h"

using namespace kehoach;

namespace {

using Key = std::string (*)(std::string_view);

// Whether the names, in this order, have growing keys.
void check_order(const std::vector<std::string>& names, Key key) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    CAPTURE(names[i], names[i + 1]);
    CHECK(key(names[i]) < key(names[i + 1]));
  }
}

}  // namespace

TEST_CASE("places in Vietnamese order") {
  check_order({"An Giang", "Ăn", "Âu", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Dương",
               "Đà Nẵng", "Đắk Lắk", "Điện Biên"},
              viet::collation_key);
}

TEST_CASE("letters of the alphabet, then tones") {
  check_order({"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m",
               "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"},
              viet::collation_key);
  check_order({"ma", "mà", "mả", "mã", "má", "mạ"}, viet::collation_key);
  check_order({"tran", "trần", "trẩn", "trẫn", "trấn", "trận"}, viet::collation_key);
  // A tone decides only between texts whose letters are the same.
  check_order({"má a", "ma b"}, viet::collation_key);
  // ch, gh, ng, nh ... are no letters of their own.
  check_order({"ca", "cha", "co"}, viet::collation_key);
}

TEST_CASE("capitals decide after everything else") {
  CHECK(viet::collation_key("an") != viet::collation_key("An"));
  check_order({"an", "An", "àn"}, viet::collation_key);
}

TEST_CASE("a name that begins another stands before it") {
  check_order({"", "Hà", "Hà Nam", "Hà Nội", "Hải Phòng"}, viet::collation_key);
}

TEST_CASE("persons by given name, family name, what stands between") {
  check_order({"Trần Văn An", "Lê Thị Bình", "Nguyễn Bình", "Nguyễn Thị Bình", "Nguyễn Văn Bình",
               "Nguyễn Văn Bính", "Đào Xuân Trường", "Y"},
              viet::person_collation_key);
  check_order({"An", "Nguyễn An", "Nguyễn Văn An"}, viet::person_collation_key);
  CHECK(viet::person_collation_key(" Lê  Bình ") != viet::person_collation_key("Lê Bình"));
}

TEST_CASE("equal texts have equal keys, and only they") {
  const std::vector<std::string> alphabet{"a", "A", "à", " ", "  ", "đ", "\u0001", "b", "", "-"};
  std::mt19937_64 random(3);
  std::set<std::string> texts;
  for (int round = 0; round < 2'000; ++round) {
    texts.insert(random_string(random, alphabet, random() % 6));
  }
  std::set<std::string> keys, person_keys;
  for (const auto& text : texts) {
    CHECK(viet::collation_key(text) == viet::collation_key(text));
    keys.insert(viet::collation_key(text));
    person_keys.insert(viet::person_collation_key(text));
  }
  CHECK(keys.size() == texts.size());
  CHECK(person_keys.size() == texts.size());
}

TEST_CASE("threads get the same keys") {
  const auto& texts = sample_paragraphs();
  std::vector<std::string> expected;
  std::transform(texts.begin(), texts.end(), std::back_inserter(expected), &viet::collation_key);
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < 50; ++round) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
          wrong[t] += viet::collation_key(texts[i]) != expected[i];
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(std::count(wrong.begin(), wrong.end(), 0) == 4);
}
