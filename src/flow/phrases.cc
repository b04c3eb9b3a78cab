#include "phrases.h"

#include <algorithm>

#include "viet/dates.h"

namespace kehoach::flow {

namespace {

constexpr std::string_view no_break_space = "\u00A0";

void append(std::vector<Run>& to, const std::vector<Run>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Run own_words(const Setting& setting, std::string_view text) {
  Run run;
  run.text = text;
  run.origin.source = setting.profile.source;
  run.origin.offset = Origin::somewhere;
  return run;
}

Run room_for_hand(const Setting& setting) {
  std::string room;
  for (int i = 0; i < setting.profile.blank_room; ++i) room += no_break_space;
  return own_words(setting, room);
}

std::vector<Run> fill(Setting& setting, std::string_view phrase,
                      const std::vector<Filling>& fillings) {
  std::vector<Run> out;
  const auto words = [&](std::string_view text) {
    if (!text.empty()) out.push_back(own_words(setting, text));
  };
  while (!phrase.empty()) {
    const std::size_t open = phrase.find('{');
    const std::size_t close = open == std::string_view::npos ? open : phrase.find('}', open);
    if (close == std::string_view::npos) {
      words(phrase);
      break;
    }
    words(phrase.substr(0, open));
    const std::string_view name = phrase.substr(open + 1, close - open - 1);
    const auto filling = std::find_if(fillings.begin(), fillings.end(),
                                      [&](const Filling& f) { return f.name == name; });
    if (filling != fillings.end()) {
      append(out, filling->runs);
    } else {
      const Origin profile{setting.profile.source, {}, nullptr, nullptr, Origin::somewhere};
      setting.wrong.push_back({"R006", {phrase.substr(open, close - open + 1)}, profile, {}});
    }
    phrase.remove_prefix(close + 1);
  }
  return out;
}

std::vector<Run> date_runs(Setting& setting, const document::Date& date, std::string_view field) {
  const auto part = [&](const std::optional<int>& value, auto digits) {
    Run run = value ? own_words(setting, digits(*value)) : room_for_hand(setting);
    if (value && date.origin) run.origin = date.origin;
    run.origin.offset = Origin::somewhere;
    return std::vector<Run>{std::move(run)};
  };
  auto runs = fill(setting, setting.profile.wording.date,
                   {{"day", part(date.day, viet::day_digits)},
                    {"month", part(date.month, viet::month_digits)},
                    {"year", part(date.year, [](int year) { return std::to_string(year); })}});
  if (field.empty()) return runs;
  const bool whole = date.day && date.month && date.year;
  make_field(setting, runs, std::string(field), "Ngày tháng năm ban hành",
             whole ? Field::Kind::date : Field::Kind::text);
  if (whole) setting.fields.back().day = {*date.year, *date.month, *date.day};
  return runs;
}

NumberRuns number_runs(Setting& setting, const document::Number& number, std::string_view type) {
  NumberRuns out;
  out.no = runs_of(number.no);
  if (out.no.empty()) {
    out.no.push_back(room_for_hand(setting));
  } else if (plain_text(out.no).size() == 1) {
    // ND30 Phụ lục I, II.3: numbers below 10 take a leading zero.
    out.no.front().text.insert(0, "0");
    out.no.front().origin.offset = Origin::somewhere;
  }
  auto body = runs_of(number.body);
  if (body.empty()) body.push_back(room_for_hand(setting));
  out.symbol = fill(setting, setting.profile.wording.symbol,
                    {{"type", {own_words(setting, type)}}, {"body", std::move(body)}});
  return out;
}

}  // namespace kehoach::flow
