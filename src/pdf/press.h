// Pages as a PDF file.
//
// In: a flow (for its metadata, headings and links) and the pages laid out from it. Out: a PDF 1.7
// file with its fonts embedded. Nothing is measured or moved here; every letter and rule stands
// where layout put it. The same flow and pages always give the same bytes, whatever the press has
// printed before, in whatever thread.
//
//   pdf::Press press(family);
//   Result<Bytes> file = press.write(flow, pages);
#pragma once

#include <cstdint>
#include <memory>

#include "base/bytes.h"
#include "base/result.h"
#include "flow/flow.h"
#include "font/font.h"
#include "layout/pages.h"

namespace kehoach::pdf {

enum class Form : std::uint8_t {
  compact,   // object streams, a cross-reference stream, everything deflated
  readable,  // nothing deflated, a cross-reference table: for people and tests
};

// Keeps what costs time to make and does not depend on the document: font programs by the exact
// letters in them (a bounded number of them), buffers, the compressor. Not for use by two threads
// at once; each has one of its own over a shared family.
class Press {
 public:
  explicit Press(font::Family family, Form form = Form::compact);
  Press(Press&&) noexcept;
  Press& operator=(Press&&) noexcept;
  ~Press();

  // C003 for each letter that its face lacks, C004 if a face cannot be cut, C010 and C011 if
  // libharu is not the right one or fails.
  Result<Bytes> write(const flow::Flow& flow, const layout::Pages& pages);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::pdf
