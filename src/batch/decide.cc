#include "maker.h"

namespace kehoach::batch {

void decide(const World& world, const Folder& folder, const InputSets& sets, bool force, Job& job) {
  auto& reasons = job.unit.reasons;
  const auto add = [&](Phrase reason) {
    for (const auto& said : reasons) {
      if (said.vi == reason.vi) return;
    }
    reasons.push_back(std::move(reason));
  };
  Diagnostics edited;
  for (const Target& target : job.targets) {
    if (!target.known) {
      add({"chưa làm lần nào", "never made"});
      continue;
    }
    const auto size = world.size_of(folder.root / target.path);
    const InputSet& now = sets[job.set];
    const InputSet& then = sets[target.known->set];
    if (target.known->row != job.row_hash)
      add({"dòng của đơn vị trong danh sách hoặc ảnh của nó đã thay đổi",
           "the unit's row or a picture of it has changed"});
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] != then[i]) add(changed_phrase(i));
    }
    if (!size)
      add({"không còn tệp " + target.path, target.path + " is gone"});
    else if (*size != target.known->size)
      edited.push_back({"B020", {(folder.root / target.path).string()}, {}, {}});
  }
  if (!edited.empty() && force)
    add({"tệp đã bị sửa tay (--force)", "a file was edited by hand (--force)"});
  job.to_make = !reasons.empty();
  job.unit.state = job.to_make ? State::failed : edited.empty() ? State::same : State::kept;
  if (!job.to_make) job.unit.diagnostics = std::move(edited);
}

}  // namespace kehoach::batch
