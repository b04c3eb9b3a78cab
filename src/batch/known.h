// What earlier runs have made and from what. Private to the room.
//
// A run writes its lines to journal.jsonl, each before its files take their names, and in the end
// the journal becomes the manifest. Of a run that was killed the journal stays: the files of units
// behind its last "whole" are looked at, and those that stand are as good as any.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

#include "manifest.h"

namespace kehoach::batch {

struct KnownFile {
  Sha256 content{};
  Sha256 row{};
  std::uint64_t size = 0;
  std::uint32_t set = 0;  // of Known::sets
  bool wanted = false;    // a unit of this run makes it
};

class Known {
 public:
  // Reads the manifest and, of a run that was broken off, the journal, which then becomes part of
  // the manifest. A shard knows what the whole list's manifest says, too. B023, F0xx.
  Result<void> load(World& world, const Folder& folder);

  // Null if no run has made a file of that name. Good until the next load.
  KnownFile* find(const std::string& path);
  InputSets& sets() { return sets_; }
  const InputSets& sets() const { return sets_; }
  bool resumed() const { return resumed_; }

  // The units of which some file is not wanted, in the manifest's order, with those files alone.
  Result<void> each_unwanted(const World& world, const Folder& folder,
                             const std::function<Result<void>(const UnitLine&)>& take);

 private:
  using Key = std::array<std::uint64_t, 2>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(key[0]); }
  };
  static Key key_of(const std::string& path);
  void note(const UnitLine& line);
  Result<void> read(const World& world, const Path& manifest);
  Result<void> take_journal(World& world, const Folder& folder);

  std::unordered_map<Key, KnownFile, KeyHash> files_;
  InputSets sets_;
  bool resumed_ = false;
};

}  // namespace kehoach::batch
