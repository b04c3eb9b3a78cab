// Lines in order to a tree of blocks: which line belongs to which item.
//
// "I." "1." "1.1." have fixed levels. "a)" "-" "+" "*" return to their own kind if it is open, else
// open one level below what is open. An unmarked line belongs to the last marked line that is
// indented less than itself, else to the body. Nothing is numbered here (numbering.h).
#pragma once

#include <vector>

#include "document/document.h"
#include "marker.h"

namespace kehoach::templates {

class Outline {
 public:
  document::Block& paragraph(int indent);
  document::Block& item(Marker marker, int indent);

  // Blocks that are inserted where a line stands: those without a marker belong to the item that
  // is open there, at this or a smaller indent; the others are placed as lines would be.
  struct Insertion {
    std::size_t base = 0;
    int indent = 0;
  };
  Insertion begin_insertion(int indent);
  document::Block& inserted(Insertion& insertion);
  document::Block& inserted(Insertion& insertion, Marker marker);

  // Whether the item placed last stands outside of the section "I." that was open until a
  // paragraph that is not indented ended it: likely not what was meant. Told once.
  bool take_left_section();

  bool empty() const { return blocks_.empty(); }
  std::vector<document::Block> take() { return std::move(blocks_); }

 private:
  struct Open {
    Marker marker;
    int indent = 0;
    document::Block* block = nullptr;  // the last of its siblings, so that it does not move
  };

  void close_to(std::size_t count) { open_.resize(count); }
  void close_before(Marker marker);
  std::vector<document::Block>& siblings();

  std::vector<document::Block> blocks_;
  std::vector<Open> open_;  // outermost first
  bool section_left_ = false;
  bool tell_section_left_ = false;
};

}  // namespace kehoach::templates
