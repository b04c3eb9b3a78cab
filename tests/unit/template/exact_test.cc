#include "exact.h"

#include <limits>
#include <random>

#include <catch2/catch.hpp>

using namespace kehoach::templates;

namespace {

std::string sum(const char* a, const char* b) {
  return spell(*add(*parse_exact(a), *parse_exact(b)));
}

std::string rounded(const char* number, int places, Rounding rounding = Rounding::common) {
  return spell(*round_to(*parse_exact(number), places, rounding));
}

std::string quotient(const char* a, const char* b) {
  const auto result = divide(*parse_exact(a), *parse_exact(b));
  return result ? spell(*result) : "-";
}

}  // namespace

TEST_CASE("numbers are read as JSON spells them") {
  struct Case {
    const char* digits;
    const char* spelling;  // null: not a number that can be held
  };
  const Case cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"12", "12"},
      {"-12.50", "-12.5"},
      {"26811.096", "26811.096"},
      {"0.001", "0.001"},
      {"1e3", "1000"},
      {"1.5e3", "1500"},
      {"1.5E-3", "0.0015"},
      {"1e+2", "100"},
      {"0e999", "0"},
      {"100.000", "100"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
      {"1234567890123456789012345678901", nullptr},
      {"0.1234567890123456", nullptr},
      {"0.123456789012345", "0.123456789012345"},
      {"1e31", nullptr},
      {"1e-16", nullptr},
      {"1e99999", nullptr},
      {"", nullptr},
      {"-", nullptr},
      {".", nullptr},
      {"-.", nullptr},
      {"1.2.3", nullptr},
      {"1e", nullptr},
      {"1e+", nullptr},
      {"abc", nullptr},
      {"1a", nullptr},
      {" 1", nullptr},
  };
  for (const Case& one : cases) {
    INFO(one.digits);
    const auto number = parse_exact(one.digits);
    REQUIRE(number.has_value() == (one.spelling != nullptr));
    if (number) CHECK(spell(*number) == one.spelling);
  }
}

TEST_CASE("sums and products are exact or nothing") {
  CHECK(sum("0.1", "0.2") == "0.3");
  CHECK(sum("1", "-0.25") == "0.75");
  CHECK(sum("-1.5", "1.5") == "0");
  CHECK(spell(*subtract(*parse_exact("10"), *parse_exact("0.01"))) == "9.99");
  CHECK(spell(*multiply(*parse_exact("1.1"), *parse_exact("-1.1"))) == "-1.21");
  CHECK(spell(*multiply(*parse_exact("0.5"), *parse_exact("4"))) == "2");
  const auto large = parse_exact("999999999999999999999999999999");
  CHECK_FALSE(add(*large, *parse_exact("1")));
  CHECK_FALSE(multiply(*large, *large));
  CHECK_FALSE(multiply(*parse_exact("0.00000001"), *parse_exact("0.00000001")));
  CHECK_FALSE(add(*large, *parse_exact("0.5")));
}

TEST_CASE("quotients end or are rounded to twelve places") {
  CHECK(quotient("7", "2") == "3.5");
  CHECK(quotient("6", "3") == "2");
  CHECK(quotient("1", "3") == "0.333333333333");
  CHECK(quotient("2", "3") == "0.666666666667");
  CHECK(quotient("-2", "3") == "-0.666666666667");
  CHECK(quotient("1", "0.5") == "2");
  CHECK(quotient("999999999999999999999999999999", "3") == "333333333333333333333333333333");
  CHECK(quotient("999999999999999999999999999999", "17") == "-");
}

TEST_CASE("rounding") {
  CHECK(rounded("2.5", 0) == "3");
  CHECK(rounded("-2.5", 0) == "-3");
  CHECK(rounded("2.4", 0) == "2");
  CHECK(rounded("2.45", 1) == "2.5");
  CHECK(rounded("2.41", 1, Rounding::up) == "2.5");
  CHECK(rounded("-2.49", 1, Rounding::up) == "-2.4");
  CHECK(rounded("2.49", 1, Rounding::down) == "2.4");
  CHECK(rounded("-2.41", 1, Rounding::down) == "-2.5");
  CHECK(rounded("1250", -2) == "1300");
  CHECK(rounded("1234.5", -3) == "1000");
  CHECK(rounded("5", 3) == "5");
  CHECK(rounded("5", -15) == "0");
  CHECK(rounded("0.000000000000001", -15) == "0");
}

TEST_CASE("whole numbers") {
  CHECK(to_integer(*parse_exact("5.0")) == 5);
  CHECK_FALSE(to_integer(*parse_exact("5.1")));
  CHECK(to_integer(*parse_exact("9223372036854775807")) ==
        std::numeric_limits<std::int64_t>::max());
  CHECK(to_integer(*parse_exact("-9223372036854775808")) ==
        std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(to_integer(*parse_exact("9223372036854775808")));
}

TEST_CASE("it agrees with whole-number arithmetic on scaled values") {
  std::mt19937_64 random(7);
  const auto pick = [&] {
    return Exact{static_cast<Wide>(static_cast<std::int64_t>(random() % 2000001) - 1000000),
                 static_cast<int>(random() % 6)};
  };
  const auto at_scale = [](const Exact& n, int scale) {
    Wide units = n.units;
    for (int i = n.scale; i < scale; ++i) units *= 10;
    return units;
  };
  for (int run = 0; run < 20000; ++run) {
    const Exact a = pick(), b = pick();
    INFO(spell(a) << " and " << spell(b));
    REQUIRE(at_scale(*add(a, b), 10) == at_scale(a, 10) + at_scale(b, 10));
    REQUIRE(at_scale(*subtract(a, b), 10) == at_scale(a, 10) - at_scale(b, 10));
    REQUIRE(at_scale(*multiply(a, b), 10) == at_scale(a, 5) * at_scale(b, 5));
    const Wide x = at_scale(a, 6), y = at_scale(b, 6);
    REQUIRE(compare(a, b) == (x < y ? -1 : (x > y ? 1 : 0)));
    const auto again = parse_exact(spell(a));
    REQUIRE(again);
    REQUIRE(compare(*again, a) == 0);
    if (y == 0) continue;
    // Python's law: a == (a // b) * b + a % b, and what is left has the sign of b.
    const Exact whole = *floor_divide(a, b), rest = *modulo(a, b);
    REQUIRE(whole.scale == 0);
    REQUIRE(compare(*add(*multiply(whole, b), rest), a) == 0);
    REQUIRE((rest.units == 0 || (rest.units < 0) == (b.units < 0)));
  }
}
