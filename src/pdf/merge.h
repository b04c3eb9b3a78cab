// Many PDF files of this room as one, for a print room.
//
// In: files that a press has written, one after the other. Out: a PDF 1.7 file in which each begins
// on a new sheet of double-sided printing (an empty page follows an odd number of pages), under a
// bookmark of its own that holds the file's outline, and keeps its pages' numbers: a viewer calls
// them "A01/1", "A01/2" ... (12.4.2). What is the same in several, such as the
// programs of fonts with the same letters, stands there once, as far as the last ten thousand
// things tell. Pages, links and outlines are taken over; tags, metadata, signature fields and
// attachments are not: the merged file is for paper, and is no PDF/A.
//
// The file leaves through the sink as it grows: memory depends on the largest single file, not on
// how many there are.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace kehoach::pdf {

class Merger {
 public:
  // Gets the file piece by piece; what it fails with ends the work.
  using Sink = std::function<Result<void>(ByteView)>;

  Merger(Sink sink, std::string_view title);
  Merger(Merger&&) noexcept;
  ~Merger();

  // What a file is called in messages, in the outline, and before the numbers of its pages.
  struct Names {
    std::string_view file, bookmark, label;
  };

  // C012, with the file's name, for a file that no press has written or that was damaged since:
  // nothing of it is in the merged file then, and others may follow. Other errors are the sink's.
  Result<void> add(ByteView file, const Names& names);
  Result<void> finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::pdf
