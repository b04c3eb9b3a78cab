// A Flow as a Word document (ECMA-376 part 1, transitional): small, valid, and easy to go on
// working with.
//
// In: a Flow in which everything is decided. Out: the bytes of a DOCX file; a Flow can always be
// written, so there is nothing to report. Every role of the Flow becomes a named style; lists
// become real numbering, except labels that Word would count otherwise; the components of the form
// become content controls bound to a data part; the plan itself travels inside if the Flow holds
// it. Pages and lines are Word's own affair: nothing is measured here.
//
//   docx::Writer writer;
//   Bytes file = writer.write(flow);
#pragma once

#include <memory>

#include "base/bytes.h"
#include "flow/flow.h"

namespace kehoach::docx {

// Writes documents one after the other and keeps what they share: the styles and the other parts
// that follow from Flow::formats, Flow::line_fit and the language are made and packed once for each
// look that comes by. A thread has a writer of its own; a copy starts with everything that the
// original has prepared. The same Flow gives the same bytes, whatever was written before.
class Writer {
 public:
  Writer();
  Writer(const Writer& other);
  Writer& operator=(const Writer& other);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  // The Flow is well-formed UTF-8 and its tables are sound: the cells of a row, together with
  // those that hang down into it, fill its columns. Text that XML cannot hold is left out.
  Bytes write(const flow::Flow& flow);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::docx
