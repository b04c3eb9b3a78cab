// How much room text takes, where it is asked whether it fits: not quite the sum of its advances.
// Private to the room.
//
// Letters of one look, and every no-break sign by itself, are a portion. A portion counts in whole
// twips as soon as another follows it on the line. Under first-fit each advance is a whole number
// of sixths of a twip. Observed of LibreOffice, exactly: 7.4 (first-fit) and 24.8 (word-2013).
#pragma once

#include "line/line.h"

namespace kehoach::line {

// 1/6 Measure: whole for sixths of a twip.
using Fine = std::int64_t;
constexpr Fine fines_per_measure = 6;
constexpr Fine fines_per_twip = fines_per_measure * measures_per_twip;
constexpr Fine fines_per_sixth = fines_per_twip / 6;

constexpr Fine nearest(Fine width, Fine unit) { return (width + unit / 2) / unit * unit; }

constexpr Fine fine_advance(Measure advance, Rule rule) {
  const Fine exact = advance * fines_per_measure;
  return rule == Rule::first_fit ? nearest(exact, fines_per_sixth) : exact;
}

// Of text that may stand anywhere on a line.
class Extent {
 public:
  void add(Fine advance) { (parted_ ? last_ : first_) += advance; }

  // A portion ends here.
  void part() {
    between_ += whole(last_);
    last_ = 0;
    parted_ = true;
  }

  void append(const Extent& next) {
    add(next.first_);
    if (!next.parted_) return;
    part();
    between_ += next.between_;
    last_ = next.last_;
  }

  // Of all of it, where nothing stands before it on the line.
  Fine width() const { return parted_ ? whole(first_) + between_ + last_ : first_; }

 private:
  static Fine whole(Fine width) { return nearest(width, fines_per_twip); }

  Fine first_ = 0, between_ = 0, last_ = 0;  // of the first portion, of whole ones, of the last
  bool parted_ = false;                      // whether there is more than the first
};

}  // namespace kehoach::line
