#include <cerrno>

#include "base/world.h"

namespace kehoach {

Path MemoryWorld::absolute(const Path& path) const {
  Path normal = (path.is_absolute() ? path : working_folder() / path).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();  // "a/." ends in a slash
}

void MemoryWorld::put(const Path& path, Bytes content) {
  const std::lock_guard lock(mutex_);
  files_[absolute(path)] = std::move(content);
}

void MemoryWorld::put_variable(const std::string& name, std::string value) {
  variables_[name] = std::move(value);
}

Result<Bytes> MemoryWorld::read_file(const Path& path, std::size_t at_most) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(absolute(path));
  if (found == files_.end()) {
    return cannot_read(path, kind_of(path) == FileKind::folder ? EISDIR : ENOENT);
  }
  if (found->second.size() > at_most) return too_large(path, at_most);
  return found->second;
}

Result<Bytes> MemoryWorld::read_standard_input(std::size_t at_most) {
  if (standard_input_.size() > at_most) return too_large("-", at_most);
  return std::move(standard_input_);
}

FileKind MemoryWorld::kind_of(const Path& path) const {
  const std::lock_guard lock(mutex_);
  const Path wanted = absolute(path);
  if (files_.contains(wanted)) return FileKind::file;
  for (const auto& [file, content] : files_) {
    for (Path folder = file.parent_path(); folder != folder.root_path();
         folder = folder.parent_path()) {
      if (folder == wanted) return FileKind::folder;
    }
  }
  return wanted == working_folder() ? FileKind::folder : FileKind::nothing;
}

Result<std::vector<std::string>> MemoryWorld::list_folder(const Path& path) const {
  const std::lock_guard lock(mutex_);
  if (kind_of(path) != FileKind::folder) return cannot_read(path, ENOENT);
  const Path wanted = absolute(path);
  std::set<std::string> names;
  for (const auto& [file, content] : files_) {
    const Path below = file.lexically_relative(wanted);
    if (!below.empty() && *below.begin() != "..") names.insert(below.begin()->string());
  }
  return std::vector<std::string>(names.begin(), names.end());
}

std::optional<Path> MemoryWorld::real_path(const Path& path) const {
  if (kind_of(path) == FileKind::nothing) return std::nullopt;
  return absolute(path);
}

Result<void> MemoryWorld::could_write(const Path& path) const {
  const std::lock_guard lock(mutex_);
  const Path full = absolute(path);
  if (full.filename().string().size() > 255) return cannot_write(path, ENAMETOOLONG);
  if (kind_of(full) == FileKind::folder) return cannot_write(path, EISDIR);
  for (Path folder = full.parent_path(); folder != folder.root_path();
       folder = folder.parent_path()) {
    if (files_.contains(folder)) return cannot_write(path, ENOTDIR);
    if (refused_.contains(folder)) return cannot_write(path, EACCES);
  }
  return {};
}

Result<void> MemoryWorld::write_whole(std::span<const NewFile> new_files) {
  const std::lock_guard lock(mutex_);
  auto after = files_;
  for (const auto& file : new_files) {
    if (auto could = could_write(file.path); !could) return could;
    const Path path = absolute(file.path);
    after[path] = Bytes(file.content);
    std::size_t total = 0;
    for (const auto& [name, content] : after) total += content.size();
    if (disk_limit_ && total > *disk_limit_) return cannot_write(file.path, ENOSPC);
  }
  files_ = std::move(after);
  return {};
}

std::optional<std::string> MemoryWorld::read_line() {
  if (!lines_ || lines_->empty()) return std::nullopt;
  std::string line = std::move(lines_->front());
  lines_->erase(lines_->begin());
  return line;
}

std::optional<std::string> MemoryWorld::variable(const std::string& name) const {
  const auto found = variables_.find(name);
  if (found == variables_.end()) return std::nullopt;
  return found->second;
}

Result<Bytes> MemoryWorld::read_part(const Path& path, std::uint64_t from,
                                     std::size_t at_most) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(absolute(path));
  if (found == files_.end()) return cannot_read(path, ENOENT);
  if (from >= found->second.size()) return Bytes();
  return found->second.substr(static_cast<std::size_t>(from), at_most);
}

std::optional<std::uint64_t> MemoryWorld::size_of(const Path& path) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(absolute(path));
  if (found == files_.end()) return std::nullopt;
  return found->second.size();
}

class MemoryWorld::Grown final : public GrowingFile {
 public:
  Grown(MemoryWorld& world, Path path) : world_(world), path_(std::move(path)) {}
  Result<void> append(ByteView content) override {
    const std::lock_guard lock(world_.mutex_);
    const Bytes whole = world_.files_[path_] + Bytes(content);
    const NewFile file{path_, whole};
    return world_.write_whole({&file, 1});
  }
  Result<void> flush() override { return {}; }

 private:
  MemoryWorld& world_;
  Path path_;
};

Result<std::unique_ptr<GrowingFile>> MemoryWorld::create(const Path& path) {
  const NewFile file{path, {}};
  if (auto made = write_whole({&file, 1}); !made) return std::move(made).error();
  return std::unique_ptr<GrowingFile>(new Grown(*this, absolute(path)));
}

Result<void> MemoryWorld::flush_and_move(std::span<const Move> moves) {
  const std::lock_guard lock(mutex_);
  for (const auto& move : moves) {
    auto taken = files_.extract(absolute(move.from));
    if (taken.empty()) return cannot_write(move.to, ENOENT);
    const NewFile file{move.to, taken.mapped()};
    if (auto written = write_whole({&file, 1}); !written) {
      files_.insert(std::move(taken));
      return written;
    }
  }
  return {};
}

Result<void> MemoryWorld::remove(const Path& path) {
  const std::lock_guard lock(mutex_);
  files_.erase(absolute(path));
  return {};
}

class MemoryWorld::Held final : public Hold {
 public:
  Held(MemoryWorld& world, Path path) : world_(world), path_(std::move(path)) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() override {
    const auto held = world_.held_.find(path_);
    if (--held->second <= 0) world_.held_.erase(held);
  }

 private:
  MemoryWorld& world_;
  Path path_;
};

Result<std::unique_ptr<Hold>> MemoryWorld::hold(const Path& path, Holding holding) {
  const std::lock_guard lock(mutex_);
  const bool together = holding == Holding::together;
  const auto [held, first] = held_.try_emplace(absolute(path), together ? 1 : 0);
  if (!first) {
    if (!together || held->second == 0) return held_elsewhere(path);
    ++held->second;
  }
  files_.try_emplace(absolute(path));
  return std::unique_ptr<Hold>(new Held(*this, absolute(path)));
}

}  // namespace kehoach
