#include "known.h"

#include <algorithm>

#include "json/parse.h"
#include "one_line.h"
#include "unit_list.h"

namespace kehoach::batch {

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::size_t largest_output = std::size_t{256} << 20;

std::optional<Sha256> read_sha(const json::Value* value) {
  const std::string* text = value == nullptr ? nullptr : value->string();
  if (text == nullptr || text->size() != 64) return std::nullopt;
  Sha256 out{};
  for (std::size_t i = 0; i < 64; ++i) {
    const char c = (*text)[i];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return std::nullopt;
    out[i / 2] = static_cast<std::uint8_t>(out[i / 2] << 4 | digit);
  }
  return out;
}

std::optional<std::uint64_t> read_count(const json::Value* value) {
  const json::Number* number = value == nullptr ? nullptr : value->number();
  if (number == nullptr || !number->is_integer || number->integer < 0) return std::nullopt;
  return static_cast<std::uint64_t>(number->integer);
}

// Whether a path read from a manifest stays below the folder.
bool stays_below(const std::string& path) {
  const Path relative(path);
  return !path.empty() && relative.is_relative() &&
         std::none_of(relative.begin(), relative.end(), [](const Path& p) { return p == ".."; });
}

std::optional<UnitLine> read_unit(const json::Value& line) {
  UnitLine out;
  const json::Value* name = line.find("unit");
  const auto row = read_sha(line.find("row"));
  const auto set = read_count(line.find("set"));
  const json::Value* files = line.find("files");
  if (name == nullptr || name->string() == nullptr || !row || !set || files == nullptr ||
      files->array() == nullptr)
    return std::nullopt;
  out.unit = *name->string();
  out.row = *row;
  out.set = static_cast<std::uint32_t>(std::min<std::uint64_t>(*set, 0xFFFFFFFF));
  for (const json::Value& file : *files->array()) {
    const json::Value* path = file.find("path");
    const auto size = read_count(file.find("size"));
    const auto content = read_sha(file.find("sha256"));
    if (path == nullptr || path->string() == nullptr || !size || !content ||
        !stays_below(*path->string()))
      return std::nullopt;
    out.files.push_back({*path->string(), *size, *content});
  }
  return out;
}

std::optional<InputSet> read_set(const json::Value& line) {
  InputSet out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto hash = read_sha(line.find(input_names[i]));
    if (!hash) return std::nullopt;
    out[i] = sha_text(*hash);
  }
  return out;
}

// Goes through the whole lines of a manifest; what a torn last line says never happened. Sets are
// numbered by `number`, units with the numbers that it gave.
class LineReader {
 public:
  LineReader(const World& world, Path path) : pieces_(world, std::move(path)) {}

  // False at the end. B023.
  template <typename Unit, typename Whole, typename Number>
  Result<bool> next(const Unit& unit, const Whole& whole, const Number& number) {
    std::string text;
    int byte = pieces_.get();
    for (; byte >= 0 && byte != '\n' && text.size() <= longest_line; byte = pieces_.get())
      text += static_cast<char>(byte);
    if (byte < 0) {
      if (!pieces_.error().empty()) return pieces_.error();
      return false;
    }
    ++line_;
    Sources sources;
    auto value = json::parse(sources.add(SourceKind::built_in, {}, std::move(text)), sources);
    if (!value || value->object() == nullptr) return broken();
    if (const auto set = read_count(value->find("set")); set && value->find("unit") == nullptr) {
      auto inputs = read_set(*value);
      if (!inputs || *set > most_sets) return broken();
      if (numbers_.size() <= *set) numbers_.resize(static_cast<std::size_t>(*set) + 1);
      numbers_[static_cast<std::size_t>(*set)] = number(*inputs);
      return true;
    }
    if (value->find("unit") != nullptr) {
      auto line = read_unit(*value);
      if (!line || line->set >= numbers_.size()) return broken();
      line->set = numbers_[line->set];
      unit(std::move(*line));
      return true;
    }
    if (value->find("whole") != nullptr) {
      whole();
      return true;
    }
    const auto version = read_count(value->find("kehoach"));
    if (!version || *version != 1) return broken();
    return true;
  }

 private:
  static constexpr std::uint64_t most_sets = 10'000;
  Diagnostic broken() const {
    return {"B023", {pieces_.path().string(), std::to_string(line_)}, {}, {}};
  }

  Pieces pieces_;
  std::size_t line_ = 0;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace

std::string sha_text(const Sha256& hash) { return hex(hash); }

std::string LineWriter::head() { return "{\"kehoach\":1}\n"; }

void LineWriter::add(const UnitLine& line) {
  auto found = std::find(written_.begin(), written_.end(), line.set);
  if (found == written_.end()) {
    OneLine set(text_);
    set.number("set", written_.size());
    for (std::size_t i = 0; i < input_names.size(); ++i)
      set.text(input_names[i], (*sets_)[line.set][i]);
    set.end();
    text_ += '\n';
    written_.push_back(line.set);
    found = std::prev(written_.end());
  }
  OneLine out(text_);
  out.text("unit", line.unit).text("row", sha_text(line.row));
  out.number("set", static_cast<std::uint64_t>(found - written_.begin()));
  out.key("files");
  text_ += '[';
  for (const FileLine& file : line.files) {
    if (&file != &line.files.front()) text_ += ',';
    OneLine entry(text_);
    entry.text("path", file.path).number("size", file.size).text("sha256", sha_text(file.content));
    entry.end();
  }
  text_ += ']';
  out.end();
  text_ += '\n';
}

void LineWriter::whole(std::size_t units) {
  OneLine(text_).number("whole", units).end();
  text_ += '\n';
}

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

std::uint32_t Known::set_index(const InputSet& set) {
  const auto found = std::find(sets_.begin(), sets_.end(), set);
  if (found != sets_.end()) return static_cast<std::uint32_t>(found - sets_.begin());
  sets_.push_back(set);
  return static_cast<std::uint32_t>(sets_.size() - 1);
}

void Known::note(const UnitLine& line) {
  for (const FileLine& file : line.files) {
    files_[key_of(file.path)] = {file.content, line.row, file.size, line.set, false};
  }
}

Result<void> Known::load(World& world, const Folder& folder) {
  if (world.kind_of(folder.manifest()) == FileKind::file) {
    LineReader reader(world, folder.manifest());
    while (true) {
      auto more = reader.next([this](UnitLine line) { note(line); }, [] {},
                              [this](const InputSet& set) { return set_index(set); });
      if (!more) return std::move(more).error();
      if (!*more) break;
    }
  }
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
  if (old_size == 0) {
    if (auto put = (*fresh)->append(LineWriter::head()); !put) return put;
  }
  for (std::uint64_t at = 0; at < old_size; at += piece) {
    auto part = world.read_part(folder.manifest(), at, piece);
    if (!part) return std::move(part).error();
    if (auto put = (*fresh)->append(*part); !put) return put;
  }
  const auto accept = [&](const UnitLine& line) {
    note(line);
    writer.add(line);
  };
  LineReader reader(world, folder.journal());
  while (true) {
    auto more = reader.next([&](UnitLine line) { waiting.push_back(std::move(line)); },
                            [&] {
                              for (const UnitLine& line : waiting) accept(line);
                              waiting.clear();
                            },
                            [this](const InputSet& set) { return set_index(set); });
    if (!more) return std::move(more).error();
    if (auto put = (*fresh)->append(writer.take()); !put) return put;
    if (!*more) break;
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
  LineReader reader(world, folder.manifest());
  Result<void> outcome;
  while (true) {
    auto more = reader.next(
        [&](UnitLine line) {
          // A file may stand in several lines: the last one counts, and is told of once.
          std::erase_if(line.files, [&](const FileLine& file) {
            KnownFile* known = find(file.path);
            if (known == nullptr || known->wanted || known->content != file.content) return true;
            known->wanted = true;
            return false;
          });
          if (!line.files.empty() && outcome) outcome = take(line);
        },
        [] {}, [this](const InputSet& set) { return set_index(set); });
    if (!more) return std::move(more).error();
    if (!outcome || !*more) return outcome;
  }
}

}  // namespace kehoach::batch
