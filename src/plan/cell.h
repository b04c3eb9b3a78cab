// What the cells of spreadsheets say in their own way. Private to the room.
#pragma once

#include <optional>
#include <string_view>

#include "json/value.h"

namespace kehoach::plan {

// "31/12/2021" (also with "-" or "." between), day first as in Vietnam, as "2021-12-31"; "12/2021"
// and "2021" as objects of their parts, which stand at `origin`. Nothing for any other text: no
// date is guessed. Whether there is such a day is not asked here.
std::optional<decltype(json::Value::data)> read_cell_date(std::string_view text,
                                                          const Origin& origin);
// "1.500.000" and "1 500 000": groups of three. Nothing for any other text.
std::optional<json::Number> read_cell_integer(std::string_view text);
// "TRUE", "có" and their opposites, whatever their case.
std::optional<bool> read_cell_truth(std::string_view text);

}  // namespace kehoach::plan
