// The manifest: what was made for each unit, and from what. Private to the room.
//
// .kehoach/manifest.jsonl, a line a unit in the order of the list:
//
//   {"kehoach":1}
//   {"set":0,"plan":"<sha-256>","template":...}    from here on, "set":0 means these inputs
//   {"unit":"A01 – LĐLĐ ...","n":1,"row":"<sha-256>","set":0,"files":[<file>,...]}
//   {"whole":64}    the files of all units above stand under their names
//
// where a file is {"path":...,"size":...,"sha256":...}.
//
// "n" is the unit's place in the list, from 1; a unit without has left it. "code" is its own, if
// it has a short one. "state" says of a unit
// that it "failed" or was "kept" as someone edited it: its files are then an earlier run's. A
// shard's first line says which: {"kehoach":1,"shard":2,"of":4,"units":1200}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "inputs.h"
#include "unit_list.h"

namespace kehoach::batch {

// Units whose files take their names together: behind so many, and the last, there is a "whole".
inline constexpr std::size_t group_size = 64;

// Where the room keeps its own.
struct Folder {
  Path root;
  Path shard = {};  // below own(): "shards/<round>/2"; empty for a run over the whole list
  Path own() const { return root / ".kehoach"; }
  Path place() const { return shard.empty() ? own() : own() / shard; }
  Path manifest() const { return place() / "manifest.jsonl"; }
  Path journal() const { return place() / "journal.jsonl"; }
  Path fresh() const { return place() / "manifest.new"; }
  Path stage() const { return place() / "stage"; }
  Path lock() const { return place() / "lock"; }
};

// Takes away what an earlier run, or this one, has staged there, and the stage itself: as far as
// that can be.
void empty_stage(World& world, const Folder& folder);

// Of a file that was made before, to be compared or bundled.
inline constexpr std::size_t largest_output = std::size_t{256} << 20;

struct FileLine {
  std::string path;  // below the output folder
  std::uint64_t size = 0;
  Sha256 content{};
};

enum class Standing : std::uint8_t { made, kept, failed };

struct UnitLine {
  std::string unit;
  Sha256 row{};
  std::uint32_t set = 0;
  std::vector<FileLine> files;
  std::uint64_t number = 0;  // in the list, from 1; 0: not in it
  Standing standing = Standing::made;
  std::string code{};  // of the unit, if it has a short one
};

struct HeadLine {
  std::uint32_t shard = 0, of = 0;  // 0: the whole list
  std::uint64_t units = 0;          // of the whole list; 0 where that is not said
};

// Sets of inputs, by number.
class InputSets {
 public:
  std::uint32_t index(const InputSet& set);
  const InputSet& operator[](std::size_t index) const { return all_[index]; }

 private:
  std::vector<InputSet> all_;
};

// Goes through the whole lines of a manifest; what a torn last line says never happened.
class LineReader {
 public:
  enum class Kind : std::uint8_t { end, head, unit, whole };

  // Sets get the numbers that `sets` gives them.
  LineReader(const World& world, Path path, InputSets& sets)
      : pieces_(world, std::move(path)), sets_(&sets) {}

  // The next line, of those kinds. B023 if it cannot be understood, F001.
  Result<Kind> next();
  UnitLine unit;  // of the line that was read last
  HeadLine head;

 private:
  Diagnostic broken() const;

  Pieces pieces_;
  InputSets* sets_;
  std::size_t line_ = 0;
  std::vector<std::uint32_t> numbers_;
};

// Writes lines; a set is written before the first unit that has it.
class LineWriter {
 public:
  explicit LineWriter(const InputSets& sets) : sets_(&sets) {}
  static std::string head(const HeadLine& line = {});
  void add(const UnitLine& line);
  void whole(std::size_t units);
  std::string take() { return std::move(text_); }

 private:
  const InputSets* sets_;
  std::vector<std::uint32_t> written_;  // sets, by their number in the file
  std::string text_;
};

}  // namespace kehoach::batch
