// A machine in memory that holds what is shipped and one good plan, plan.json, where it works.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "base/world.h"
#include "cli/run.h"

namespace kehoach::cli {

inline Bytes bytes_of(const Path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const char* const data_folder = "/share/kehoach";

inline void fill(MemoryWorld& world) {
  const Path shipped = KEHOACH_SOURCE_FOLDER;
  for (const char* part : {"templates", "fonts"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shipped / part)) {
      if (!entry.is_regular_file()) continue;
      world.put(data_folder / entry.path().lexically_relative(shipped), bytes_of(entry.path()));
    }
  }
  world.put("plan.json", bytes_of(shipped / "tests" / "input" / "plan.json"));
}

struct Answer {
  int exit = 0;
  std::string out, err;
};

inline Answer asked(MemoryWorld& world, std::vector<const char*> words) {
  words.insert(words.begin(), "kehoach");
  std::ostringstream out, err;
  const int exit = run(static_cast<int>(words.size()), words.data(), world, out, err);
  return {exit, out.str(), err.str()};
}

}  // namespace kehoach::cli
