// The text of the pages against what is expected. Private to the checks.
#pragma once

#include "plan_checks.h"

namespace kehoach::property {

// The lines of one paragraph on one page.
struct Stretch {
  std::size_t strand = 0, page = 0;
  int lines = 0;
};

// Where everything stands, in order; nothing if the text is wrong (pdf.text).
std::vector<Stretch> match_text(const std::vector<Strand>& strands,
                                const std::vector<std::vector<const ShownLine*>>& pages,
                                bool row_was_split, std::vector<Defect>& defects);

}  // namespace kehoach::property
