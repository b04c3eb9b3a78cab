#include "viet/dates.h"

#include <string>

#include <catch2/catch.hpp>

using namespace kehoach;
using viet::CalendarDay;

TEST_CASE("which days exist") {
  for (const CalendarDay day :
       {CalendarDay{2020, 2, 29}, CalendarDay{2000, 2, 29}, CalendarDay{2021, 2, 28},
        CalendarDay{1, 1, 1}, CalendarDay{9999, 12, 31}, CalendarDay{2024, 4, 30}}) {
    CHECK(viet::exists(day));
  }
  for (const CalendarDay day :
       {CalendarDay{2021, 2, 29}, CalendarDay{1900, 2, 29}, CalendarDay{2023, 2, 31},
        CalendarDay{2023, 4, 31}, CalendarDay{2023, 6, 31}, CalendarDay{2023, 9, 31},
        CalendarDay{2023, 11, 31}, CalendarDay{2023, 1, 32}, CalendarDay{2023, 1, 0},
        CalendarDay{2023, 0, 1}, CalendarDay{2023, 13, 1}, CalendarDay{0, 1, 1},
        CalendarDay{10'000, 1, 1}, CalendarDay{-4, 1, 1}, CalendarDay{2023, 1, -1}}) {
    CHECK_FALSE(viet::exists(day));
  }
}

TEST_CASE("a year has 365 days, a leap year 366") {
  for (const int year : {1900, 1996, 2000, 2019, 2020, 2100, 2400}) {
    int days = 0;
    for (int month = -1; month <= 14; ++month) {
      for (int day = -1; day <= 40; ++day) days += viet::exists({year, month, day});
    }
    const bool leap = year == 1996 || year == 2000 || year == 2020 || year == 2400;
    CHECK(days == (leap ? 366 : 365));
  }
}

TEST_CASE("dates as data have them") {
  CHECK(viet::parse_iso_date("2020-05-11") == CalendarDay{2020, 5, 11});
  CHECK(viet::parse_iso_date("0001-01-01") == CalendarDay{1, 1, 1});
  for (const std::string text : {"",
                                 "2020",
                                 "2020-5-11",
                                 "2020-05-1",
                                 "20-05-2011",
                                 "2021-02-29",
                                 "2020-02-31",
                                 "2020/05/11",
                                 "2020-05-11 ",
                                 " 2020-05-11",
                                 "2020-05-11T00:00:00",
                                 "-020-05-11",
                                 "2020-0a-11",
                                 "0000-01-01",
                                 "2020-13-01",
                                 "2020-00-10",
                                 "2020-10-00",
                                 "２０２０-05-11",
                                 "+020-05-11",
                                 "20200511--"}) {
    CHECK_FALSE(viet::parse_iso_date(text));
  }
}

TEST_CASE("days below ten and the months 1 and 2 take a zero, other months none") {
  CHECK(viet::long_date({2026, 1, 5}) == "ngày 05 tháng 01 năm 2026");
  CHECK(viet::long_date({2022, 2, 25}) == "ngày 25 tháng 02 năm 2022");
  CHECK(viet::long_date({2020, 3, 9}) == "ngày 09 tháng 3 năm 2020");
  CHECK(viet::long_date({2020, 5, 11}) == "ngày 11 tháng 5 năm 2020");
  CHECK(viet::long_date({2020, 9, 30}) == "ngày 30 tháng 9 năm 2020");
  CHECK(viet::long_date({2020, 10, 10}) == "ngày 10 tháng 10 năm 2020");
  CHECK(viet::long_date({2020, 12, 1}) == "ngày 01 tháng 12 năm 2020");
  CHECK(viet::short_date({2020, 2, 5}) == "05/02/2020");
  CHECK(viet::short_date({2020, 5, 11}) == "11/5/2020");
  CHECK(viet::day_digits(9) == "09");
  CHECK(viet::day_digits(10) == "10");
  CHECK(viet::month_digits(1) == "01");
  CHECK(viet::month_digits(3) == "3");
  CHECK(viet::month_digits(11) == "11");
}

TEST_CASE("days are ordered") {
  CHECK(CalendarDay{2020, 5, 11} < CalendarDay{2020, 6, 1});
  CHECK(CalendarDay{2019, 12, 31} < CalendarDay{2020, 1, 1});
}
