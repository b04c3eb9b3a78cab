#include "render/render.h"

namespace kehoach::render {

namespace {

bool holds_data(const World& world, const Path& folder) {
  return world.kind_of(folder / "templates" / "schema" / "definitions.json") == FileKind::file &&
         world.kind_of(folder / "fonts") == FileKind::folder;
}

}  // namespace

Result<Path> find_data(const World& world, const Path& named) {
  std::vector<Path> places;
  if (!named.empty()) {
    places.push_back(named);
  } else if (const auto variable = world.variable("KEHOACH_DATA"); variable && !variable->empty()) {
    places.emplace_back(*variable);
  } else {
    const Path program = world.program_folder();
    places.push_back((program / ".." / "share" / "kehoach").lexically_normal());
    // A build tree stands some folders below the source tree.
    Path above = program;
    for (int i = 0; i < 6 && above.has_relative_path(); ++i, above = above.parent_path()) {
      places.push_back(above);
    }
  }
  std::string looked;
  for (const auto& place : places) {
    if (holds_data(world, place)) return place;
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  return Diagnostic{"F004", {looked}, {}, {}};
}

}  // namespace kehoach::render
