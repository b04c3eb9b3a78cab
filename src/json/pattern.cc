#include "json/pattern.h"

#include <algorithm>

#include "pattern_tree.h"

namespace kehoach::json {

namespace {

constexpr std::size_t most_instructions = 2000;
using Kind = PatternNode::Kind;

}  // namespace

// Writes the tree as a program. What is repeated is written as often as it may repeat.
class PatternCompiler {
 public:
  PatternCompiler(PatternTree tree, const Origin& origin)
      : tree_(std::move(tree)), origin_(origin) {}

  Result<Pattern> run() {
    emit(tree_.root);
    emit({Pattern::Step::match, 0, 0, 0});
    if (too_large_) {
      return Diagnostic{"P005", {{"mẫu quá lớn", "the pattern is too large"}}, origin_, {}};
    }
    pattern_.anchored_ = starts_anchored(tree_.root);
    pattern_.ranges_ = std::move(tree_.ranges);
    return std::move(pattern_);
  }

 private:
  void emit(Pattern::Instruction instruction);
  void emit(std::uint32_t index);
  void emit_alternatives(const PatternNode& node);
  void emit_repeat(const PatternNode& node);
  std::uint32_t here() const { return static_cast<std::uint32_t>(pattern_.program_.size()); }
  bool starts_anchored(std::uint32_t index) const;

  PatternTree tree_;
  Origin origin_;
  bool too_large_ = false;
  Pattern pattern_;
};

void PatternCompiler::emit(Pattern::Instruction instruction) {
  if (pattern_.program_.size() >= most_instructions) {
    too_large_ = true;
    return;
  }
  pattern_.program_.push_back(instruction);
}

// Goes as deep as the groups nest, and each may hold a repeat, alternatives and a sequence.
void PatternCompiler::emit(std::uint32_t index) {
  if (too_large_) return;
  const PatternNode& node = tree_.nodes[index];
  switch (node.kind) {
    case Kind::nothing:
      break;
    case Kind::letter:
      emit({Pattern::Step::letter, node.letter, 0, 0});
      break;
    case Kind::letter_class:
      emit({Pattern::Step::letter_class, 0, node.least, node.most});
      break;
    case Kind::at_start:
      emit({Pattern::Step::at_start, 0, 0, 0});
      break;
    case Kind::at_end:
      emit({Pattern::Step::at_end, 0, 0, 0});
      break;
    case Kind::sequence:
      for (const std::uint32_t child : node.children) emit(child);
      break;
    case Kind::alternatives:
      emit_alternatives(node);
      break;
    case Kind::repeat:
      emit_repeat(node);
      break;
  }
}

void PatternCompiler::emit_alternatives(const PatternNode& node) {
  std::vector<std::uint32_t> jumps;
  for (std::size_t i = 0; i < node.children.size() && !too_large_; ++i) {
    const bool last = i + 1 == node.children.size();
    const std::uint32_t split = here();
    if (!last) emit({Pattern::Step::split, 0, split + 1, 0});
    emit(node.children[i]);
    if (last || too_large_) break;
    jumps.push_back(here());
    emit({Pattern::Step::jump, 0, 0, 0});
    if (!too_large_) pattern_.program_[split].second = here();
  }
  if (too_large_) return;
  for (const std::uint32_t jump : jumps) pattern_.program_[jump].first = here();
}

void PatternCompiler::emit_repeat(const PatternNode& node) {
  const std::uint32_t child = node.children[0];
  for (std::uint32_t i = 0; i < node.least && !too_large_; ++i) {
    const std::uint32_t before = here();
    emit(child);
    if (here() == before) break;  // nothing, however often
  }
  if (node.most == PatternNode::unlimited) {
    const std::uint32_t split = here();
    emit({Pattern::Step::split, 0, split + 1, 0});
    emit(child);
    emit({Pattern::Step::jump, 0, split, 0});
    if (!too_large_) pattern_.program_[split].second = here();
    return;
  }
  std::vector<std::uint32_t> splits;
  for (std::uint32_t i = node.least; i < node.most && !too_large_; ++i) {
    splits.push_back(here());
    emit({Pattern::Step::split, 0, here() + 1, 0});
    emit(child);
  }
  if (too_large_) return;
  for (const std::uint32_t split : splits) pattern_.program_[split].second = here();
}

bool PatternCompiler::starts_anchored(std::uint32_t index) const {
  const PatternNode& node = tree_.nodes[index];
  if (node.kind == Kind::at_start) return true;
  if (node.children.empty()) return false;
  if (node.kind == Kind::sequence) return starts_anchored(node.children[0]);
  if (node.kind != Kind::alternatives) return false;
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](std::uint32_t child) { return starts_anchored(child); });
}

Result<Pattern> Pattern::compile(std::string_view text, const Origin& origin) {
  auto tree = read_pattern(text, origin);
  if (!tree) return std::move(tree).error();
  return PatternCompiler(std::move(*tree), origin).run();
}

}  // namespace kehoach::json
