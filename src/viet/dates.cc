#include "viet/dates.h"

#include <array>

namespace kehoach::viet {

namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// The digits text[from, from + count) as a number; nothing if one is not a digit.
std::optional<int> digits_at(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string with_leading_zero(int number) {
  return number >= 0 && number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

}  // namespace

bool exists(CalendarDay day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

std::optional<CalendarDay> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const CalendarDay date{*year, *month, *day};
  if (!exists(date)) return std::nullopt;
  return date;
}

std::string day_digits(int day) { return with_leading_zero(day); }

std::string month_digits(int month) {
  return month == 1 || month == 2 ? with_leading_zero(month) : std::to_string(month);
}

std::string long_date(CalendarDay day) {
  return "ngày " + day_digits(day.day) + " tháng " + month_digits(day.month) + " năm " +
         std::to_string(day.year);
}

std::string short_date(CalendarDay day) {
  return day_digits(day.day) + '/' + month_digits(day.month) + '/' + std::to_string(day.year);
}

}  // namespace kehoach::viet
