#include "shards.h"

#include <algorithm>

namespace kehoach::batch {

std::string round_of(const Sha256& names, std::uint32_t shards) {
  return hex(names).substr(0, 16) + "-of-" + std::to_string(shards);
}

Result<std::vector<std::string>> open_rounds(const World& world, const Folder& folder) {
  const Path all = folder.own() / "shards";
  if (world.kind_of(all) != FileKind::folder) return std::vector<std::string>();
  return world.list_folder(all);
}

Result<void> check_rounds(const World& world, const Folder& folder, const std::string& round) {
  auto rounds = open_rounds(world, folder);
  if (!rounds) return std::move(rounds).error();
  if (std::all_of(rounds->begin(), rounds->end(), [&](const auto& name) { return name == round; }))
    return {};
  return Diagnostic{"B031", {folder.root.string()}, {}, {}};
}

}  // namespace kehoach::batch
