// The outline of a document: its headings, nested by level.
#pragma once

#include <string>
#include <vector>

#include "flow/flow.h"
#include "store.h"
#include "syntax.h"

namespace kehoach::pdf {

struct Heading {
  const flow::Paragraph* paragraph = nullptr;
  Reference page;
  Measure top = 0;  // of its first line, up from the page's bottom
};

// The heading in one line: label and text, blanks plain.
std::string title_of(const flow::Paragraph& heading);

// The outline's root; 0 where there are no headings.
Reference add_outline(Store& store, const std::vector<Heading>& headings);

}  // namespace kehoach::pdf
