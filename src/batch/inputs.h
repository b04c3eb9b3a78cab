// What went into a document besides its row, named by content. Private to the room.
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "base/world.h"
#include "batch/batch.h"
#include "columns.h"
#include "render/many.h"

namespace kehoach::batch {

// SHA-256 in hexadecimal digits, in the order of `input_names`.
using InputSet = std::array<std::string, 6>;
inline constexpr std::array<const char*, 6> input_names{"plan",  "template", "profile",
                                                        "fonts", "program",  "options"};
// "mẫu đã thay đổi"
Phrase changed_phrase(std::size_t input);

// A world that passes everything on and remembers what was read. May be used by several threads.
class WatchedWorld final : public World {
 public:
  explicit WatchedWorld(World& world) : world_(world) {}

  // Every file that was read, with the hash of what it held.
  std::map<std::string, std::string> files() const;

  Result<Bytes> read_file(const Path& path, std::size_t at_most) const override;
  Result<Bytes> read_standard_input(std::size_t at_most) override {
    return world_.read_standard_input(at_most);
  }
  FileKind kind_of(const Path& path) const override { return world_.kind_of(path); }
  Result<std::vector<std::string>> list_folder(const Path& path) const override {
    return world_.list_folder(path);
  }
  std::optional<Path> real_path(const Path& path) const override { return world_.real_path(path); }
  Result<void> write_whole(std::span<const NewFile> files) override {
    return world_.write_whole(files);
  }
  Result<Bytes> read_part(const Path& path, std::uint64_t from,
                          std::size_t at_most) const override {
    return world_.read_part(path, from, at_most);
  }
  std::optional<std::uint64_t> size_of(const Path& path) const override {
    return world_.size_of(path);
  }
  Result<std::unique_ptr<GrowingFile>> create(const Path& path) override {
    return world_.create(path);
  }
  Result<void> flush_and_move(std::span<const Move> moves) override {
    return world_.flush_and_move(moves);
  }
  Result<void> could_write(const Path& path) const override { return world_.could_write(path); }
  Result<void> remove(const Path& path) override { return world_.remove(path); }
  Result<std::unique_ptr<Hold>> hold(const Path& path, Holding holding) override {
    return world_.hold(path, holding);
  }
  bool at_terminal() const override { return world_.at_terminal(); }
  std::optional<std::string> read_line() override { return world_.read_line(); }
  Result<void> watch(std::span<const Path> files) override { return world_.watch(files); }
  bool wait_for_change() override { return world_.wait_for_change(); }
  void catch_interrupts() override { world_.catch_interrupts(); }
  bool interrupted() const override { return world_.interrupted(); }
  bool shows_to_terminal() const override { return world_.shows_to_terminal(); }
  std::int64_t milliseconds() const override { return world_.milliseconds(); }
  std::size_t processors() const override { return world_.processors(); }
  std::optional<std::string> variable(const std::string& name) const override {
    return world_.variable(name);
  }
  Path working_folder() const override { return world_.working_folder(); }
  Path program_folder() const override { return world_.program_folder(); }
  Path program_file() const override { return world_.program_file(); }

 private:
  World& world_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string> files_;
};

// The pictures of units: which ones a unit shows is its row's to say.
class Pictures {
 public:
  explicit Pictures(World& world) : world_(world) {}

  // Of what the unit's pictures hold; empty if it has none. What cannot be read holds nothing.
  std::string hash_of(const UnitRow& row, const render::Common& common);

 private:
  World& world_;
  std::map<Path, std::string> hashes_;
};

// By the files that preparing has read, the texts of the common layers and the options.
InputSet input_set(const World& world, const Options& options, const render::Common& common,
                   const std::map<std::string, std::string>& files);

}  // namespace kehoach::batch
