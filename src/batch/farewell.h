// What becomes of files that no unit makes any more. Private to the room.
#pragma once

#include "batch/batch.h"
#include "known.h"

namespace kehoach::batch {

class Farewell {
 public:
  enum class Way : std::uint8_t { name, prune, prune_edited };
  static Way way(bool prune, bool force) {
    return !prune ? Way::name : force ? Way::prune_edited : Way::prune;
  }

  Farewell(World& world, const Folder& folder, Way way, const Listener& listener, Summary& summary)
      : world_(world), folder_(folder), way_(way), listener_(listener), summary_(summary) {}

  // The unit's files are named and stay (B022), or are removed as far as nobody has edited them
  // (B020). A line of what is left goes into the manifest. F003.
  Result<void> take(const UnitLine& line, LineWriter& manifest);

 private:
  void name(const UnitLine& line, UnitLine& left);
  Result<void> prune(const UnitLine& line, UnitLine& left);

  World& world_;
  const Folder& folder_;
  Way way_;
  const Listener& listener_;
  Summary& summary_;
};

}  // namespace kehoach::batch
