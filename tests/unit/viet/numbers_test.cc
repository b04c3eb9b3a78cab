#include "viet/numbers.h"

#include <array>
#include <limits>
#include <random>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using namespace kehoach;

namespace {

// Reads the words back, by other rules than those that wrote them: a word of size multiplies what
// has gathered before it. Fails on any word it does not know.
std::int64_t read_words(const std::string& text) {
  static const std::array<std::string, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                  "năm",   "sáu", "bảy", "tám", "chín"};
  std::istringstream words(text);
  std::string word;
  bool negative = false;
  std::uint64_t total = 0, group = 0, digit = 0;
  const auto take = [](std::uint64_t& from) {
    const std::uint64_t value = from;
    from = 0;
    return value;
  };
  while (words >> word) {
    const auto* const name = std::find(digits.begin(), digits.end(), word);
    if (name != digits.end()) {
      digit = static_cast<std::uint64_t>(name - digits.begin());
    } else if (word == "mốt" || word == "lăm") {
      digit = word == "mốt" ? 1 : 5;
    } else if (word == "mười") {
      group += 10;
    } else if (word == "mươi") {
      group += take(digit) * 10;
    } else if (word == "trăm") {
      group += take(digit) * 100;
    } else if (word == "nghìn" || word == "triệu") {
      total += (take(group) + take(digit)) * (word == "nghìn" ? 1'000U : 1'000'000U);
    } else if (word == "tỷ") {
      total = (total + take(group) + take(digit)) * 1'000'000'000U;
    } else if (word == "âm") {
      negative = true;
    } else if (word != "linh") {
      FAIL("unknown word " << word << " in " << text);
    }
  }
  total += group + digit;
  return static_cast<std::int64_t>(negative ? 0 - total : total);
}

struct Spoken {
  std::int64_t number;
  std::string words;
};

}  // namespace

TEST_CASE("numbers up to a thousand in words") {
  for (const auto& [number, words] : {
           Spoken{0, "không"},
           Spoken{1, "một"},
           Spoken{2, "hai"},
           Spoken{3, "ba"},
           Spoken{4, "bốn"},
           Spoken{5, "năm"},
           Spoken{6, "sáu"},
           Spoken{7, "bảy"},
           Spoken{8, "tám"},
           Spoken{9, "chín"},
           Spoken{10, "mười"},
           Spoken{11, "mười một"},
           Spoken{12, "mười hai"},
           Spoken{14, "mười bốn"},
           Spoken{15, "mười lăm"},
           Spoken{16, "mười sáu"},
           Spoken{19, "mười chín"},
           Spoken{20, "hai mươi"},
           Spoken{21, "hai mươi mốt"},
           Spoken{22, "hai mươi hai"},
           Spoken{24, "hai mươi bốn"},
           Spoken{25, "hai mươi lăm"},
           Spoken{30, "ba mươi"},
           Spoken{31, "ba mươi mốt"},
           Spoken{34, "ba mươi bốn"},
           Spoken{44, "bốn mươi bốn"},
           Spoken{50, "năm mươi"},
           Spoken{51, "năm mươi mốt"},
           Spoken{55, "năm mươi lăm"},
           Spoken{75, "bảy mươi lăm"},
           Spoken{81, "tám mươi mốt"},
           Spoken{90, "chín mươi"},
           Spoken{99, "chín mươi chín"},
           Spoken{100, "một trăm"},
           Spoken{101, "một trăm linh một"},
           Spoken{104, "một trăm linh bốn"},
           Spoken{105, "một trăm linh năm"},
           Spoken{109, "một trăm linh chín"},
           Spoken{110, "một trăm mười"},
           Spoken{111, "một trăm mười một"},
           Spoken{115, "một trăm mười lăm"},
           Spoken{120, "một trăm hai mươi"},
           Spoken{121, "một trăm hai mươi mốt"},
           Spoken{125, "một trăm hai mươi lăm"},
           Spoken{144, "một trăm bốn mươi bốn"},
           Spoken{155, "một trăm năm mươi lăm"},
           Spoken{200, "hai trăm"},
           Spoken{205, "hai trăm linh năm"},
           Spoken{250, "hai trăm năm mươi"},
           Spoken{500, "năm trăm"},
           Spoken{505, "năm trăm linh năm"},
           Spoken{555, "năm trăm năm mươi lăm"},
           Spoken{601, "sáu trăm linh một"},
           Spoken{999, "chín trăm chín mươi chín"},
       }) {
    CHECK(viet::in_words(number) == words);
  }
}

TEST_CASE("larger numbers in words") {
  for (const auto& [number, words] : {
           Spoken{1'000, "một nghìn"},
           Spoken{1'001, "một nghìn không trăm linh một"},
           Spoken{1'005, "một nghìn không trăm linh năm"},
           Spoken{1'010, "một nghìn không trăm mười"},
           Spoken{1'015, "một nghìn không trăm mười lăm"},
           Spoken{1'021, "một nghìn không trăm hai mươi mốt"},
           Spoken{1'100, "một nghìn một trăm"},
           Spoken{1'105, "một nghìn một trăm linh năm"},
           Spoken{2'020, "hai nghìn không trăm hai mươi"},
           Spoken{2'024, "hai nghìn không trăm hai mươi bốn"},
           Spoken{9'999, "chín nghìn chín trăm chín mươi chín"},
           Spoken{10'000, "mười nghìn"},
           Spoken{11'000, "mười một nghìn"},
           Spoken{15'000, "mười lăm nghìn"},
           Spoken{21'000, "hai mươi mốt nghìn"},
           Spoken{25'500, "hai mươi lăm nghìn năm trăm"},
           Spoken{70'000, "bảy mươi nghìn"},
           Spoken{100'000, "một trăm nghìn"},
           Spoken{101'000, "một trăm linh một nghìn"},
           Spoken{105'005, "một trăm linh năm nghìn không trăm linh năm"},
           Spoken{500'000, "năm trăm nghìn"},
           Spoken{555'555, "năm trăm năm mươi lăm nghìn năm trăm năm mươi lăm"},
           Spoken{1'000'000, "một triệu"},
           Spoken{1'000'005, "một triệu không trăm linh năm"},
           Spoken{1'000'100, "một triệu một trăm"},
           Spoken{1'005'000, "một triệu không trăm linh năm nghìn"},
           Spoken{1'200'000, "một triệu hai trăm nghìn"},
           Spoken{1'234'567, "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy"},
           Spoken{15'000'000, "mười lăm triệu"},
           Spoken{21'000'000, "hai mươi mốt triệu"},
           Spoken{100'000'000, "một trăm triệu"},
           Spoken{250'500'000, "hai trăm năm mươi triệu năm trăm nghìn"},
           Spoken{1'000'000'000, "một tỷ"},
           Spoken{1'000'000'005, "một tỷ không trăm linh năm"},
           Spoken{1'000'050'000, "một tỷ không trăm năm mươi nghìn"},
           Spoken{1'250'000'000, "một tỷ hai trăm năm mươi triệu"},
           Spoken{26'811'096'000,
                  "hai mươi sáu tỷ tám trăm mười một triệu không trăm chín mươi sáu nghìn"},
           Spoken{105'000'000'000, "một trăm linh năm tỷ"},
           Spoken{1'000'000'000'000, "một nghìn tỷ"},
           Spoken{1'005'000'000'000, "một nghìn không trăm linh năm tỷ"},
           Spoken{1'000'000'000'001, "một nghìn tỷ không trăm linh một"},
           Spoken{2'500'000'000'000, "hai nghìn năm trăm tỷ"},
           Spoken{1'000'000'000'000'000, "một triệu tỷ"},
           Spoken{1'000'000'000'000'000'000, "một tỷ tỷ"},
           Spoken{1'000'000'005'000'000'000, "một tỷ không trăm linh năm tỷ"},
           Spoken{1'000'000'000'000'000'005, "một tỷ tỷ không trăm linh năm"},
           Spoken{
               std::numeric_limits<std::int64_t>::max(),
               "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi "
               "sáu tỷ tám trăm năm mươi bốn triệu bảy trăm bảy mươi lăm nghìn tám trăm linh "
               "bảy"},
           Spoken{std::numeric_limits<std::int64_t>::min(),
                  "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba "
                  "mươi sáu tỷ tám trăm năm mươi bốn triệu bảy trăm bảy mươi lăm nghìn tám trăm "
                  "linh tám"},
           Spoken{-5, "âm năm"},
           Spoken{-1'015, "âm một nghìn không trăm mười lăm"},
       }) {
    CHECK(viet::in_words(number) == words);
  }
}

TEST_CASE("the words say the number, and no other number") {
  for (std::int64_t number = -2'000; number <= 120'000; ++number) {
    if (read_words(viet::in_words(number)) != number) FAIL(number);
  }
  const auto seed = GENERATE(values<std::uint64_t>({30, 2020}));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    // Every length, and many zeros, which are where such functions go wrong.
    std::uint64_t number = random() >> (random() % 64);
    for (std::uint64_t size = 1'000; size < number; size *= 1'000) {
      if (random() % 3 == 0) number -= number / size % 1'000 * size;
      if (number / size < 1'000) break;
    }
    const auto value = static_cast<std::int64_t>(number);
    const std::string words = viet::in_words(value);
    if (read_words(words) != value) FAIL(value << ": " << words);
    if (words.find("  ") != std::string::npos || words.back() == ' ') FAIL(words);
  }
}

TEST_CASE("money in words") {
  CHECK(viet::money_in_words(1'200'000) == "Một triệu hai trăm nghìn đồng");
  CHECK(viet::money_in_words(0) == "Không đồng");
  CHECK(viet::money_in_words(-50'000) == "Âm năm mươi nghìn đồng");
  CHECK(viet::money_in_words(500'000) == "Năm trăm nghìn đồng");
}

TEST_CASE("numbers with separators") {
  struct Case {
    std::int64_t number;
    std::string text;
  };
  for (const auto& [number, text] :
       {Case{0, "0"}, Case{7, "7"}, Case{999, "999"}, Case{1'000, "1.000"}, Case{-1'000, "-1.000"},
        Case{12'345, "12.345"}, Case{1'500'000, "1.500.000"}, Case{-999, "-999"},
        Case{std::numeric_limits<std::int64_t>::max(), "9.223.372.036.854.775.807"},
        Case{std::numeric_limits<std::int64_t>::min(), "-9.223.372.036.854.775.808"}}) {
    CHECK(viet::with_separators(number) == text);
    CHECK(viet::with_separators(std::to_string(number)) == text);
  }
}

TEST_CASE("JSON's numbers with separators") {
  struct Case {
    std::string digits, text;
  };
  for (const auto& [digits, text] : {
           Case{"26811.096", "26.811,096"},
           Case{"1.50", "1,50"},
           Case{"0.5", "0,5"},
           Case{"-0.5", "-0,5"},
           Case{"-0", "0"},
           Case{"-0.00", "0,00"},
           Case{"1e3", "1.000"},
           Case{"1.5e3", "1.500"},
           Case{"1.2345E+2", "123,45"},
           Case{"15e-1", "1,5"},
           Case{"15e-3", "0,015"},
           Case{"-12.5e-1", "-1,25"},
           Case{"1e-5", "0,00001"},
           Case{"0e5", "0"},
           Case{"0.001e3", "1"},
           Case{"12345678901234567890123", "12.345.678.901.234.567.890.123"},
           Case{"1e40", "10.000.000.000.000.000.000.000.000.000.000.000.000.000"},
       }) {
    CHECK(viet::with_separators(digits) == text);
  }
  for (const std::string digits : {"",
                                   "-",
                                   "007",
                                   "01",
                                   "1.",
                                   ".5",
                                   "+1",
                                   "1e",
                                   "1e+",
                                   "1.e3",
                                   "0x10",
                                   "1,5",
                                   "1 ",
                                   " 1",
                                   "NaN",
                                   "1e41",
                                   "1e999999999999",
                                   "1e-41",
                                   "--1",
                                   "1.2.3",
                                   "１"}) {
    CAPTURE(digits);
    CHECK_FALSE(viet::with_separators(digits));
  }
}

TEST_CASE("at least two digits") {
  CHECK(viet::two_digits(0) == "00");
  CHECK(viet::two_digits(2) == "02");
  CHECK(viet::two_digits(10) == "10");
  CHECK(viet::two_digits(117) == "117");
  CHECK(viet::two_digits(-2) == "-02");
}
