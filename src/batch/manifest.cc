#include "manifest.h"

#include <algorithm>

#include "json/parse.h"
#include "one_line.h"

namespace kehoach::batch {

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::uint64_t most_sets = 10'000;

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
  out.number = read_count(line.find("n")).value_or(0);
  if (const json::Value* code = line.find("code"); code != nullptr && code->string() != nullptr)
    out.code = *code->string();
  if (const json::Value* state = line.find("state"); state != nullptr) {
    const std::string* word = state->string();
    if (word == nullptr || (*word != "kept" && *word != "failed")) return std::nullopt;
    out.standing = *word == "kept" ? Standing::kept : Standing::failed;
  }
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
    out[i] = hex(*hash);
  }
  return out;
}

}  // namespace

void empty_stage(World& world, const Folder& folder) {
  if (world.kind_of(folder.stage()) != FileKind::folder) return;
  if (const auto names = world.list_folder(folder.stage())) {
    for (const auto& name : *names) (void)world.remove(folder.stage() / name);
  }
  (void)world.remove(folder.stage());
}

std::uint32_t InputSets::index(const InputSet& set) {
  const auto found = std::find(all_.begin(), all_.end(), set);
  if (found != all_.end()) return static_cast<std::uint32_t>(found - all_.begin());
  all_.push_back(set);
  return static_cast<std::uint32_t>(all_.size() - 1);
}

Diagnostic LineReader::broken() const {
  return {"B023", {pieces_.path().string(), std::to_string(line_)}, {}, {}};
}

Result<LineReader::Kind> LineReader::next() {
  while (true) {
    std::string text;
    int byte = pieces_.get();
    for (; byte >= 0 && byte != '\n' && text.size() <= longest_line; byte = pieces_.get())
      text += static_cast<char>(byte);
    if (byte < 0) {
      if (!pieces_.error().empty()) return pieces_.error();
      return Kind::end;
    }
    ++line_;
    Sources sources;
    auto value = json::parse(sources.add(SourceKind::built_in, {}, std::move(text)), sources);
    if (!value || value->object() == nullptr) return broken();
    if (value->find("unit") != nullptr) {
      auto line = read_unit(*value);
      if (!line || line->set >= numbers_.size()) return broken();
      unit = std::move(*line);
      unit.set = numbers_[unit.set];
      return Kind::unit;
    }
    if (const auto set = read_count(value->find("set"))) {
      auto inputs = read_set(*value);
      if (!inputs || *set > most_sets) return broken();
      if (numbers_.size() <= *set) numbers_.resize(static_cast<std::size_t>(*set) + 1);
      numbers_[static_cast<std::size_t>(*set)] = sets_->index(*inputs);
      continue;
    }
    if (value->find("whole") != nullptr) return Kind::whole;
    if (read_count(value->find("kehoach")) != 1) return broken();
    const auto small = [&](const char* key) {
      return static_cast<std::uint32_t>(
          std::min<std::uint64_t>(read_count(value->find(key)).value_or(0), 0xFFFFFFFF));
    };
    head = {small("shard"), small("of"), read_count(value->find("units")).value_or(0)};
    return Kind::head;
  }
}

std::string LineWriter::head(const HeadLine& line) {
  std::string text;
  OneLine out(text);
  out.number("kehoach", 1);
  if (line.of != 0)
    out.number("shard", line.shard).number("of", line.of).number("units", line.units);
  out.end();
  return text + '\n';
}

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
  out.text("unit", line.unit);
  if (!line.code.empty()) out.text("code", line.code);
  if (line.number != 0) out.number("n", line.number);
  if (line.standing != Standing::made)
    out.text("state", line.standing == Standing::kept ? "kept" : "failed");
  out.text("row", hex(line.row));
  out.number("set", static_cast<std::uint64_t>(found - written_.begin()));
  out.key("files");
  text_ += '[';
  for (const FileLine& file : line.files) {
    if (&file != &line.files.front()) text_ += ',';
    OneLine entry(text_);
    entry.text("path", file.path).number("size", file.size).text("sha256", hex(file.content));
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

}  // namespace kehoach::batch
