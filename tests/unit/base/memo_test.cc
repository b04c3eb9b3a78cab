#include "base/memo.h"

#include <string>

#include <catch2/catch.hpp>

using namespace kehoach;

namespace {

constexpr std::size_t kilobyte = 1024;

}  // namespace

TEST_CASE("a memo gives back what was made of exactly these bytes") {
  Memo<int> memo(100 * kilobyte);
  CHECK(memo.find("a") == nullptr);
  CHECK(memo.remember("a", 1, 0) == 1);
  memo.remember(std::string("a\0b", 3), 2, 0);
  memo.remember("", 3, 0);
  REQUIRE(memo.find("a") != nullptr);
  CHECK(*memo.find("a") == 1);
  CHECK(*memo.find(ByteView("a\0b", 3)) == 2);
  CHECK(*memo.find("") == 3);
  CHECK(memo.find("ab") == nullptr);
}

TEST_CASE("a memo holds no more than it may, and forgets what was asked for longest ago") {
  Memo<std::string> memo(10 * kilobyte);
  const auto remember = [&](const char* key) {
    memo.remember(key, std::string(2 * kilobyte, *key), 2 * kilobyte);
  };
  for (const char* key : {"a", "b", "c", "d"}) remember(key);
  CHECK(memo.find("a") != nullptr);  // so that b is the oldest
  remember("e");
  CHECK(memo.find("b") == nullptr);
  CHECK(memo.find("a") != nullptr);
  // What alone is larger than the bound is kept until the next comes.
  memo.remember("f", std::string(20 * kilobyte, 'f'), 20 * kilobyte);
  CHECK(memo.find("a") == nullptr);
  REQUIRE(memo.find("f") != nullptr);
  CHECK(memo.find("f")->size() == 20 * kilobyte);
  remember("g");
  CHECK(memo.find("f") == nullptr);
  CHECK(memo.find("g") != nullptr);
}

TEST_CASE("numbers are parts of keys by all their bytes") {
  Bytes one, other;
  append_key(one, 1);
  append_key(other, 256);
  CHECK(one.size() == sizeof(int));
  CHECK(one != other);
}

TEST_CASE("up to eight threads remember no more together than one alone") {
  CHECK(MemoShare{}.of(800) == 800);
  CHECK(MemoShare{4}.of(800) == 200);
  CHECK(MemoShare{100}.of(800) == 100);
}
