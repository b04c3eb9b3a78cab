#include "known.h"

#include <algorithm>

namespace kehoach::batch {

Known::Key Known::key_of(const std::string& path) {
  const Sha256 hash = sha256(path);
  Key key{};
  for (std::size_t i = 0; i < 16; ++i) key[i / 8] = key[i / 8] << 8 | hash[i];
  return key;
}

KnownFile* Known::find(const std::string& path) {
  const auto found = files_.find(key_of(path));
  return found == files_.end() ? nullptr : &found->second;
}

void Known::note(const UnitLine& line) {
  for (const FileLine& file : line.files) {
    files_[key_of(file.path)] = {file.content, line.row, file.size, line.set, false};
  }
}

Result<void> Known::read(const World& world, const Path& manifest) {
  if (world.kind_of(manifest) != FileKind::file) return {};
  LineReader reader(world, manifest, sets_);
  while (true) {
    auto line = reader.next();
    if (!line) return std::move(line).error();
    if (*line == LineReader::Kind::end) return {};
    if (*line == LineReader::Kind::unit) note(reader.unit);
  }
}

Result<void> Known::load(World& world, const Folder& folder) {
  if (!folder.shard.empty()) {
    if (auto all = read(world, Folder{folder.root}.manifest()); !all) return all;
  }
  if (auto own = read(world, folder.manifest()); !own) return own;
  if (world.kind_of(folder.journal()) != FileKind::file) return {};
  resumed_ = true;
  return take_journal(world, folder);
}

Result<void> Known::take_journal(World& world, const Folder& folder) {
  LineWriter writer(sets_);
  std::vector<UnitLine> waiting;  // behind the last "whole"
  auto fresh = world.create(folder.fresh());
  if (!fresh) return std::move(fresh).error();
  constexpr std::size_t piece = std::size_t{256} << 10;
  const auto old_size = world.size_of(folder.manifest()).value_or(0);
  for (std::uint64_t at = 0; at < old_size; at += piece) {
    auto part = world.read_part(folder.manifest(), at, piece);
    if (!part) return std::move(part).error();
    if (auto put = (*fresh)->append(*part); !put) return put;
  }
  const auto accept = [&](const UnitLine& line) {
    note(line);
    writer.add(line);
  };
  LineReader reader(world, folder.journal(), sets_);
  while (true) {
    auto line = reader.next();
    if (!line) return std::move(line).error();
    if (*line == LineReader::Kind::end) break;
    if (*line == LineReader::Kind::unit) waiting.push_back(std::move(reader.unit));
    if (*line == LineReader::Kind::head && old_size == 0) {
      if (auto put = (*fresh)->append(LineWriter::head(reader.head)); !put) return put;
    }
    if (*line != LineReader::Kind::whole) continue;
    for (const UnitLine& unit : waiting) accept(unit);
    waiting.clear();
    if (auto put = (*fresh)->append(writer.take()); !put) return put;
  }
  for (UnitLine& line : waiting) {
    std::erase_if(line.files, [&](const FileLine& file) {
      auto content = world.read_file(folder.root / file.path, largest_output);
      return !content || sha256(*content) != file.content;
    });
    if (!line.files.empty()) accept(line);
  }
  if (auto put = (*fresh)->append(writer.take()); !put) return put;
  fresh->reset();
  const Move move{folder.fresh(), folder.manifest()};
  if (auto moved = world.flush_and_move({&move, 1}); !moved) return moved;
  return world.remove(folder.journal());
}

Result<void> Known::each_unwanted(const World& world, const Folder& folder,
                                  const std::function<Result<void>(const UnitLine&)>& take) {
  if (world.kind_of(folder.manifest()) != FileKind::file) return {};
  LineReader reader(world, folder.manifest(), sets_);
  while (true) {
    auto line = reader.next();
    if (!line) return std::move(line).error();
    if (*line == LineReader::Kind::end) return {};
    if (*line != LineReader::Kind::unit) continue;
    // A file may stand in several lines: the last one counts, and is told of once.
    std::erase_if(reader.unit.files, [&](const FileLine& file) {
      KnownFile* known = find(file.path);
      if (known == nullptr || known->wanted || known->content != file.content) return true;
      known->wanted = true;
      return false;
    });
    if (reader.unit.files.empty()) continue;
    if (auto taken = take(reader.unit); !taken) return taken;
  }
}

}  // namespace kehoach::batch
