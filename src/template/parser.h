// Template text to tree: tags, and the lines that the words between them make.
//
// In: the segments of one file. Out: its nodes, with every error of the file (T0xx): a tag that
// cannot be read is passed over and the rest still checked. Files that it names are asked for
// through `fetch`, so that the whole family of a template is known once it is parsed.
#pragma once

#include <functional>
#include <string>

#include "base/diagnostic.h"
#include "syntax.h"

namespace kehoach::templates {

inline constexpr int deepest_nesting = 64;  // of tags in one file

// How a file is named by another.
struct Reference {
  std::string path;
  Span span;              // of the name
  bool optional = false;  // it may be missing: null, and no error
};

struct ParseContext {
  Symbols& symbols;
  const IncludeSite* via = nullptr;  // how this file was reached
  // The file of that name, parsed; null if there is none, and then the error has been told.
  std::function<const File*(const Reference&)> fetch;
  Diagnostics& errors;  // and warnings
};

// Fills `file`, whose source and path are set.
void parse_file(File& file, ParseContext& context);

// The tree's lines get their emphasis: stars become marks on nodes, runs of blanks become one, a
// backslash before a star goes. Done once for every body, after its nodes are known.
void set_emphasis(Body& body, File& file);

}  // namespace kehoach::templates
