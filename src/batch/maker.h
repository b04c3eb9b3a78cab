// One unit on its way through the crew, and what a thread does with it. Private to the room.
#pragma once

#include <memory>

#include "batch/batch.h"
#include "crew.h"
#include "known.h"
#include "render/many.h"

namespace kehoach::batch {

// A file of a unit, and what becomes of it.
struct Target {
  std::string path;
  bool pdf = false;
  std::optional<KnownFile> known;
  Sha256 content{};
  std::uint64_t size = 0;
  Path staged;  // empty: what is there already is the same
};

// One unit on its way through the crew.
struct Job : Crew::Ticket {
  Unit unit;
  std::vector<Target> targets;
  render::Row row;
  std::string code;  // a short one
  Sha256 row_hash{};
  std::uint32_t set = 0;
  bool to_make = false;
  Diagnostics broken;  // F003: the run cannot go on
  std::unique_ptr<Sources> sources;
};

// Whether the unit must be made, and why: `reasons`, to_make and the state are set. B020 for a file
// that someone has edited.
void decide(const World& world, const Folder& folder, const InputSets& sets, bool force, Job& job);

// What a thread does with a job.
class Maker {
 public:
  Maker(World& world, render::Renderer renderer, const render::Common& common, const Folder& folder,
        bool force)
      : world_(&world),
        renderer_(std::move(renderer)),
        common_(&common),
        folder_(&folder),
        home_(world.real_path(folder.root)),
        force_(force) {}

  // Makes the unit's files in the stage folder; what is wrong stands in the job.
  void make(Job& job);

 private:
  Result<void> check_place(const Path& path);
  bool look(Target& target, Job& job);
  static void keep(Job& job, std::string_view code, const Path& path);
  bool stage(const Path& path, const Bytes& content, Job& job);

  World* world_;
  render::Renderer renderer_;
  const render::Common* common_;
  const Folder* folder_;
  std::optional<Path> home_;  // the output folder, with links resolved
  Path inside_;  // the folder last found to be in there: a unit's files mostly share theirs
  bool force_;
};

}  // namespace kehoach::batch
