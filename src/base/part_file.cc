#include "base/part_file.h"

#include <utility>

namespace kehoach {

PartFile::PartFile(World& world, Path path, Path part, std::unique_ptr<GrowingFile> file)
    : world_(&world), path_(std::move(path)), part_(std::move(part)), file_(std::move(file)) {}

PartFile::PartFile(PartFile&& other) noexcept
    : world_(std::exchange(other.world_, nullptr)),
      path_(std::move(other.path_)),
      part_(std::move(other.part_)),
      file_(std::move(other.file_)) {}

PartFile::~PartFile() {
  file_.reset();
  if (world_ != nullptr) (void)world_->remove(part_);
}

Result<PartFile> PartFile::open(World& world, const Path& path) {
  Path part = part_of(path);
  auto file = world.create(part);
  if (!file) return std::move(file).error();
  return PartFile(world, path, std::move(part), std::move(*file));
}

Result<Bytes> PartFile::read(std::uint64_t from, std::size_t at_most) const {
  return world_->read_part(part_, from, at_most);
}

Result<void> PartFile::take_name() {
  file_.reset();
  const Move move{part_, path_};
  if (auto moved = world_->flush_and_move({&move, 1}); !moved) return moved;
  world_ = nullptr;
  return {};
}

}  // namespace kehoach
