// What the columns of a list mean, and a row as what it says of a plan. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plan/fields.h"
#include "render/many.h"
#include "unit_list.h"

namespace kehoach::batch {

enum class Meaning : std::uint8_t {
  field,    // of the plan
  own,      // of the unit alone, for the names of files: "code", "unit.…"
  ignored,  // "#…": notes
};

struct ColumnMeaning {
  Meaning meaning = Meaning::field;
  std::string path;  // of the field, or the unit's own name
};

struct FieldValue {
  std::string path;
  std::string text;
  Place place;
  bool clears = false;
};

// A row, read.
struct UnitRow {
  std::size_t index = 0;
  Place place;
  std::vector<FieldValue> fields;
  std::vector<std::pair<std::string, std::string>> own;
};

// The columns of one list; those of JSON are met one by one.
class Columns {
 public:
  Columns(const plan::Fields& fields, Path file) : fields_(&fields), file_(std::move(file)) {}

  // B010, B011; B005 where two columns are one field. All of them.
  Diagnostics learn(const std::vector<Column>& columns, Sources& sources);
  UnitRow read(Row row, std::size_t index) const;
  bool has(const std::string& path) const;

 private:
  Result<ColumnMeaning> meaning_of(const Column& column, Sources& sources) const;

  const plan::Fields* fields_;
  Path file_;
  std::vector<ColumnMeaning> meanings_;
};

// What the unit's plan holds at a path: by its row, or by what is common. Of the unit's own names
// too. Nothing if there is none, or it is cleared.
std::optional<std::string> value_of(const UnitRow& row, const render::Common& common,
                                    const std::string& path);

// For messages: "A01 – LĐLĐ huyện Vĩnh Thuận", of long names the beginning.
std::string name_of(const UnitRow& row, const render::Common& common);

// The unit's code, if it has one that can stand before the numbers of pages; else empty.
std::string short_code_of(const UnitRow& row);

// The settings of the row: what clears comes last, from the end of lists, so that no index moves.
std::vector<plan::Setting> settings_of(const UnitRow& row, const Path& file, Sources& sources);

// Of all that the row says of the plan; where it stands in the list does not count.
std::string hash_of(const UnitRow& row);

}  // namespace kehoach::batch
