#include "convert.h"

#include <array>

#include "json/schema.h"
#include "viet/dates.h"

namespace kehoach::plan {

namespace {

std::optional<int> part(const json::Value& date, std::string_view key) {
  const json::Value* value = date.find(key);
  const json::Number* number = value == nullptr ? nullptr : value->number();
  if (number == nullptr || !number->is_integer) return std::nullopt;
  constexpr std::int64_t beyond_any_date = 1'000'000;
  const bool sane = number->integer > -beyond_any_date && number->integer < beyond_any_date;
  return static_cast<int>(sane ? number->integer : beyond_any_date);
}

// "2021-02-31", whether or not there is such a day.
std::optional<Date> read_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() != form.size()) return std::nullopt;
  std::array<int, 3> numbers{};
  std::size_t number = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == 'd' ? !digit : text[i] != '-') return std::nullopt;
    if (digit) {
      numbers[number] = numbers[number] * 10 + (text[i] - '0');
    } else {
      ++number;
    }
  }
  return Date{numbers[0], numbers[1], numbers[2]};
}

std::string spelt(const Date& date) {
  std::string text;
  for (const auto& number : {date.day, date.month, date.year}) {
    if (!number) continue;
    if (!text.empty()) text += '/';
    text += std::to_string(*number);
  }
  return text;
}

// Whether some year, month or day of the calendar is like this.
bool possible(const Date& date) {
  constexpr int leap_year = 2000;
  return viet::exists(
      {date.year.value_or(leap_year), date.month.value_or(1), date.day.value_or(1)});
}

std::vector<Phrase> last_day_hint(const Date& date) {
  constexpr int longest_month = 31;
  if (!date.month || *date.month < 1 || *date.month > 12 || date.day.value_or(0) < 1) return {};
  Date last{date.year, date.month, longest_month};
  while (!possible(last)) {
    if (--*last.day == 0) return {};  // it is the year that does not exist
  }
  const std::string month =
      std::to_string(*date.month) + (date.year ? '/' + std::to_string(*date.year) : "");
  const std::string days = std::to_string(*last.day);
  return {{"tháng " + month + " chỉ có " + days + " ngày", month + " has " + days + " days"}};
}

std::optional<viet::CalendarDay> whole_day(const Value* value) {
  const Date* date = value == nullptr ? nullptr : value->date();
  if (date == nullptr || !date->year || !date->month || !date->day) return std::nullopt;
  return viet::CalendarDay{*date->year, *date->month, *date->day};
}

class Converter {
 public:
  // Without marks every value is plain, and nothing is told.
  Converter(const Marks* marks, Diagnostics& told) : marks_(marks), told_(told) {}

  Value convert(json::Value& value, bool no_end_mark) {
    const Mark* mark = marks_ == nullptr ? nullptr : marks_->find(value);
    Value out;
    out.origin = value.origin;
    if (mark != nullptr) {
      out.meaning = mark->meaning;
      no_end_mark = no_end_mark || mark->no_end_mark;
    }
    if (out.meaning == Meaning::date && convert_date(value, *mark, out)) return out;
    if (std::string* text = std::get_if<std::string>(&value.data)) {
      if (mark != nullptr) examine_text(*text, value, *mark, no_end_mark);
      out.data = std::move(*text);
    } else if (json::Array* items = value.array()) {
      List list;
      list.reserve(items->size());
      for (json::Value& item : *items) list.push_back(convert(item, no_end_mark));
      out.data = std::move(list);
    } else if (json::Object* members = value.object()) {
      Map map;
      map.reserve(members->size());
      for (json::Member& member : *members) {
        map.push_back({std::move(member.key), convert(member.value, no_end_mark)});
      }
      out.data = std::move(map);
      examine_period(value, out);
    } else if (const json::Number* number = value.number()) {
      if (number->is_integer) {
        out.data = number->integer;
      } else {
        out.data = Decimal{number->digits};
      }
    } else if (const bool* truth = value.boolean()) {
      out.data = *truth;
    }
    return out;
  }

 private:
  bool convert_date(const json::Value& value, const Mark& mark, Value& out) {
    if (const std::string* text = value.string()) {
      const auto date = read_date(*text);
      if (!date) {
        const Phrase wanted("ngày tháng (năm-tháng-ngày)", "a date (year-month-day)");
        told_.push_back({"P104",
                         {json::subject(value, mark.title), wanted, json::shown(value)},
                         value.origin,
                         {}});
      } else if (!possible(*date)) {
        told_.push_back({"P120",
                         {json::subject(value, mark.title), spelt(*date)},
                         value.origin,
                         last_day_hint(*date)});
      }
      out.data = date.value_or(Date{});
      return true;
    }
    if (value.object() == nullptr) return false;
    const Date date{part(value, "year"), part(value, "month"), part(value, "day")};
    out.data = date;
    if (date.day && !date.month) {
      told_.push_back({"P122", {json::subject(value, mark.title)}, json::place_of(value), {}});
    } else if (!possible(date)) {
      told_.push_back({"P120",
                       {json::subject(value, mark.title), spelt(date)},
                       json::place_of(value),
                       last_day_hint(date)});
    }
    return true;
  }

  void examine_text(const std::string& text, const json::Value& value, const Mark& mark,
                    bool no_end_mark) {
    const std::size_t newline = text.find('\n');
    if (newline != std::string::npos && mark.meaning != Meaning::lines) {
      told_.push_back({"P121",
                       {json::subject(value, mark.title)},
                       narrowed(value.origin, static_cast<std::uint32_t>(newline), 1),
                       {{"tách thành hai mục của danh sách, hoặc thay \\n bằng dấu cách",
                         "make two items of it, or put a blank for \\n"}}});
    }
    constexpr std::string_view end_mark = "./.";
    const std::size_t last = text.find_last_not_of(" \n*\u00A0");
    if (!no_end_mark || last == std::string::npos || last + 1 < end_mark.size()) return;
    const std::size_t begin = last + 1 - end_mark.size();
    if (text.compare(begin, end_mark.size(), end_mark) != 0) return;
    told_.push_back({"P202",
                     {json::subject(value, mark.title)},
                     narrowed(value.origin, static_cast<std::uint32_t>(begin),
                              static_cast<std::uint32_t>(end_mark.size())),
                     {{"bỏ \"./.\" ở cuối", "leave out the final \"./.\""}}});
  }

  void examine_period(const json::Value& value, const Value& map) {
    if (marks_ == nullptr) return;
    const Value* to = map.find("to");
    const auto first = whole_day(map.find("from"));
    const auto last = whole_day(to);
    if (!first || !last || !(*last < *first)) return;
    const Mark* mark = marks_->find(value);
    told_.push_back({"P201",
                     {json::subject(value, mark == nullptr ? nullptr : mark->title),
                      viet::short_date(*last), viet::short_date(*first)},
                     to->origin,
                     {}});
  }

  const Marks* marks_;
  Diagnostics& told_;
};

}  // namespace

void Marks::add(const json::Value& value, const json::SchemaNode& node) {
  if (&value != last_) {
    last_ = &value;
    last_mark_ = &marks_[&value];
  }
  const Note& note = schema_.note(node);
  if (note.meaning) last_mark_->meaning = *note.meaning;
  if (note.no_end_mark) last_mark_->no_end_mark = true;
  if (last_mark_->title == nullptr) last_mark_->title = note.title;
}

const Mark* Marks::find(const json::Value& value) const {
  const auto found = marks_.find(&value);
  return found == marks_.end() ? nullptr : &found->second;
}

Value convert(json::Value& value, const Marks& marks, Diagnostics& told, bool no_end_mark) {
  return Converter(&marks, told).convert(value, no_end_mark);
}

Value convert_freely(json::Value& value) {
  Diagnostics none;
  return Converter(nullptr, none).convert(value, false);
}

}  // namespace kehoach::plan
