// A value of the plan: what the official wrote, with the meaning its schema gives it and the place
// it was written. Templates read these; nothing is left of JSON in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/source.h"

namespace kehoach::plan {

struct Value;

// Said by the schema ("x-kehoach"), for strings, lists and maps that are more than that.
enum class Meaning : std::uint8_t {
  plain,
  rich,    // a string with *emphasis*
  lines,   // a string that may hold line breaks
  blocks,  // a list of blocks, or {heading?, children}
  block,
  date,  // "2020-05-11" | {year, month?, day?}
};

// A date of which parts may be missing; day needs month. Checked to be a day of the calendar.
struct Date {
  std::optional<int> year, month, day;
  friend bool operator==(const Date&, const Date&) = default;
};

// A number that is not whole: as written, never through binary floating point.
struct Decimal {
  std::string digits;  // JSON's spelling: "26811.096"
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

// A member of a map. Named like std::pair's; not one, because clang 14 cannot hold a pair with a
// type that is not complete yet.
struct MapEntry;

using List = std::vector<Value>;
// In the order written; keys are unique.
using Map = std::vector<MapEntry>;

struct Value {
  std::variant<std::monostate, bool, std::int64_t, Decimal, std::string, Date, List, Map> data;
  Meaning meaning = Meaning::plain;
  Origin origin;

  bool is_null() const { return std::holds_alternative<std::monostate>(data); }
  const std::string* text() const { return std::get_if<std::string>(&data); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data); }
  const Date* date() const { return std::get_if<Date>(&data); }
  const List* list() const { return std::get_if<List>(&data); }
  const Map* map() const { return std::get_if<Map>(&data); }
  // The member of a map; null if this is no map or has no such key.
  const Value* find(std::string_view key) const;
};

struct MapEntry {
  std::string first;
  Value second;
};

}  // namespace kehoach::plan
