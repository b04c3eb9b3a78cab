// How far a batch has come, on standard error: a bar that is drawn over on a terminal, a line every
// tenth of the way elsewhere. Private to the room.
#pragma once

#include <string>

#include "batch/batch.h"
#include "session.h"

namespace kehoach::cli {

class ProgressLine {
 public:
  explicit ProgressLine(const Session& session);
  void show(const batch::Progress& progress);
  // Makes room for other output.
  void clear();

 private:
  void draw(const batch::Progress& progress, std::int64_t now);
  std::string duration(std::size_t seconds) const;

  const Session& session_;
  bool terminal_ = false;
  std::int64_t start_ = 0, last_ = 0;
  std::size_t tenths_ = 0;
  bool drawn_ = false, binding_ = false;
};

}  // namespace kehoach::cli
