// What earlier runs have made and from what: the manifest. Private to the room.
//
// .kehoach/manifest.jsonl, a line a unit in the order of the list:
//
//   {"kehoach":1}
//   {"set":0,"plan":"<sha-256>","template":...}           from here on, "set":0 means these inputs
//   {"unit":"A01 – ...","row":"<sha-256>","set":0,"files":[{"path":...,"size":...,"sha256":...}]}
//   {"whole":64}        the files of all units above stand under their names
//
// A run writes its lines to journal.jsonl, each before its files take their names, and in the end
// the journal becomes the manifest. Of a run that was killed the journal stays: the files of units
// behind its last "whole" are looked at, and those that stand are as good as any.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/sha256.h"
#include "inputs.h"

namespace kehoach::batch {

struct KnownFile {
  Sha256 content{};
  Sha256 row{};
  std::uint64_t size = 0;
  std::uint32_t set = 0;  // of Known::sets
  bool wanted = false;    // a unit of this run makes it
};

struct FileLine {
  std::string path;  // below the output folder
  std::uint64_t size = 0;
  Sha256 content{};
};

struct UnitLine {
  std::string unit;
  Sha256 row{};
  std::uint32_t set = 0;
  std::vector<FileLine> files;
};

// Where the room keeps its own.
struct Folder {
  Path root;
  Path own() const { return root / ".kehoach"; }
  Path manifest() const { return own() / "manifest.jsonl"; }
  Path journal() const { return own() / "journal.jsonl"; }
  Path fresh() const { return own() / "manifest.new"; }
  Path lock() const { return own() / "lock"; }
  Path stage() const { return own() / "stage"; }
};

class Known {
 public:
  // Reads the manifest and, of a run that was broken off, the journal, which then becomes part of
  // the manifest. B023 if a line cannot be understood, F0xx.
  Result<void> load(World& world, const Folder& folder);

  // Null if no run has made a file of that name. Good until the next load.
  KnownFile* find(const std::string& path);
  const std::vector<InputSet>& sets() const { return sets_; }
  std::uint32_t set_index(const InputSet& set);
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
  Result<void> take_journal(World& world, const Folder& folder);

  std::unordered_map<Key, KnownFile, KeyHash> files_;
  std::vector<InputSet> sets_;
  bool resumed_ = false;
};

// Writes lines; a set is written before the first unit that has it.
class LineWriter {
 public:
  explicit LineWriter(const std::vector<InputSet>& sets) : sets_(&sets) {}
  static std::string head();
  void add(const UnitLine& line);
  void whole(std::size_t units);
  std::string take() { return std::move(text_); }

 private:
  const std::vector<InputSet>* sets_;
  std::vector<std::uint32_t> written_;  // sets, by their number in the file
  std::string text_;
};

std::string sha_text(const Sha256& hash);

}  // namespace kehoach::batch
