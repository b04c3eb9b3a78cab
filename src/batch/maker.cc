#include "maker.h"

#include <algorithm>

namespace kehoach::batch {

void Maker::make(Job& job) {
  auto outcome = renderer_.render(*common_, std::move(job.row));
  job.sources = std::move(outcome.sources);
  job.unit.diagnostics = std::move(outcome.diagnostics);
  if (!outcome.made) return;
  for (Target& target : job.targets) {
    const Bytes& content = target.pdf ? outcome.pdf : outcome.docx;
    target.size = content.size();
    target.content = sha256(content);
    if (!look(target, job)) return;
  }
  if (job.unit.state == State::kept) return;
  for (std::size_t i = 0; i < job.targets.size(); ++i) {
    Target& target = job.targets[i];
    if (target.staged.empty()) continue;
    target.staged = folder_->stage() / (std::to_string(job.unit.index) + '-' + std::to_string(i));
    if (!stage(target.staged, target.pdf ? outcome.pdf : outcome.docx, job)) return;
  }
  job.unit.state = State::made;
}

// Why the file cannot take its name, as far as that shows beforehand: it is its unit's failure
// alone. F003, B036.
Result<void> Maker::check_place(const Path& path) {
  if (auto could = world_->could_write(path); !could) return could;
  Path folder = folder_of(path);
  if (folder == inside_) return {};
  auto real = world_->real_path(folder);
  for (; !real && folder != folder_->root; real = world_->real_path(folder))
    folder = folder_of(folder);
  if (!home_ || !real) return {};
  const auto [end, rest] = std::mismatch(home_->begin(), home_->end(), real->begin(), real->end());
  if (end != home_->end()) return Diagnostic{"B036", {path.string()}, {}, {}};
  inside_ = folder_of(path);
  return {};
}

// What is there under the name: ours, the same, or someone's. False if nothing can be put there.
bool Maker::look(Target& target, Job& job) {
  target.staged = "wanted";
  const Path path = folder_->root / target.path;
  if (auto fine = check_place(path); !fine) {
    append(job.unit.diagnostics, std::move(fine).error());
    return false;
  }
  if (world_->kind_of(path) == FileKind::nothing) return true;
  if (!world_->size_of(path)) {  // a device, a pipe
    if (!force_) keep(job, "B021", path);
    return true;
  }
  auto there = world_->read_file(path, largest_output);
  if (!there) {
    append(job.unit.diagnostics, std::move(there).error());
    return false;
  }
  const Sha256 hash = sha256(*there);
  if (hash == target.content) target.staged.clear();
  const bool ours = target.known && target.known->content == hash;
  if (target.staged.empty() || ours || force_) return true;
  keep(job, target.known ? "B020" : "B021", path);
  return true;
}

void Maker::keep(Job& job, std::string_view code, const Path& path) {
  job.unit.state = State::kept;
  job.unit.diagnostics.push_back({code, {path.string()}, {}, {}});
}

bool Maker::stage(const Path& path, const Bytes& content, Job& job) {
  auto file = world_->create(path);
  if (!file) {
    job.broken = std::move(file).error();
    return false;
  }
  if (auto put = (*file)->append(content); !put) {
    job.broken = std::move(put).error();
    return false;
  }
  return true;
}

}  // namespace kehoach::batch
