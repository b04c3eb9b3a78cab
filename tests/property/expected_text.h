// What a reader must find on the pages of a plan, in order: worked out from the plan alone, by the
// rules that the decree and the readme of the templates state.
#pragma once

#include <string>
#include <vector>

#include "plan_model.h"

namespace kehoach::property {

// A paragraph, with its marker. Blanks of any kind count as one ordinary blank.
struct Strand {
  std::string text;
  bool heading = false;     // must not be the last on its page
  int table = -1, row = 0;  // of a data table: its number in the document, and its row
  std::size_t cell = 0;     // counted over the document, from 1; 0 outside of tables
  bool spans = false;       // of a cell over several rows, which may stand on two pages
  bool head = false;        // of a row that is repeated on each page, where it has room
  bool foot = false;        // recipients and signatures
  std::size_t section = 0;  // 0: the plan itself; then its appendices
};

struct Expected {
  std::vector<Strand> strands;
  std::vector<bool> landscape;  // of each section
  bool ends_in_table = false;   // the text before the foot
};

Expected expected_text(const Case& one);

// Runs of blanks, no-break blanks and line breaks to one blank each; none at the ends.
std::string collapse(std::string_view text);

}  // namespace kehoach::property
