// Names of files as patterns over a unit's data. Private to the room.
//
//   out/{code}/{number.no|pad:3}-{slug}.docx
//
// {slug} is the unit's name as a file name, {index} its place in the list; any other name is the
// unit's own ("code", "unit.…") or a path into its plan. Filters: slug, lower, upper, pad:N,
// or:TEXT.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/world.h"

namespace kehoach::batch {

using Lookup = std::function<std::optional<std::string>(const std::string&)>;

class NamePattern {
 public:
  // B013 for a name or filter that cannot be, B014 for braces that do not match, B018 for an ending
  // that is neither .docx nor .pdf.
  // `knows` says whether a name is the unit's or its plan's.
  static Result<NamePattern> parse(std::string_view pattern,
                                   const std::function<bool(const std::string&)>& knows,
                                   Sources& sources);

  const std::string& text() const { return text_; }
  bool is_pdf() const { return text_.ends_with(".pdf"); }
  // The folders before the first that depends on the unit.
  Path fixed_folder() const;
  // The whole name for a unit. B015 where a value is missing, B016 where the name may not be:
  // `where` is the unit's.
  Result<std::string> fill(const Lookup& lookup, const Origin& where) const;

 private:
  struct Filter {
    std::string name, argument;
  };
  struct Blank {
    std::string name;
    std::vector<Filter> filters;
  };
  std::string text_;
  std::vector<std::variant<std::string, Blank>> parts_;
};

}  // namespace kehoach::batch
