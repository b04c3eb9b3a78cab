#include "tied.h"

#include "setting.h"

namespace kehoach::flow {

Tied::Tied(std::vector<Run>& runs) : runs_(runs), plain_(runs) {
  ties_ = viet::find_ties(plain_text(plain_));
  kept_.assign(ties_.size(), true);
}

void Tied::apply() {
  std::size_t tie = 0;
  std::uint32_t base = 0;
  for (std::size_t i = 0; i < plain_.size(); ++i) {
    const std::string& text = plain_[i].text;
    std::string& out = runs_[i].text;
    out.clear();
    std::uint32_t from = 0;
    for (; tie < ties_.size() && ties_[tie].offset < base + text.size(); ++tie) {
      const std::uint32_t at = ties_[tie].offset - base;
      if (!kept_[tie]) continue;
      out.append(text, from, at - from);
      out += tying_blank;
      from = at + 1;
    }
    out.append(text, from);
    base += static_cast<std::uint32_t>(text.size());
  }
}

bool Tied::give_way(std::uint32_t begin, std::uint32_t end) {
  std::size_t weakest = ties_.size();
  std::uint32_t shift = 0;  // NBSP is a byte longer than the blank it stands for
  for (std::size_t i = 0; i < ties_.size(); ++i) {
    if (!kept_[i]) continue;
    const std::uint32_t at = ties_[i].offset + shift;
    ++shift;
    if (at < begin || at >= end) continue;
    if (weakest == ties_.size() || ties_[i].strength <= ties_[weakest].strength) weakest = i;
  }
  if (weakest == ties_.size()) return false;
  kept_[weakest] = false;
  return true;
}

}  // namespace kehoach::flow
