// Dates of the Gregorian calendar and how Vietnamese offices write them. No clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kehoach::viet {

struct CalendarDay {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const CalendarDay&, const CalendarDay&) = default;
};

bool exists(CalendarDay day);                                      // years 1 to 9999
std::optional<CalendarDay> parse_iso_date(std::string_view text);  // "2020-05-11", an existing day

// ND30 Phụ lục I, II.4: days below 10 and months 1 and 2 take a leading zero, other months none.
std::string day_digits(int day);      // 5 -> "05"
std::string month_digits(int month);  // 2 -> "02", 5 -> "5"
// "ngày 11 tháng 5 năm 2020"
std::string long_date(CalendarDay day);
// "11/5/2020", with the same zeros: "05/02/2020"
std::string short_date(CalendarDay day);

}  // namespace kehoach::viet
