// The profile's phrases with their blanks filled in. Private to the room.
#pragma once

#include <string_view>
#include <vector>

#include "setting.h"

namespace kehoach::flow {

struct Filling {
  std::string_view name;  // of the blank: "no" fills "{no}"
  std::vector<Run> runs;
};

// Text from the plan keeps its origin; the phrase's own words have the profile's. R006 for a blank
// that is not among the fillings.
std::vector<Run> fill(Setting& setting, std::string_view phrase,
                      const std::vector<Filling>& fillings);

// A run of the profile's own words.
Run own_words(const Setting& setting, std::string_view text);

// No-break blanks where something will be written by hand.
Run room_for_hand(const Setting& setting);

// "ngày 11 tháng 5 năm 2020", with room where a part is unknown; a field if `name` is not empty.
std::vector<Run> date_runs(Setting& setting, const document::Date& date,
                           std::string_view field = {});

struct NumberRuns {
  std::vector<Run> no, symbol;
};
NumberRuns number_runs(Setting& setting, const document::Number& number, std::string_view type);

}  // namespace kehoach::flow
