#include <algorithm>
#include <charconv>

#include "batch/batch.h"
#include "bundle.h"
#include "farewell.h"
#include "known.h"
#include "shards.h"

namespace kehoach::batch {

namespace {

// The unit lines of a manifest that have a number.
class Numbered {
 public:
  Numbered(const World& world, const Path& manifest, InputSets& sets)
      : reader_(world, manifest, sets) {}
  // False at the end.
  Result<bool> step() {
    while (true) {
      auto kind = reader_.next();
      if (!kind) return std::move(kind).error();
      ended_ = *kind == LineReader::Kind::end;
      if (ended_) return false;
      if (*kind == LineReader::Kind::unit && reader_.unit.number != 0) return true;
    }
  }
  bool ended() const { return ended_; }
  const UnitLine& line() const { return reader_.unit; }
  std::uint64_t units() const { return reader_.head.units; }

 private:
  LineReader reader_;
  bool ended_ = false;
};

// A shard's part of a round.
struct Part {
  Folder folder;
  std::uint32_t number = 0, of = 0;
  bool finished = false;
  std::uint64_t made = 0, units = 0;  // of its own; of the whole list
};

class Join {
 public:
  Join(World& world, const JoinOptions& options, const Listener& listener)
      : world_(world), options_(options), listener_(listener), folder_{options.folder} {}

  Summary run() {
    summary_.folder = options_.folder;
    auto joined = join();
    if (joined && summary_.missing == 0)
      joined = bundle(world_, folder_, options_.bundles, listener_, summary_);
    if (!joined) {
      summary_.broken_off = summary_.started;
      listener_.told(joined.error());
    }
    return std::move(summary_);
  }

 private:
  Result<void> join() {
    if (world_.kind_of(folder_.own()) != FileKind::folder)
      return Diagnostic{"B033", {folder_.root.string()}, {}, {}};
    if (auto held = hold(folder_); !held) return held;
    auto rounds = open_rounds(world_, folder_);
    if (!rounds) return std::move(rounds).error();
    for (const std::string& round : *rounds) {
      if (auto opened = open(round); !opened) return opened;
    }
    if (parts_.empty() && world_.kind_of(folder_.manifest()) != FileKind::file)
      return Diagnostic{"B033", {folder_.root.string()}, {}, {}};
    summary_.started = true;
    if (parts_.empty()) return count_units();
    tell_missing();
    if (summary_.missing > 0 && !options_.force) return {};
    if (auto loaded = known_.load(world_, folder_); !loaded) return loaded;
    if (auto written = write_manifest(); !written) return written;
    return remove_parts();
  }

  Result<void> hold(const Folder& folder) {
    auto held = world_.hold(folder.lock(), World::Holding::alone);
    if (!held) return std::move(held).error();
    holds_.push_back(std::move(*held));
    return {};
  }

  // "0123456789abcdef-of-4"
  Result<void> open(const std::string& round) {
    const Path place = Path("shards") / round;
    if (world_.kind_of(folder_.own() / place / joined_mark) == FileKind::file)
      return remove_round(round);
    std::uint32_t of = 0;
    const std::size_t digits = round.rfind('-') + 1;
    std::from_chars(round.data() + digits, round.data() + round.size(), of);
    for (std::uint32_t number = 1; number <= std::min(of, most_shards); ++number) {
      Part part{{folder_.root, place / std::to_string(number)}, number, of, false, 0, 0};
      if (auto looked = look(part); !looked) return looked;
      parts_.push_back(std::move(part));
    }
    return {};
  }

  // How far a shard has come. Nobody works on it from here on.
  Result<void> look(Part& part) {
    if (world_.kind_of(part.folder.place()) != FileKind::folder) return {};
    if (auto held = hold(part.folder); !held) return held;
    const bool broken_off = world_.kind_of(part.folder.journal()) == FileKind::file;
    const Path lines = broken_off ? part.folder.journal() : part.folder.manifest();
    if (world_.kind_of(lines) != FileKind::file) return {};
    part.finished = !broken_off;
    Numbered reader(world_, lines, known_.sets());
    std::uint64_t last = 0;
    while (true) {
      auto more = reader.step();
      if (!more) return std::move(more).error();
      part.units = reader.units();
      if (!*more) return {};
      if (reader.line().number != last) ++part.made;
      last = reader.line().number;
    }
  }

  void tell_missing() {
    for (const Part& part : parts_) summary_.units = std::max(summary_.units, part.units);
    for (const Part& part : parts_) {
      const std::uint64_t own = (summary_.units + part.of - part.number) / part.of;
      const std::uint64_t missing = own - std::min(own, part.made);
      if (part.finished && missing == 0) continue;
      summary_.missing += std::max<std::uint64_t>(missing, 1);
      listener_.told({{"B032",
                       {std::to_string(part.number) + '/' + std::to_string(part.of),
                        std::to_string(missing), std::to_string(own)},
                       {},
                       {}}});
    }
  }

  void count(const UnitLine& line) {
    if (line.number == counted_) return;  // a unit may have several lines
    counted_ = line.number;
    if (line.standing == Standing::made) ++summary_.made;
    if (line.standing == Standing::kept) ++summary_.kept;
    if (line.standing == Standing::failed) summary_.add_failure(line.unit);
  }

  // Of a folder without shards.
  Result<void> count_units() {
    Numbered reader(world_, folder_.manifest(), known_.sets());
    while (true) {
      auto more = reader.step();
      if (!more) return std::move(more).error();
      if (!*more) return {};
      count(reader.line());
      summary_.units = std::max<std::size_t>(summary_.units, reader.line().number);
    }
  }

  Result<void> write_manifest() {
    auto fresh = world_.create(folder_.fresh());
    if (!fresh) return std::move(fresh).error();
    if (auto put = (*fresh)->append(LineWriter::head()); !put) return put;
    const auto flush = [&] { return (*fresh)->append(writer_.take()); };
    auto written = summary_.missing == 0 ? unite(flush) : absorb(flush);
    if (!written) return written;
    Farewell farewell(world_, folder_, Farewell::way(options_.prune, options_.force), listener_,
                      summary_);
    written = known_.each_unwanted(world_, folder_, [&](const UnitLine& line) {
      if (summary_.missing > 0) {
        writer_.add(without_number(line));  // who knows whose it is
        return flush();
      }
      auto taken = farewell.take(line, writer_);
      return taken ? flush() : taken;
    });
    if (!written) return written;
    fresh->reset();
    const Move move{folder_.fresh(), folder_.manifest()};
    return world_.flush_and_move({&move, 1});
  }

  void write(const UnitLine& line) {
    for (const FileLine& file : line.files) {
      if (KnownFile* known = known_.find(file.path)) known->wanted = true;
    }
    writer_.add(line);
  }

  static UnitLine without_number(UnitLine line) {
    line.number = 0;
    line.standing = Standing::made;
    return line;
  }

  // All lines in the order of the list, as one process would have written them.
  template <typename Flush>
  Result<void> unite(const Flush& flush) {
    std::vector<Numbered> readers;
    for (const Part& part : parts_) {
      readers.emplace_back(world_, part.folder.manifest(), known_.sets());
      if (auto more = readers.back().step(); !more) return std::move(more).error();
    }
    for (std::uint64_t number = 1; number <= summary_.units; ++number) {
      Numbered& reader = readers[static_cast<std::size_t>((number - 1) % readers.size())];
      for (; !reader.ended() && reader.line().number == number;) {
        count(reader.line());
        write(reader.line());
        if (auto more = reader.step(); !more) return std::move(more).error();
      }
      if (number % group_size != 0 && number != summary_.units) continue;
      writer_.whole(static_cast<std::size_t>(number));
      if (auto put = flush(); !put) return put;
    }
    return {};
  }

  // What is known of a round that is given up.
  template <typename Flush>
  Result<void> absorb(const Flush& flush) {
    for (const Part& part : parts_) {
      if (world_.kind_of(part.folder.place()) != FileKind::folder) continue;
      Known own;
      if (auto loaded = own.load(world_, part.folder); !loaded) return loaded;
      if (world_.kind_of(part.folder.manifest()) != FileKind::file) continue;
      Numbered reader(world_, part.folder.manifest(), known_.sets());
      while (true) {
        auto more = reader.step();
        if (!more) return std::move(more).error();
        if (!*more) break;
        write(without_number(reader.line()));
        if (auto put = flush(); !put) return put;
      }
    }
    return {};
  }

  // The mark says that nothing in the round counts any more, should this be broken off.
  Result<void> remove_parts() {
    auto rounds = open_rounds(world_, folder_);
    if (!rounds) return std::move(rounds).error();
    for (const std::string& round : *rounds) {
      if (auto mark = world_.create(folder_.own() / "shards" / round / joined_mark); !mark)
        return std::move(mark).error();
      if (auto removed = remove_round(round); !removed) return removed;
    }
    return {};
  }

  Result<void> remove_round(const std::string& round) {
    const Path place = folder_.own() / "shards" / round;
    auto shards = world_.list_folder(place);
    if (!shards) return std::move(shards).error();
    for (const std::string& name : *shards) {
      if (world_.kind_of(place / name) != FileKind::folder) continue;
      const Folder shard{folder_.root, Path("shards") / round / name};
      empty_stage(world_, shard);
      for (const Path& path : {shard.stage(), shard.journal(), shard.fresh(), shard.manifest(),
                               shard.lock(), shard.place()}) {
        if (auto removed = world_.remove(path); !removed) return removed;
      }
    }
    for (const Path& path : {place / joined_mark, place}) {
      if (auto removed = world_.remove(path); !removed) return removed;
    }
    (void)world_.remove(folder_.own() / "shards");
    return {};
  }

  static constexpr const char* joined_mark = "joined";

  World& world_;
  const JoinOptions& options_;
  const Listener& listener_;
  Folder folder_;
  Summary summary_;
  Known known_;
  std::vector<Part> parts_;
  LineWriter writer_{known_.sets()};
  std::vector<std::unique_ptr<Hold>> holds_;
  std::uint64_t counted_ = 0;
};

}  // namespace

Summary join(World& world, const JoinOptions& options, const Listener& listener) {
  return Join(world, options, listener).run();
}

}  // namespace kehoach::batch
