// Many processes, many machines, one list: each works on every n-th unit of it, with a manifest of
// its own in .kehoach/shards/<round>/<number>, until `join` makes one of them. Private to the room.
//
// A round is the names of all files of the list, in order, and the number of shards: as long as it
// is the same, so is which shard makes which file, and no two can meet.
#pragma once

#include <string>
#include <vector>

#include "manifest.h"

namespace kehoach::batch {

std::string round_of(const Sha256& names, std::uint32_t shards);

// Rounds that nobody has joined yet.
Result<std::vector<std::string>> open_rounds(const World& world, const Folder& folder);

// B031 if the folder holds shards of another round than this (any, if this is none).
Result<void> check_rounds(const World& world, const Folder& folder, const std::string& round);

}  // namespace kehoach::batch
