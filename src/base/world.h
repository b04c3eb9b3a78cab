// The one impure door: files, standard input, environment. Everything else is a pure function of
// what came through here. `real_world` is the machine; `MemoryWorld` is its twin for tests, with
// disks that fill and folders that refuse. There is no clock: no output depends on the time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
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

// A file that is being written, under its own name from the start.
class GrowingFile {
 public:
  GrowingFile() = default;
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  virtual ~GrowingFile() = default;
  virtual Result<void> append(ByteView content) = 0;  // F003
  virtual Result<void> flush() = 0;                   // to the disk. F003
};

// Something held for this process alone, until it is destroyed or the process ends, however it
// ends.
class Hold {
 public:
  Hold() = default;
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;
  virtual ~Hold() = default;
};

struct Move {
  Path from, to;
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

  // All of the files or none, and a file that holds these very bytes already is left alone, its
  // time too. Each is written beside its place under another name and flushed to
  // the disk; only when every one is there do they take their names. Folders that are missing are
  // made. F003 if something fails, and then nothing under any of the names has changed.
  virtual Result<void> write_whole(std::span<const NewFile> files) = 0;

  // At most `at_most` bytes from byte `from` on; empty behind the end. F001.
  virtual Result<Bytes> read_part(const Path& path, std::uint64_t from,
                                  std::size_t at_most) const = 0;
  // Of a regular file; nothing if there is none.
  virtual std::optional<std::uint64_t> size_of(const Path& path) const = 0;
  // A new empty file, in the place of one that may be there; folders that are missing are made.
  virtual Result<std::unique_ptr<GrowingFile>> create(const Path& path) = 0;
  // Flushes what was written of the files to the disk, and then gives each its new name, one after
  // the other; folders that are missing are made. F003 for the first that fails: those before it
  // have moved, those behind have not.
  virtual Result<void> flush_and_move(std::span<const Move> moves) = 0;
  // Whether a file could take the name, as far as that shows beforehand. F003 where a folder has
  // it, or the folder that it would stand in is none, or refuses.
  virtual Result<void> could_write(const Path& path) const = 0;
  // A file, or an empty folder. What is not there is removed already. F003.
  virtual Result<void> remove(const Path& path) = 0;
  // The file is made if it is missing, and stays. Held alone, or together with others that want no
  // more than that. F006 if another process holds it otherwise.
  enum class Holding : std::uint8_t { alone, together };
  virtual Result<std::unique_ptr<Hold>> hold(const Path& path, Holding holding) = 0;

  // From now on the user's wish to stop (Ctrl-C, or the system's) is remembered instead of ending
  // the process; a second one ends it.
  virtual void catch_interrupts() = 0;
  virtual bool interrupted() const = 0;
  // Standard error is a terminal.
  virtual bool shows_to_terminal() const = 0;
  // Of no meaning but to be compared: for what is shown of progress, never for what is made.
  virtual std::int64_t milliseconds() const = 0;
  virtual std::size_t processors() const = 0;
  // Whether a person sits at standard input and output.
  virtual bool at_terminal() const = 0;
  // A line that was typed, without its end; nothing at the end of the input, or once the user has
  // broken off (Ctrl-C, a closed window).
  virtual std::optional<std::string> read_line() = 0;

  // From now on these files are watched, and no others. They need not exist; links are watched, not
  // followed. F001 if the system cannot.
  virtual Result<void> watch(std::span<const Path> files) = 0;
  // Waits until watched files were written, renamed, made or removed, since `watch` or the last
  // call, and have been left alone for a moment: an editor saves in several steps. False once the
  // user has broken off.
  virtual bool wait_for_change() = 0;

  virtual std::optional<std::string> variable(const std::string& name) const = 0;
  virtual Path working_folder() const = 0;
  virtual Path program_folder() const = 0;
  virtual Path program_file() const = 0;
};

std::unique_ptr<World> real_world();

class MemoryWorld : public World {
 public:
  void put(const Path& path, Bytes content);
  // `interrupted` says no so many times, and then yes.
  void interrupt_after(std::size_t times) { interrupt_after_ = times; }
  void put_variable(const std::string& name, std::string value);
  void put_standard_input(Bytes content) { standard_input_ = std::move(content); }
  // A person is there from now on, and will type these lines, then break off.
  void put_lines(std::vector<std::string> lines) { lines_ = std::move(lines); }
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
  bool at_terminal() const override { return lines_.has_value(); }
  std::optional<std::string> read_line() override;
  // Nothing changes while one waits.
  Result<void> watch(std::span<const Path>) override { return {}; }
  bool wait_for_change() override { return false; }
  std::optional<std::string> variable(const std::string& name) const override;
  Path working_folder() const override { return "/here"; }
  Path program_folder() const override { return "/program"; }
  Path program_file() const override { return "/program/kehoach"; }

  Result<Bytes> read_part(const Path& path, std::uint64_t from, std::size_t at_most) const override;
  std::optional<std::uint64_t> size_of(const Path& path) const override;
  Result<std::unique_ptr<GrowingFile>> create(const Path& path) override;
  Result<void> flush_and_move(std::span<const Move> moves) override;
  Result<void> could_write(const Path& path) const override;
  Result<void> remove(const Path& path) override;
  Result<std::unique_ptr<Hold>> hold(const Path& path, Holding holding) override;
  void catch_interrupts() override {}
  bool interrupted() const override { return interrupt_after_ && asked_++ >= *interrupt_after_; }
  bool shows_to_terminal() const override { return false; }
  std::int64_t milliseconds() const override { return 0; }
  std::size_t processors() const override { return 2; }

 private:
  class Grown;
  class Held;
  Path absolute(const Path& path) const;

  std::map<Path, Bytes> files_;
  std::map<std::string, std::string> variables_;
  Bytes standard_input_;
  std::map<Path, int> held_;  // by how many together; 0: by one alone
  std::optional<std::size_t> interrupt_after_;
  mutable std::size_t asked_ = 0;
  mutable std::recursive_mutex mutex_;
  std::optional<std::vector<std::string>> lines_;
  std::optional<std::size_t> disk_limit_;
  std::set<Path> refused_;
};

// The directory part of a path; "." for a bare name.
Path folder_of(const Path& path);

// Diagnostics about files, for every world alike. `reason` is an errno value.
Diagnostic cannot_read(const Path& path, int reason);
Diagnostic too_large(const Path& path, std::size_t at_most);
Diagnostic cannot_write(const Path& path, int reason);
Diagnostic held_elsewhere(const Path& path);

}  // namespace kehoach
