#include "farewell.h"

namespace kehoach::batch {

Result<void> Farewell::take(const UnitLine& line, LineWriter& manifest) {
  UnitLine left = line;
  left.files.clear();
  left.number = 0;
  left.standing = Standing::made;
  if (way_ == Way::name)
    name(line, left);
  else if (auto pruned = prune(line, left); !pruned)
    return pruned;
  if (!left.files.empty()) manifest.add(left);
  return {};
}

Result<void> Farewell::prune(const UnitLine& line, UnitLine& left) {
  for (const FileLine& file : line.files) {
    const Path path = folder_.root / file.path;
    if (!world_.size_of(path)) continue;
    auto there = world_.read_file(path, largest_output);
    if (way_ == Way::prune && (!there || sha256(*there) != file.content)) {
      listener_.told({{"B020", {path.string()}, {}, {}}});
      ++summary_.warnings;
      left.files.push_back(file);
      continue;
    }
    if (auto removed = world_.remove(path); !removed) return removed;
    ++summary_.pruned;
    if (const Path above = path.parent_path(); above != folder_.root) (void)world_.remove(above);
  }
  return {};
}

void Farewell::name(const UnitLine& line, UnitLine& left) {
  std::string names;
  for (const FileLine& file : line.files) {
    const Path path = folder_.root / file.path;
    if (!world_.size_of(path)) continue;
    names += (names.empty() ? "" : ", ") + path.string();
    left.files.push_back(file);
  }
  if (names.empty()) return;
  listener_.told({{"B022", {line.unit, names}, {}, {}}});
  ++summary_.gone;
}

}  // namespace kehoach::batch
