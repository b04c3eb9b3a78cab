// The tree of pages (ISO 32000-1, 7.7.3), made from the leaves up while they come: at any time one
// node a level is open.
#pragma once

#include <vector>

#include "streamed_file.h"

namespace kehoach::pdf {

class PageTree {
 public:
  explicit PageTree(StreamedFile& file) : file_(file) {}

  // The next page; its parent, which it has to name.
  Reference add(Reference page);
  std::uint64_t pages() const { return pages_; }
  // Closes all nodes. The root.
  Reference finish();

 private:
  struct Node {
    Reference object;
    Bytes kids;
    std::size_t kid_count = 0;
    std::uint64_t pages = 0;
  };
  // Adds below the open node of a level; that node.
  Reference add(std::size_t level, Reference kid, std::uint64_t pages);
  void close(std::size_t level, Reference parent);

  StreamedFile& file_;
  std::vector<Node> open_;  // by level; without an object: none is open there
  std::uint64_t pages_ = 0;
};

}  // namespace kehoach::pdf
