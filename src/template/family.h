// A loaded template: its files and what they share.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "syntax.h"
#include "template.h"

namespace kehoach::templates {

// The names that the evaluator itself asks for.
struct KnownSymbols {
  Symbol plan = 0, loop = 0, caller = 0, slot = 0, range = 0, make_namespace = 0;
};

struct Template::Impl {
  std::shared_ptr<Sources> sources;
  Symbols symbols;
  KnownSymbols known;
  std::deque<File> files;
  const File* main = nullptr;
  // All slots that can be printed, the nearest definition first: the template's own, those of its
  // includes, then those of what it extends.
  std::vector<const SlotDefinition*> slots;
  Diagnostics warnings;
  std::vector<Path> paths;
};

}  // namespace kehoach::templates
