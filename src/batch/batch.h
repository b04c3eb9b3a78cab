// One plan, many units: each gets the plan with its own row of a list laid over it, as DOCX and
// PDF.
//
// In: a plan, a list of units (CSV, JSON, JSON Lines, XLSX), patterns for the names of files. Out:
// the files, and in the folder `.kehoach` of the output folder what they were made from, so that
// the next run makes only what has changed. Files take their names whole or not at all; a run that
// is killed leaves nothing half, and the next goes on where it ended.
//
// Whatever the number of threads, bytes, manifest and the order of what is told are the same.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "render/render.h"

namespace kehoach::batch {

// One file of all units' files, if it is named.
struct Bundles {
  Path merged;  // a PDF for the print room, each plan on a fresh sheet
  Path zip;
};

// Units number, number + of, number + 2 of ... of the list, from 1; of 0: all.
struct Shard {
  std::uint32_t number = 0, of = 0;
};
inline constexpr std::uint32_t most_shards = 256;

struct Options {
  render::Options document;
  Path data;
  render::PlanText plan;
  render::PlanText parent;            // the superior's plan; an empty text is none
  Path units;                         // .csv .tsv .txt .json .jsonl .ndjson .xlsx
  std::string sheet;                  // of an .xlsx; empty: the first
  std::vector<std::string> patterns;  // names of files, ending in .docx or .pdf
  std::size_t threads = 0;            // 0: as many as there are processors
  std::optional<std::uint64_t> number_from;
  bool sort = false;   // numbers go by the Vietnamese order of the units' names
  bool force = false;  // files that were edited by hand, or made by others, are overwritten
  bool prune = false;  // files of units that have left the list are removed
  Shard shard;         // several processes may each make one, at once; without prune and bundles
  Bundles bundles;
  Path report;          // a file that the caller writes: no unit's may have its name
  std::string program;  // what this program is; another one makes everything anew
};

enum class State : std::uint8_t {
  made,
  same,  // nothing that went in has changed, and the files are there
  kept,  // its files were edited by hand: B020, B021
  failed,
};

// What became of one unit.
struct Unit {
  std::size_t index = 0;  // in the list, from 0
  std::uint32_t line = 0;
  std::string name;
  State state = State::failed;
  std::vector<Phrase> reasons;     // why it was made
  std::vector<std::string> files;  // below the output folder
  Diagnostics diagnostics;         // good during the call
};

struct Progress {
  std::size_t done = 0, all = 0, failed = 0;
  bool binding = false;  // the units' files stand, and are put into the bundles
};

// What is told while it goes on, in the order of the list, by the thread that called `run`.
struct Listener {
  std::function<void(const Unit&)> unit;
  std::function<void(const Diagnostics&)> told;  // of no single unit
  std::function<void(const Progress&)> progress;
};

struct Summary {
  bool started = false;      // false: the list, a name or the plan is wrong, nothing was written
  bool broken_off = false;   // a file could not be written
  bool interrupted = false;  // at a document's end
  std::size_t units = 0, made = 0, same = 0, kept = 0, failed = 0, gone = 0, pruned = 0;
  std::size_t missing = 0;  // of shards that have not finished
  std::size_t merged = 0;   // plans in the merged PDF
  std::size_t warnings = 0;
  std::vector<std::string> failures;  // names of failed units, the first thousand
  Path folder;

  void add_failure(const std::string& unit) {
    constexpr std::size_t most_named = 1000;
    ++failed;
    if (failures.size() < most_named) failures.push_back(unit);
  }
};

Summary run(World& world, const Options& options, const Listener& listener);

struct JoinOptions {
  Path folder;  // the output folder
  bool force = false, prune = false;
  Bundles bundles;
};

// Makes one manifest of the shards', as if one process had made all units, and the bundles. B032
// for each shard that has not finished, B033 if there is nothing to join.
Summary join(World& world, const JoinOptions& options, const Listener& listener);

}  // namespace kehoach::batch
