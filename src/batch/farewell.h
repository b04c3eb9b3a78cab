// What becomes of files that no unit makes any more. Private to the room.
#pragma once

#include "batch/batch.h"
#include "known.h"

namespace kehoach::batch {

class Farewell {
 public:
  Farewell(World& world, const Folder& folder, const Listener& listener, Summary& summary)
      : world_(world), folder_(folder), listener_(listener), summary_(summary) {}

  // The unit's files are removed, as far as nobody has edited them (B020) or `force` says so.
  Result<void> prune(const UnitLine& line, bool force);
  // They are named (B022) and stay.
  void name(const UnitLine& line);
  // What is left of the last unit, for the manifest; without files there is nothing.
  const UnitLine& left() const { return left_; }

 private:
  void start(const UnitLine& line);

  World& world_;
  const Folder& folder_;
  const Listener& listener_;
  Summary& summary_;
  UnitLine left_;
};

}  // namespace kehoach::batch
