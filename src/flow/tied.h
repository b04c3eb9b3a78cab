// A paragraph's runs with some of its ties in force. Private to the room.
#pragma once

#include <string_view>
#include <vector>

#include "flow/flow.h"
#include "viet/ties.h"

namespace kehoach::flow {

constexpr std::string_view tying_blank = "\u00A0", tying_hyphen = "\u2011";

class Tied {
 public:
  explicit Tied(std::vector<Run>& runs);

  bool any() const { return !ties_.empty(); }

  // Writes the runs anew with the ties in force.
  void apply();

  // Gives up the weakest tie whose NBSP stands in bytes [begin, end) of the text as it is now; of
  // equals the last, which takes least from the next line. False if there is none.
  bool give_way(std::uint32_t begin, std::uint32_t end);

 private:
  std::vector<Run>& runs_;
  std::vector<Run> plain_;
  std::vector<viet::Tie> ties_;
  std::vector<bool> kept_;
};

}  // namespace kehoach::flow
