// A file that takes its name when it is whole. Until then it stands beside it as "NAME.part", and
// goes away with this object.
#pragma once

#include <memory>

#include "base/world.h"

namespace kehoach {

class PartFile {
 public:
  // What a file is called until it is whole.
  static Path part_of(const Path& path) { return path.native() + ".part"; }
  // F003.
  static Result<PartFile> open(World& world, const Path& path);
  PartFile(PartFile&& other) noexcept;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  Result<void> append(ByteView bytes) { return file_->append(bytes); }
  // Of what was appended.
  Result<Bytes> read(std::uint64_t from, std::size_t at_most) const;
  // To the disk, and in the place of what had the name. Nothing may follow.
  Result<void> take_name();

 private:
  PartFile(World& world, Path path, Path part, std::unique_ptr<GrowingFile> file);

  World* world_;  // null: nothing of it has to go away
  Path path_, part_;
  std::unique_ptr<GrowingFile> file_;
};

}  // namespace kehoach
