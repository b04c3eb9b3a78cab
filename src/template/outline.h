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
  // `captured`: what is built may yet be given a marker by whoever prints it. Until then an
  // unmarked line at the left stays open: what is indented below it becomes its children, and the
  // line is a `would_be_item`. Without a marker they are its siblings after all.
  explicit Outline(bool captured = false) : captured_(captured) {}

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

  // Whether what is inserted there is at the top of what is captured: it may still get a marker.
  bool is_open_end(const Insertion& insertion) const { return captured_ && insertion.base == 0; }

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

  void close_would_be_item(int indent);

  std::vector<document::Block> blocks_;
  std::vector<Open> open_;  // outermost first
  bool captured_ = false;
  bool section_left_ = false;
  bool tell_section_left_ = false;
};

// The mark of such a line, before it is placed.
bool is_would_be_item(const document::Block& block);
void forget_would_be_item(document::Block& block);

}  // namespace kehoach::templates
