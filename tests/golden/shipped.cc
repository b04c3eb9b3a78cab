#include "shipped.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/diagnostic.h"

namespace shipped {

std::string read(const Path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> template_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(root / "templates")) {
    if (std::filesystem::exists(entry.path() / "schema.json")) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(root / "templates" / "profiles")) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

render::PlanText plan_of(const Path& file) {
  return {SourceKind::file, file.filename().string(), read(file), file.parent_path()};
}

std::string told(const render::Outcome& outcome) {
  std::string out;
  for (const auto& diagnostic : outcome.diagnostics) {
    out += std::string(diagnostic.code) + ": " + diagnostic.message(Language::vi) + '\n';
  }
  return out;
}

std::unique_ptr<MemoryWorld> copied_world() {
  auto world = std::make_unique<MemoryWorld>();
  for (const char* folder : {"templates", "fonts"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file()) continue;
      world->put(Path("/data") / entry.path().lexically_relative(root), read(entry.path()));
    }
  }
  return world;
}

}  // namespace shipped
