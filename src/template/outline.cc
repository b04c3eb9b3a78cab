#include "outline.h"

namespace kehoach::templates {

using document::Block;
using document::MarkerKind;

std::vector<Block>& Outline::siblings() {
  return open_.empty() ? blocks_ : open_.back().block->children;
}

// Closes what cannot be around an item of this marker.
void Outline::close_before(Marker marker) {
  const auto close_while = [&](auto&& inside) {
    while (!open_.empty() && inside(open_.back().marker)) open_.pop_back();
  };
  switch (marker.kind) {
    case MarkerKind::none:
      return;
    case MarkerKind::roman:
      close_to(0);
      return;
    case MarkerKind::arabic:
      close_while([](Marker open) { return open.kind != MarkerKind::roman; });
      return;
    case MarkerKind::decimal:
      close_while([&](Marker open) {
        const bool above = open.kind == MarkerKind::roman || open.kind == MarkerKind::arabic ||
                           (open.kind == MarkerKind::decimal && open.depth < marker.depth);
        return !above;
      });
      return;
    case MarkerKind::letter:
    case MarkerKind::dash:
    case MarkerKind::plus:
    case MarkerKind::star:
      for (std::size_t i = open_.size(); i > 0; --i) {
        if (open_[i - 1].marker.kind == marker.kind) {
          close_to(i - 1);
          return;
        }
      }
      return;
  }
}

// A label that says "written" without a marker is found nowhere else.
bool is_would_be_item(const Block& block) {
  return block.label.kind == MarkerKind::none && block.label.written;
}

void forget_would_be_item(Block& block) { block.label.written = false; }

Block& Outline::paragraph(int indent) {
  while (!open_.empty() && open_.back().indent >= indent) {
    if (open_.back().marker.kind == MarkerKind::roman) section_left_ = true;
    open_.pop_back();
  }
  Block& block = siblings().emplace_back();
  if (captured_ && open_.empty()) {
    block.label.written = true;
    open_.push_back({{}, indent, &block});
  }
  return block;
}

// Only what is indented further belongs to an unmarked line.
void Outline::close_would_be_item(int indent) {
  if (!open_.empty() && !open_.front().marker && open_.front().indent >= indent) close_to(0);
}

Block& Outline::item(Marker marker, int indent) {
  close_would_be_item(indent);
  close_before(marker);
  const bool numbered = marker.kind == MarkerKind::arabic || marker.kind == MarkerKind::decimal ||
                        marker.kind == MarkerKind::letter;
  if (section_left_ && open_.empty() && numbered) tell_section_left_ = true;
  if (marker.kind == MarkerKind::roman || tell_section_left_) section_left_ = false;
  Block& block = siblings().emplace_back();
  open_.push_back({marker, indent, &block});
  return block;
}

Outline::Insertion Outline::begin_insertion(int indent) {
  close_would_be_item(indent);
  while (!open_.empty() && open_.back().indent > indent) open_.pop_back();
  return {open_.size(), indent};
}

Block& Outline::inserted(Insertion& insertion) {
  if (open_.size() > insertion.base) close_to(insertion.base);
  return siblings().emplace_back();
}

Block& Outline::inserted(Insertion& insertion, Marker marker) {
  Block& block = item(marker, insertion.indent);
  insertion.base = std::min(insertion.base, open_.size() - 1);
  return block;
}

bool Outline::take_left_section() {
  const bool tell = tell_section_left_;
  tell_section_left_ = false;
  return tell;
}

}  // namespace kehoach::templates
