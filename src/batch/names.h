// The names of all files, before any is written. Private to the room.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "batch/batch.h"
#include "columns.h"
#include "name_pattern.h"

namespace kehoach::batch {

// The patterns of a run and the folder below which all their names are.
class Names {
 public:
  // `here` is the working folder. B013, B014, B018.
  static Result<Names> parse(const std::vector<std::string>& patterns, const plan::Fields& fields,
                             const Path& here, Sources& sources);

  const Path& root() const { return root_; }
  std::size_t size() const { return patterns_.size(); }
  bool is_pdf(std::size_t pattern) const { return patterns_[pattern].is_pdf(); }
  // Of a unit, one a pattern, below the root. B015, B016: all of them.
  Result<std::vector<std::string>> fill(const UnitRow& row, const render::Common& common,
                                        const Path& list, Sources& sources) const;

 private:
  std::vector<NamePattern> patterns_;
  Path base_;  // what relative patterns begin at; empty unless it has to be said
  Path root_;
};

// What a first reading of the list finds.
struct Survey {
  std::vector<std::uint32_t> checks;  // of each row, to see that the list is still the same
  std::vector<std::uint32_t> ranks;   // of each unit by its name, if that was asked for
  std::set<std::pair<std::string, std::string>> forms;  // templates and profiles that rows name
  Sha256 names{};                                       // of all files' names, in order
};

// Number `first` + its rank (or its place in the list), if numbers are given out.
void give_number(UnitRow& row, const Options& options, const Survey& survey);

std::uint32_t check_of(const UnitRow& row);

// Reads the whole list and fills every name. Everything that is wrong with the list, its columns
// and its names; B017 for two files of one name, B029 for a name that a bundle or the report has.
// `inputs` are files that no name may be (F005).
Result<Survey> survey_list(const World& world, const Options& options, const Names& names,
                           const plan::Fields& fields, const render::Common& common,
                           const std::set<Path>& inputs, Sources& sources);

}  // namespace kehoach::batch
