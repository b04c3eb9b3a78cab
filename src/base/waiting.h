// Waiting for somebody: a line, a saved file, or Ctrl-C. Private to the room's POSIX part.
#pragma once

#include <csignal>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "base/world.h"

namespace kehoach {

// While one of these lives, Ctrl-C and its like do not end the process: they end the waiting.
class Patience {
 public:
  Patience();
  Patience(const Patience&) = delete;
  Patience& operator=(const Patience&) = delete;
  ~Patience();

  enum class Wakened : std::uint8_t { ready, time_out, broken_off, failed };
  // Until the descriptor can be read; `milliseconds` below 0: for ever.
  Wakened wait(int descriptor, int milliseconds) const;

 private:
  sigset_t before_{};
};

// Standard input by lines.
class TypedLines {
 public:
  std::optional<std::string> next();

 private:
  Patience patience_;
  std::string read_;
};

// Files by the folders they stand in: editors save by renaming, and a watch on the file itself
// would follow the old one away.
class FileWatch {
 public:
  FileWatch();
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  Result<void> watch(std::span<const Path> files);
  bool wait();

 private:
  bool drain();

  Patience patience_;
  int descriptor_ = -1;
  std::map<Path, int> folders_;                 // what is watched, with its number
  std::map<int, std::set<std::string>> names_;  // the names wanted in it
};

}  // namespace kehoach
