#include "page_labels.h"

#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr std::size_t entries_per_node = 64;

}  // namespace

void PageLabels::add(std::uint64_t page, ByteView dictionary) {
  Bytes content;
  append_integer(content, static_cast<std::int64_t>(page));
  add(0, content += dictionary, page, page);
}

void PageLabels::add(std::size_t level, ByteView content, std::uint64_t first, std::uint64_t last) {
  if (level == open_.size()) open_.emplace_back();
  if (open_[level].count == entries_per_node) close(level, false);
  Node& node = open_[level];
  if (node.count == 0) node.first = first;
  node.last = last;
  if (level > 0 && node.count > 0) node.content += ' ';
  node.content += content;
  ++node.count;
}

Reference PageLabels::close(std::size_t level, bool root) {
  const Node node = std::move(open_[level]);
  open_[level] = {};
  Bytes out = "<<";
  if (!root) {
    out += "/Limits[";
    append_integer(out, static_cast<std::int64_t>(node.first));
    out += ' ';
    append_integer(out, static_cast<std::int64_t>(node.last));
    out += ']';
  }
  out += (level == 0 ? "/Nums[" : "/Kids[") + node.content + "]>>";
  const Reference object = file_.reserve();
  file_.put(object, out);
  if (root) return object;
  Bytes kid;
  append_reference(kid, object);
  add(level + 1, kid, node.first, node.last);
  return object;
}

Reference PageLabels::finish() {
  if (open_.empty()) open_.emplace_back();
  std::size_t level = 0;
  for (; level + 1 < open_.size(); ++level) close(level, false);
  return close(level, true);
}

}  // namespace kehoach::pdf
