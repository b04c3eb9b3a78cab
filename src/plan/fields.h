// The fields of a schema by the names that people give to the columns of a list.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace kehoach::plan {

// In: what stands over a column. Out: the path of the field that it means.
//
//   Fields fields(schema);
//   fields.find("signatures.0.name", where)   // "signatures.0.name": a path that the schema knows
//   fields.find("Người ký", where)            // "signatures.0.name": a title; of a list its first
//                                             // item, of an object its "name" or "text"
//   fields.find("Người ký 2", where)          // "signatures.1.name"
//
// Titles are the schema's "title" and the words of its "x-kehoach-column" (a list of further
// names), whatever their case. Of several fields with one title that counts which lies least deep.
class Fields {
 public:
  explicit Fields(Schema schema);

  // B010 if there is no such field, with what is nearest to it; B011 if several are meant.
  Result<std::string> find(std::string_view name, const Origin& where) const;

 private:
  bool is_path(std::string_view path) const;

  Schema schema_;
  std::map<std::string, std::vector<std::string>> titles_;  // folded; paths, least deep first
  std::vector<std::string> names_;                          // what may have been meant
};

}  // namespace kehoach::plan
