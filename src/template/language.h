// The words of the template language: what filters, tests and tags there are and what each takes.
// One table each; messages, the reference in templates/README.md and commands that list them all
// read these.
#pragma once

#include <string_view>
#include <vector>

namespace kehoach::templates {

struct LanguageWord {
  std::string_view name;
  std::vector<std::string_view> parameters;  // in order
  std::size_t required = 0;                  // how many of them must be given
  bool more = false;                         // takes further arguments
};

std::vector<LanguageWord> filters();
std::vector<LanguageWord> tests();
// Tags that open or stand alone; of those that enclose something, what ends them.
struct TagWord {
  std::string_view name;
  std::string_view end;  // empty: nothing is enclosed
};
const std::vector<TagWord>& tags();

}  // namespace kehoach::templates
