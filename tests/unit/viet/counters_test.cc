#include "viet/counters.h"

#include <limits>
#include <string>

#include <catch2/catch.hpp>

using namespace kehoach;

TEST_CASE("roman numbers") {
  struct Case {
    int number;
    std::string roman;
  };
  for (const auto& [number, text] :
       {Case{1, "I"}, Case{4, "IV"}, Case{9, "IX"}, Case{13, "XIII"}, Case{14, "XIV"},
        Case{19, "XIX"}, Case{24, "XXIV"}, Case{40, "XL"}, Case{49, "XLIX"}, Case{90, "XC"},
        Case{99, "XCIX"}, Case{400, "CD"}, Case{444, "CDXLIV"}, Case{944, "CMXLIV"},
        Case{1994, "MCMXCIV"}, Case{2020, "MMXX"}, Case{3999, "MMMCMXCIX"}}) {
    CHECK(viet::roman(number) == text);
    CHECK(viet::parse_roman(text) == number);
  }
  CHECK(viet::roman(0) == "0");
  CHECK(viet::roman(-3) == "-3");
  CHECK(viet::roman(4000) == "4000");
}

TEST_CASE("roman numbers there and back") {
  for (int number = 1; number <= 3999; ++number) {
    if (viet::parse_roman(viet::roman(number)) != number) FAIL(number);
  }
}

TEST_CASE("only the standard roman form is read") {
  for (const std::string text :
       {"",     "IIII", "VV", "IC", "IL", "XM", "VX",   "IVI", "IXI", "XCX",
        "MMMM", "i",    "iv", "I ", " I", "I.", "XIIV", "Đ",   "ⅠⅤ",  "1"}) {
    CHECK_FALSE(viet::parse_roman(text));
  }
  CHECK_FALSE(viet::parse_roman(std::string(100'000, 'M')));
}

TEST_CASE("letters follow the Vietnamese alphabet") {
  std::string all;
  for (int number = 1; number <= 23; ++number) all += viet::letter(number) + ' ';
  CHECK(all == "a b c d đ e g h i k l m n o p q r s t u v x y ");
  CHECK(viet::letter(24) == "aa");
  CHECK(viet::letter(25) == "ab");
  CHECK(viet::letter(28) == "ađ");
  CHECK(viet::letter(46) == "ay");
  CHECK(viet::letter(47) == "ba");
  CHECK(viet::letter(23 + 23 * 23) == "yy");
  CHECK(viet::letter(23 + 23 * 23 + 1) == "aaa");
  CHECK(viet::letter(0) == "0");
  CHECK(viet::letter(-1) == "-1");
}

TEST_CASE("letters there and back") {
  for (int number = 1; number <= 30'000; ++number) {
    if (viet::parse_letter(viet::letter(number)) != number) FAIL(number);
  }
  const int largest = std::numeric_limits<int>::max();
  CHECK(viet::parse_letter(viet::letter(largest)) == largest);
}

TEST_CASE("what is no letter of an item") {
  for (const std::string text : {"", "f", "j", "w", "z", "ă", "â", "ê", "ô", "ơ", "ư", "A", "Đ",
                                 "a)", "a ", "1", "\xC4", "yyyyyyyyyyyy"}) {
    CHECK_FALSE(viet::parse_letter(text));
  }
}
