#include "page_tree.h"

#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr std::size_t kids_per_node = 64;

}  // namespace

Reference PageTree::add(Reference page) {
  ++pages_;
  return add(0, page, 1);
}

Reference PageTree::add(std::size_t level, Reference kid, std::uint64_t pages) {
  if (level == open_.size()) open_.emplace_back();
  if (open_[level].kid_count == kids_per_node) {
    const Node full = open_[level];
    close(level, add(level + 1, full.object, full.pages));
  }
  Node& node = open_[level];
  if (node.object.number == 0) node.object = file_.reserve();
  if (!node.kids.empty()) node.kids += ' ';
  append_reference(node.kids, kid);
  ++node.kid_count;
  node.pages += pages;
  return node.object;
}

void PageTree::close(std::size_t level, Reference parent) {
  Node& node = open_[level];
  Bytes out = "<</Type/Pages/Count ";
  append_integer(out, static_cast<std::int64_t>(node.pages));
  out += "/Kids[" + node.kids + ']';
  if (parent.number != 0) {
    out += "/Parent ";
    append_reference(out, parent);
  }
  file_.put(node.object, out + ">>");
  node = {};
}

Reference PageTree::finish() {
  Reference root;
  if (open_.empty()) open_.push_back({file_.reserve(), {}, 0, 0});  // no page at all
  for (std::size_t level = 0; level < open_.size(); ++level) {
    const Node node = open_[level];
    root = node.object;
    close(level, level + 1 < open_.size() ? add(level + 1, node.object, node.pages) : Reference{});
  }
  return root;
}

}  // namespace kehoach::pdf
