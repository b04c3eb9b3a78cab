// The one impure door: files, standard input, environment. Everything else is a pure function of
// what came through here. `real_world` is the machine; `MemoryWorld` is its twin for tests, with
// disks that fill and folders that refuse. There is no clock: no output depends on the time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kehoach {

using Path = std::filesystem::path;

enum class FileKind : std::uint8_t { nothing, file, folder, other };

struct NewFile {
  Path path;
  ByteView content;
};

class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  // F001 if it cannot be read, F002 if it holds more than `at_most` bytes.
  virtual Result<Bytes> read_file(const Path& path, std::size_t at_most) const = 0;
  virtual Result<Bytes> read_standard_input(std::size_t at_most) = 0;
  virtual FileKind kind_of(const Path& path) const = 0;
  // Names (not paths) in a folder, in byte order; F001 if it cannot be listed.
  virtual Result<std::vector<std::string>> list_folder(const Path& path) const = 0;
  // The path with links and dots resolved; nothing if there is no such file.
  virtual std::optional<Path> real_path(const Path& path) const = 0;

  // All of the files or none: each is written beside its place under another name and flushed to
  // the disk; only when every one is there do they take their names. Folders that are missing are
  // made. F003 if something fails, and then nothing under any of the names has changed.
  virtual Result<void> write_whole(std::span<const NewFile> files) = 0;

  virtual std::optional<std::string> variable(const std::string& name) const = 0;
  virtual Path working_folder() const = 0;
  virtual Path program_folder() const = 0;
};

std::unique_ptr<World> real_world();

class MemoryWorld : public World {
 public:
  void put(const Path& path, Bytes content);
  void put_variable(const std::string& name, std::string value);
  void put_standard_input(Bytes content) { standard_input_ = std::move(content); }
  // From now on writing fails once all files together would hold more than this many bytes.
  void limit_disk(std::size_t bytes) { disk_limit_ = bytes; }
  // Writing into this folder fails.
  void refuse(const Path& folder) { refused_.insert(folder.lexically_normal()); }
  const std::map<Path, Bytes>& files() const { return files_; }

  Result<Bytes> read_file(const Path& path, std::size_t at_most) const override;
  Result<Bytes> read_standard_input(std::size_t at_most) override;
  FileKind kind_of(const Path& path) const override;
  Result<std::vector<std::string>> list_folder(const Path& path) const override;
  std::optional<Path> real_path(const Path& path) const override;
  Result<void> write_whole(std::span<const NewFile> files) override;
  std::optional<std::string> variable(const std::string& name) const override;
  Path working_folder() const override { return "/here"; }
  Path program_folder() const override { return "/program"; }

 private:
  Path absolute(const Path& path) const;

  std::map<Path, Bytes> files_;
  std::map<std::string, std::string> variables_;
  Bytes standard_input_;
  std::optional<std::size_t> disk_limit_;
  std::set<Path> refused_;
};

// The directory part of a path; "." for a bare name.
Path folder_of(const Path& path);

// Diagnostics about files, for every world alike. `reason` is an errno value.
Diagnostic cannot_read(const Path& path, int reason);
Diagnostic too_large(const Path& path, std::size_t at_most);
Diagnostic cannot_write(const Path& path, int reason);

}  // namespace kehoach
