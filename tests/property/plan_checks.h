// What must hold of the two files of any plan. Each rule has a name, so that a test can show that
// it fires:
//
//   docx.structure   a defect that Word repairs or refuses (docx_check)
//   docx.text        a paragraph is missing, doubled, changed or out of order
//   pdf.read         the file cannot be read, or does not say what its letters are
//   pdf.text         as docx.text, by the lines on the pages
//   page.size        a page lies as its section does not
//   page.number      missing, wrong, not centred in the top margin, or on a first page
//   page.empty       a page without text
//   page.area        text or a rule outside of the margins
//   page.overlap     letters on letters, or on a rule (so that no text leaves its cell)
//   page.heading     a heading as the last thing on its page
//   page.widow       fewer than two lines of a paragraph on either side of a page's end
//   page.row         a row of a table on two pages (unless the program said so)
//   page.foot        the signature torn, or alone on its page
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "expected_text.h"
#include "pdf_reading.h"

namespace kehoach::property {

struct Defect {
  std::string rule;
  std::string what;
};

struct Files {
  Bytes docx, pdf;
  bool row_was_split = false;  // the program warned that a row is taller than a page
};

// In the order of the rules; none for good files.
std::vector<Defect> check_files(const Expected& expected, const Files& files);

// The same for pages that were read already.
std::vector<Defect> check_pages(const Expected& expected, const std::vector<ShownPage>& pages,
                                bool row_was_split);

std::string to_text(const std::vector<Defect>& defects);

}  // namespace kehoach::property
