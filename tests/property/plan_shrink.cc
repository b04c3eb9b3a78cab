// Ways to make a failing plan smaller.
#include "plan_model.h"

namespace kehoach::property {

namespace {

// Counts through everything that can go; takes away the one that is wanted.
class Shrinker {
 public:
  explicit Shrinker(std::size_t part) : left_(part) {}

  bool shrink(Case& one) {
    Plan& plan = one.plan;
    halves(plan.appendices);
    halves(plan.sections, 1);
    for (Appendix& appendix : plan.appendices) halves(appendix.children);
    for (Section& section : plan.sections) halves(section.children);
    halves(plan.basis);
    halves(plan.preamble);
    halves(plan.closing);
    halves(plan.parents);
    halves(plan.recipients, 1);
    halves(plan.archive);
    halves(plan.signatures, 1);
    halves(plan.lead_in);
    if (!uses_phases(plan)) halves(plan.phases);
    for (Appendix& appendix : plan.appendices) blocks(appendix.children);
    for (Section& section : plan.sections) blocks(section.children);
    forms(one);
    for (Appendix& appendix : plan.appendices) halves(appendix.title, 1);
    for (Section& section : plan.sections) halves(section.heading, 1);
    for (auto* list : {&plan.basis, &plan.preamble, &plan.closing, &plan.parents}) {
      for (Text& text : *list) halves(text, 1);
    }
    halves(plan.issuer, 1);
    halves(plan.subject, 1);
    for (Recipient& recipient : plan.recipients) {
      halves(recipient.name, 1);
      halves(recipient.purpose);
    }
    for (Signature& signature : plan.signatures) {
      halves(signature.authority);
      for (Text* text : {&signature.position, &signature.note, &signature.name}) halves(*text);
    }
    return done_;
  }

 private:
  static bool uses_phases(const Plan& plan) {
    for (const Section& section : plan.sections) {
      for (const Block& block : section.children) {
        if (!block.phases.empty()) return true;
      }
    }
    return false;
  }

  bool take() {
    if (done_) return false;
    if (left_ == 0) done_ = true;
    --left_;
    return done_;
  }

  // Either half of the list, then each of its elements; `least` of them stay.
  template <typename T>
  void halves(std::vector<T>& list, std::size_t least = 0) {
    if (done_ || list.size() <= least) return;
    const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
    if (list.size() > 3) {
      if (take()) return void(list.erase(middle, list.end()));
      if (take()) return void(list.erase(list.begin(), middle));
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (take()) return void(list.erase(list.begin() + static_cast<std::ptrdiff_t>(i)));
    }
  }

  void blocks(std::vector<Block>& list) {
    for (Block& block : list) {
      if (done_) return;
      halves(block.children);
      const bool both = !block.heading.empty() && !block.text.empty();
      if (both && take()) return block.heading.clear();
      if (both && take()) return block.text.clear();
      halves(block.heading, 1);
      halves(block.text, 1);
      for (Table& table : block.table) this->table(table);
      blocks(block.children);
    }
  }

  void table(Table& table) {
    halves(table.caption);
    halves(table.rows, 1);
    halves(table.head);
    for (auto* rows : {&table.head, &table.rows}) {
      for (Row& row : *rows) {
        for (Cell& cell : row.cells) {
          halves(cell.text);
          halves(cell.children);
          if (!cell.align.empty() && take()) return cell.align.clear();
          blocks(cell.children);
        }
      }
    }
  }

  void forms(Case& one) {
    if (one.way.first_fit && take()) one.way.first_fit = false;
    if (one.way.paper && take()) one.way.paper = false;
    if (one.way.embed && take()) one.way.embed = false;
    if (one.plan.number && take()) one.plan.number.reset();
    if (one.plan.date && take()) one.plan.date.reset();
    if (!one.plan.place.empty() && take()) one.plan.place.clear();
    if (!one.plan.profile.empty() && take()) one.plan.profile.clear();
  }

  std::size_t left_;
  bool done_ = false;
};

}  // namespace

std::optional<Case> without(const Case& whole, std::size_t part) {
  Case smaller = whole;
  if (!Shrinker(part).shrink(smaller)) return std::nullopt;
  return smaller;
}

}  // namespace kehoach::property
