#include "bundle.h"

#include <optional>

#include "base/part_file.h"
#include "ooxml/zip_write.h"
#include "pdf/merge.h"

namespace kehoach::batch {

namespace {

// What stands before the numbers of a unit's pages: its code, or its place in the list.
std::string label_of(const UnitLine& unit) {
  return unit.code.empty() ? std::to_string(unit.number) : unit.code;
}

class Binder {
 public:
  Binder(World& world, const Folder& folder, const Bundles& bundles, const Listener& listener,
         Summary& summary)
      : world_(world), folder_(folder), bundles_(bundles), listener_(listener), summary_(summary) {}

  Result<void> run() {
    auto bound = open();
    if (bound) bound = bind();
    return bound && !summary_.interrupted ? close() : bound;
  }

 private:
  Result<void> open() {
    if (!bundles_.merged.empty()) {
      auto file = PartFile::open(world_, bundles_.merged);
      if (!file) return std::move(file).error();
      pdf_.emplace(std::move(*file));
      merger_.emplace([this](ByteView bytes) { return pdf_->append(bytes); },
                      bundles_.merged.stem().string());
    }
    if (bundles_.zip.empty()) return {};
    auto file = PartFile::open(world_, bundles_.zip);
    if (!file) return std::move(file).error();
    zip_.emplace(std::move(*file));
    return {};
  }

  Result<void> bind() {
    InputSets sets;
    LineReader lines(world_, folder_.manifest(), sets);
    std::uint64_t last = 0;
    while (true) {
      auto line = lines.next();
      if (!line) return std::move(line).error();
      if (*line == LineReader::Kind::end) return {};
      const UnitLine& unit = lines.unit;
      if (*line != LineReader::Kind::unit || unit.number == 0) continue;
      if (world_.interrupted()) {
        summary_.interrupted = true;
        return {};
      }
      if (unit.number != last) has_page_ = false;  // a unit may have several lines
      last = unit.number;
      listener_.progress({static_cast<std::size_t>(last), summary_.units, summary_.failed, true});
      if (unit.standing == Standing::failed) continue;
      for (const FileLine& file : unit.files) {
        if (auto added = add(unit, file); !added) return added;
      }
    }
  }

  Result<void> add(const UnitLine& unit, const FileLine& file) {
    const Path path = folder_.root / file.path;
    // Of several PDF files of a unit, which are the same, the first is for paper.
    const bool to_paper = merger_ && !has_page_ && file.path.ends_with(".pdf");
    if (!to_paper && !zip_) return {};
    for (const Path& own : {bundles_.merged, bundles_.zip}) {
      if (whole(path) == whole(own)) return Diagnostic{"B029", {path.string()}, {}, {}};
    }
    auto content = world_.read_file(path, largest_output);
    if (!content) return std::move(content).error();
    if (zip_) {
      archive_.add_stored(file.path, *content);
      if (auto put = zip_->append(archive_.take()); !put) return put;
    }
    if (!to_paper) return {};
    has_page_ = true;
    auto merged = sha256(*content) == file.content
                      ? merger_->add(*content, {path.string(), unit.unit, label_of(unit)})
                      : Result<void>(Diagnostic{"B030", {path.string()}, {}, {}});
    if (merged) {
      ++summary_.merged;
      return {};
    }
    if (has_errors(merged.error())) return merged;
    summary_.warnings += merged.error().size();
    listener_.told(merged.error());
    return {};
  }

  Path whole(const Path& path) const { return (world_.working_folder() / path).lexically_normal(); }

  Result<void> close() {
    if (merger_) {
      if (summary_.merged == 0) return Diagnostic{"B028", {}, {}, {}};
      if (auto ended = merger_->finish(); !ended) return ended;
      if (auto named = pdf_->take_name(); !named) return named;
    }
    if (!zip_) return {};
    auto ended = archive_.finish(
        [this](std::uint64_t from, std::size_t size) { return zip_->read(from, size); },
        [this](ByteView bytes) { return zip_->append(bytes); });
    return ended ? zip_->take_name() : ended;
  }

  World& world_;
  const Folder& folder_;
  const Bundles& bundles_;
  const Listener& listener_;
  Summary& summary_;
  std::optional<PartFile> pdf_, zip_;
  std::optional<pdf::Merger> merger_;
  ooxml::Compressor unused_{1};  // the files are compressed inside already
  ooxml::ZipWriter archive_{unused_};
  bool has_page_ = false;
};

}  // namespace

Result<void> bundle(World& world, const Folder& folder, const Bundles& bundles,
                    const Listener& listener, Summary& summary) {
  if (bundles.merged.empty() && bundles.zip.empty()) return {};
  return Binder(world, folder, bundles, listener, summary).run();
}

}  // namespace kehoach::batch
