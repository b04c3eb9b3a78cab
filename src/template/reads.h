// What a template reads of a plan, found from its text alone: no plan is needed.
//
// Followed are includes, extends and blocks, macros with what they are called with, loops, `set`,
// `with`, lists and maps that the template writes itself (`plan[field]` for a field out of a list
// of names), slots, and what the tags of the document's parts read. All branches are taken, so this
// is what could be read, never less; where a name is only known from data it says so.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"

namespace kehoach::templates {

class Template;

struct Read {
  // From the plan's root; "[]" is any element of a list: "phases[].period.text".
  std::string path;
  // Handed on as it is: all that stands below it is read too.
  bool whole = false;
  Origin where;  // the first place; nothing if a tag reads it by itself
};

// One place of the template that reads a member: of one path, or of several when a loop or macro
// comes by with different values.
struct Access {
  std::vector<std::string> paths;
  bool asked = false;  // with `default` or `is defined`: it may be missing
  Origin where;
};

struct Reads {
  std::vector<Read> paths;  // in the order met
  std::vector<Access> accesses;
  bool anything = false;  // the template reads fields by names that come from data
};

Reads find_reads(const Template& tmpl);

}  // namespace kehoach::templates
