// Faces as PDFs carry them, remembered: in a batch many documents have the same letters. For any
// number of threads.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "base/memo.h"
#include "font/font.h"

namespace kehoach::pdf {

struct EmbeddedFace;
struct UsedLetter;

class Faces {
 public:
  // Null if that face with exactly these letters is not remembered.
  std::shared_ptr<const EmbeddedFace> find(font::Style style,
                                           const std::vector<UsedLetter>& letters);
  void remember(font::Style style, const std::vector<UsedLetter>& letters,
                std::shared_ptr<const EmbeddedFace> face);

 private:
  std::mutex mutex_;
  // Some six hundred faces.
  Memo<std::shared_ptr<const EmbeddedFace>> known_{std::size_t{6} << 20};
};

}  // namespace kehoach::pdf
