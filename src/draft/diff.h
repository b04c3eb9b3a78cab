// What changes in the document from one plan to another, in the document's own words.
//
// In: two evaluated documents. Out: the changes in the order of the page, each with the place as a
// reader would name it ("Mục II.2", "Nơi nhận"), and for a text that was changed, the words. What
// is the same on paper is no change, however the plans say it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"

namespace kehoach::draft {

// Some words replaced by others; one of the two may be empty. A few words around it as they stand
// in the new text.
struct Edit {
  std::string behind;
  std::string removed, added;
  std::string ahead;
};

enum class ChangeKind : std::uint8_t {
  added,
  removed,
  changed,
  moved,       // the same words at another place
  renumbered,  // the same text under another number
  form,        // the same words, another emphasis, marker, or heading
};

struct Change {
  ChangeKind kind = ChangeKind::changed;
  std::string part;  // for programs: "date", "body", "recipients", "appendix" ...
  Phrase place{""};
  std::string before, after;  // whole texts; for `renumbered` the numbers
  std::vector<Edit> edits;    // of `changed`
  Phrase from{""};            // of `moved`: the place before
};

std::vector<Change> compare(const document::Document& before, const document::Document& after);

// One line a change, in words; long texts are cut.
std::string describe(const std::vector<Change>& changes, Language language);
// A JSON array of {change, part, place, before, after, edits}: nothing is cut.
std::string as_json(const std::vector<Change>& changes, Language language);

}  // namespace kehoach::draft
