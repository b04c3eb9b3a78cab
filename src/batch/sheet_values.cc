#include "sheet_values.h"

#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace kehoach::batch {

namespace {

constexpr std::uint32_t most_sheet_columns = 16384;
constexpr std::uint32_t most_sheet_rows = 1048576;

struct Day {
  std::int64_t year = 0;
  unsigned month = 0, day = 0;
};

// Days since 1970-01-01 to the proleptic Gregorian calendar: years are counted from March in eras
// of 400 years (146,097 days).
Day day_of(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(shifted - era * 146097);
  const unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned month_from_march = (5 * of_year + 2) / 153;
  Day out;
  out.day = of_year - (153 * month_from_march + 2) / 5 + 1;
  out.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  out.year = static_cast<std::int64_t>(year_of_era) + era * 400 + (out.month <= 2 ? 1 : 0);
  return out;
}

std::string two(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Spreadsheets count 1900 as a leap year: day 60 is the 29th of February that never was.
std::optional<std::string> shown_date(double number, bool with_day, bool since_1904) {
  constexpr double least = 1, most = 2958466;  // 9999-12-31
  if (!(number >= least && number < most)) return std::nullopt;
  const auto serial = static_cast<std::int64_t>(std::floor(number));
  const std::int64_t epoch = since_1904 ? -24107 : (serial < 60 ? -25568 : -25569);
  const Day day = day_of(serial + epoch);
  const std::string month = two(day.month) + '/' + std::to_string(day.year);
  return with_day ? two(day.day) + '/' + month : month;
}

}  // namespace

std::optional<SheetPlace> read_place(std::string_view name) {
  SheetPlace place{0, 0};
  std::size_t at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z'; ++at) {
    place.column = place.column * 26 + static_cast<std::uint32_t>(name[at] - 'A') + 1;
    if (place.column > most_sheet_columns) return std::nullopt;
  }
  if (at == 0 || at == name.size()) return std::nullopt;
  for (; at < name.size(); ++at) {
    if (name[at] < '0' || name[at] > '9') return std::nullopt;
    place.row = place.row * 10 + static_cast<std::uint32_t>(name[at] - '0');
    if (place.row > most_sheet_rows) return std::nullopt;
  }
  if (place.row == 0) return std::nullopt;
  --place.column;
  return place;
}

std::string place_name(SheetPlace place) {
  std::string letters;
  for (std::uint32_t n = place.column + 1; n > 0; n = (n - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return letters + std::to_string(place.row);
}

NumberFormat read_number_format(std::string_view code) {
  code = code.substr(0, code.find(';'));  // of positive numbers
  bool days = false, months = false, years = false, clock = false, only_zeros = !code.empty();
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    only_zeros = only_zeros && c == '0';
    if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
      if (end == std::string_view::npos) break;
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else {
      days = days || c == 'd' || c == 'D';
      months = months || c == 'm' || c == 'M';
      years = years || c == 'y' || c == 'Y';
      clock = clock || c == 'h' || c == 'H' || c == 's' || c == 'S';
    }
  }
  if (only_zeros && code.size() > 1) return {NumberForm::padded, code.size()};
  if (days || (years && !months)) return {NumberForm::date, 0};
  if (years && months) return {NumberForm::month, 0};
  if (months && !clock) return {NumberForm::date, 0};
  return {};
}

// 14 to 17 and 22 are dates everywhere, 27 to 36 and 50 to 58 in Asian languages.
NumberFormat built_in_format(int id) {
  if (id == 17) return {NumberForm::month, 0};
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
      (id >= 50 && id <= 54) || id == 57 || id == 58)
    return {NumberForm::date, 0};
  return {};
}

std::optional<std::string> shown_number(std::string_view number, NumberFormat format,
                                        bool since_1904) {
  double value = 0;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (problem != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
    return std::nullopt;
  if (format.form == NumberForm::date || format.form == NumberForm::month) {
    if (auto date = shown_date(value, format.form == NumberForm::date, since_1904)) return date;
  }
  char text[64];
  constexpr double whole_below = 1e15;
  const bool whole = std::fabs(value) < whole_below && std::floor(value) == value;
  const auto written =
      whole ? std::to_chars(text, text + sizeof text, static_cast<std::int64_t>(value))
            : std::to_chars(text, text + sizeof text, value, std::chars_format::general, 15);
  std::string out(text, written.ptr);
  if (format.form == NumberForm::padded && whole && value >= 0 && out.size() < format.digits &&
      format.digits <= sizeof text)
    out.insert(0, format.digits - out.size(), '0');
  return out;
}

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    unsigned code = 0;
    if (text.size() - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_') {
      const auto [end, problem] =
          std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
      if (problem == std::errc() && end == text.data() + at + 6 &&
          (code < 0xD800 || code > 0xDFFF)) {
        utf8::append(out, code);
        at += 7;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

}  // namespace kehoach::batch
