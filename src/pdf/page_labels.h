// The labels of pages (ISO 32000-1, 12.4.2) in a file that grows: their number tree (7.9.7) is
// written from the leaves up while they come, and at any time one node a level is open.
#pragma once

#include <vector>

#include "streamed_file.h"

namespace kehoach::pdf {

class PageLabels {
 public:
  explicit PageLabels(StreamedFile& file) : file_(file) {}

  // From this page on, counted from 0: a label dictionary. Pages come in their order.
  void add(std::uint64_t page, ByteView dictionary);
  // Closes all nodes. The root.
  Reference finish();

 private:
  struct Node {
    Bytes content;
    std::size_t count = 0;
    std::uint64_t first = 0, last = 0;
  };
  void add(std::size_t level, ByteView content, std::uint64_t first, std::uint64_t last);
  // Writes the open node of a level below the next, or as the root.
  Reference close(std::size_t level, bool root);

  StreamedFile& file_;
  std::vector<Node> open_;  // by level
};

}  // namespace kehoach::pdf
