// Word's own numbering: the lists of numbering.xml, and a reckoning of what Word will count, so
// that no number on the page is ever another than the Flow's.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "flow/flow.h"

namespace kehoach::docx {

// A place in a list: w:numId and w:ilvl.
struct ListPlace {
  int num_id = 0;  // 0: no number, also where the style would give one (17.9.18)
  int level = 0;
  friend bool operator==(ListPlace, ListPlace) = default;
};

// Where the items of a list stand as long as nothing is restarted.
ListPlace usual_place(flow::ListLevel list);
// The role whose indents the list's level has.
flow::Role role_of(flow::ListLevel list);

// A list opened because a number was to be shown that Word would not have counted: an instance of
// the same list that starts at `start` on `level`.
struct Restart {
  int level = 0;
  int start = 1;
};

// Counts the labels of a document, in reading order, as Word will.
class Counters {
 public:
  Counters();

  // The place at which Word will show exactly this label; number id 0 if there is none, and the
  // label must stand there as text.
  ListPlace next(const flow::Label& label);

  const std::vector<Restart>& restarts() const { return restarts_; }

 private:
  static constexpr std::size_t levels = 3;  // section, clause, subclause

  static constexpr int uncertain = -1;  // one more than that is no number

  std::array<int, levels> values_{};  // 0: not counted since the level above
  std::array<int, levels> num_ids_;
  std::vector<Restart> restarts_;
  std::string expected_;
};

// word/numbering.xml.
std::string numbering_part(const std::array<flow::Format, flow::role_count>& formats,
                           std::span<const Restart> restarts);

}  // namespace kehoach::docx
