#include "marker.h"

#include <catch2/catch.hpp>

using namespace kehoach::templates;
using kehoach::document::MarkerKind;

TEST_CASE("markers at the start of a line") {
  struct Case {
    const char* line;
    MarkerKind kind;
    int depth;
    std::size_t size;
  };
  const Case cases[] = {
      {"I. A", MarkerKind::roman, 0, 2},        {"XIV. A", MarkerKind::roman, 0, 4},
      {"1. A", MarkerKind::arabic, 0, 2},       {"12. A", MarkerKind::arabic, 0, 3},
      {"999. A", MarkerKind::arabic, 0, 4},     {"1.1. A", MarkerKind::decimal, 2, 4},
      {"1.12.3. A", MarkerKind::decimal, 3, 7}, {"a) A", MarkerKind::letter, 0, 2},
      {"đ) A", MarkerKind::letter, 0, 3},       {"f) A", MarkerKind::letter, 0, 2},
      {"- A", MarkerKind::dash, 0, 1},          {"+ A", MarkerKind::plus, 0, 1},
      {"* A", MarkerKind::star, 0, 1},          {"-\tA", MarkerKind::dash, 0, 1},
      {"1.", MarkerKind::arabic, 0, 2},         {"-", MarkerKind::dash, 0, 1},
  };
  for (const Case& one : cases) {
    INFO(one.line);
    const auto found = leading_marker(one.line);
    REQUIRE(found);
    CHECK(found->marker == Marker{one.kind, one.depth});
    CHECK(found->size == one.size);
  }
}

TEST_CASE("what is no marker") {
  for (const char* line : {"",        "A",         "I.A",     "1.A",    "1.1 A",
                           "2020. A", "1.2020. A", "IIII. A", "IVX. A", "i. A",
                           "A. B",    "ab) A",     "A) B",    "1) A",   "-A",
                           "+84",     "**a** b",   "1..",     "..",     "1.1.1.1.1.1.1. A",
                           "é) A",    "(1) A",     "– A",     "• A"}) {
    INFO(line);
    CHECK_FALSE(leading_marker(line));
  }
}

TEST_CASE("a plan names markers whole") {
  CHECK(parse_marker("I.") == Marker{MarkerKind::roman, 0});
  CHECK(parse_marker("1.1.1.") == Marker{MarkerKind::decimal, 3});
  CHECK(parse_marker("*") == Marker{MarkerKind::star, 0});
  CHECK_FALSE(parse_marker("I. "));
  CHECK_FALSE(parse_marker("I"));
  CHECK_FALSE(parse_marker(""));
}

TEST_CASE("written numbers") {
  struct Case {
    const char* text;
    MarkerKind given;
    MarkerKind kind;
    std::vector<int> numbers;
  };
  const Case cases[] = {
      {"2.2", MarkerKind::none, MarkerKind::decimal, {2, 2}},
      {"2.2.", MarkerKind::none, MarkerKind::decimal, {2, 2}},
      {"2.2.10", MarkerKind::none, MarkerKind::decimal, {2, 2, 10}},
      {"5", MarkerKind::none, MarkerKind::arabic, {5}},
      {"5.", MarkerKind::none, MarkerKind::arabic, {5}},
      {"IV.", MarkerKind::none, MarkerKind::roman, {4}},
      {"đ)", MarkerKind::none, MarkerKind::letter, {5}},
      {"7bis.", MarkerKind::arabic, MarkerKind::arabic, {}},
      {"3", MarkerKind::decimal, MarkerKind::decimal, {3}},
      {"2.2", MarkerKind::arabic, MarkerKind::arabic, {}},
      {"I", MarkerKind::letter, MarkerKind::letter, {}},
      {"99999999999", MarkerKind::arabic, MarkerKind::arabic, {}},
      {"x", MarkerKind::dash, MarkerKind::dash, {}},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const auto written = parse_written(one.text, one.given);
    REQUIRE(written);
    CHECK(written->kind == one.kind);
    CHECK(written->numbers == one.numbers);
  }
  CHECK_FALSE(parse_written("Bước 1", MarkerKind::none));
  CHECK_FALSE(parse_written("", MarkerKind::none));
  CHECK_FALSE(parse_written("(1)", MarkerKind::none));
}
