// The shipped templates and profiles, and the program run over plans in memory.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/world.h"
#include "render/render.h"

namespace shipped {

using namespace kehoach;

inline const Path root = KEHOACH_SOURCE_FOLDER;

std::string read(const Path& file);
// Folders of templates/ that hold a schema, in byte order.
std::vector<std::string> template_names();
std::vector<std::string> profile_names();

// The example of a template, or any other file, as the program would be given it.
render::PlanText plan_of(const Path& file);

// The diagnostics in words, one a line; empty if there are none.
std::string told(const render::Outcome& outcome);

// A world in memory with templates/ and fonts/ under /data.
std::unique_ptr<MemoryWorld> copied_world();

}  // namespace shipped
