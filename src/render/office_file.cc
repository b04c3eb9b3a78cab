#include "render/render.h"

namespace kehoach::render {

std::vector<Path> office_places(const World& world, const Path& plan_folder) {
  constexpr int most_folders_up = 64;
  Path folder = (plan_folder.is_absolute() ? plan_folder : world.working_folder() / plan_folder)
                    .lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  const auto home = world.variable("HOME");
  std::vector<Path> places;
  for (int i = 0; i < most_folders_up; ++i) {
    places.push_back(folder / "kehoach.json");
    const bool last = folder == folder.root_path() || (home && folder == Path(*home)) ||
                      world.kind_of(folder / ".git") != FileKind::nothing;
    if (last) break;
    folder = folder.parent_path();
  }
  return places;
}

std::optional<Path> find_office(const World& world, const Path& plan_folder) {
  for (auto& place : office_places(world, plan_folder)) {
    if (world.kind_of(place) == FileKind::file) return std::move(place);
  }
  return std::nullopt;
}

}  // namespace kehoach::render
