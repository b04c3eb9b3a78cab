#include "farewell.h"

#include "maker.h"

namespace kehoach::batch {

void Farewell::start(const UnitLine& line) {
  left_ = line;
  left_.files.clear();
  left_.number = 0;
  left_.standing = Standing::made;
}

Result<void> Farewell::prune(const UnitLine& line, bool force) {
  start(line);
  for (const FileLine& file : line.files) {
    const Path path = folder_.root / file.path;
    if (!world_.size_of(path)) continue;
    auto there = world_.read_file(path, largest_output);
    if (!force && (!there || sha256(*there) != file.content)) {
      listener_.told({{"B020", {path.string()}, {}, {}}});
      ++summary_.warnings;
      left_.files.push_back(file);
      continue;
    }
    if (auto removed = world_.remove(path); !removed) return removed;
    ++summary_.pruned;
    if (const Path above = path.parent_path(); above != folder_.root) (void)world_.remove(above);
  }
  return {};
}

void Farewell::name(const UnitLine& line) {
  start(line);
  std::string names;
  for (const FileLine& file : line.files) {
    const Path path = folder_.root / file.path;
    if (!world_.size_of(path)) continue;
    names += (names.empty() ? "" : ", ") + path.string();
    left_.files.push_back(file);
  }
  if (names.empty()) return;
  listener_.told({{"B022", {line.unit, names}, {}, {}}});
  ++summary_.gone;
}

}  // namespace kehoach::batch
