#include "predictor.h"

#include <random>

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::pdf;
using namespace std::string_literals;

TEST_CASE("rows are written as they differ from the row above, and read back") {
  CHECK(predict_up("\1\2\3\1\2\4"s, 3) == "\2\1\2\3\2\0\0\1"s);
  CHECK(predict_up("\xFF\x01"s, 1) == "\2\xFF\2\x02"s);
  CHECK(predict_up({}, 4).empty());
  CHECK(up_entries(5) == "/DecodeParms<</Predictor 12/Columns 5>>");
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    const std::size_t width = 1 + random() % 9;
    Bytes rows(width * (random() % 20), '\0');
    for (char& byte : rows) byte = static_cast<char>(random());
    CHECK(undo_up(predict_up(rows, width), width) == rows);
  }
}

TEST_CASE("rows that are cut short, or predicted otherwise, are refused") {
  CHECK_FALSE(undo_up("\2\1\2"s, 3));
  CHECK_FALSE(undo_up("\2\1\1\1"s, 1));
  CHECK_FALSE(undo_up("\1\1\2\1"s, 3));
  CHECK(undo_up({}, 3) == Bytes());
}

TEST_CASE("a row is written as each number differs from the one before, byte by byte") {
  CHECK(predict_sub("\0\5\0\6\1\0"s, 2) == "\1\0\5\0\1\1\xFA"s);
  CHECK(sub_entries("\0\5\0\6\1\0"s, 2) == "/DecodeParms<</Predictor 11/Colors 2/Columns 3>>");
}
