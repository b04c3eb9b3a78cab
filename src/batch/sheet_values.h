// Cells of a spreadsheet as text (ECMA-376 part 1, 18). Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kehoach::batch {

// "C12" -> column 2, row 12. Nothing if it is no such name or beyond 16384 columns.
struct SheetPlace {
  std::uint32_t column = 0, row = 1;
};
std::optional<SheetPlace> read_place(std::string_view name);
std::string place_name(SheetPlace place);

enum class NumberForm : std::uint8_t { general, date, month, padded };
struct NumberFormat {
  NumberForm form = NumberForm::general;
  std::size_t digits = 0;  // of a padded one: "000"
};
// What a format code, or one of those that need none (18.8.30), does to a number.
NumberFormat read_number_format(std::string_view code);
NumberFormat built_in_format(int id);

// A number as the sheet shows it: dates "31/12/2021", months "12/2021", "007"; others with at most
// 15 digits, as spreadsheets count. Nothing if it is no number. `since_1904`: the file counts days
// from 1904-01-01 on (18.17.4.1).
std::optional<std::string> shown_number(std::string_view number, NumberFormat format,
                                        bool since_1904);

// "_x000D_" -> the character (ST_Xstring, 22.9.2.19).
std::string without_escapes(std::string_view text);

}  // namespace kehoach::batch
