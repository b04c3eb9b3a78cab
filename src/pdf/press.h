// Pages as a PDF file.
//
// In: a flow (for its metadata, headings and links) and the pages laid out from it. Out: a PDF file
// with its fonts embedded, tagged, and of the standards that are asked for (CONFORMANCE.md).
// Nothing is measured or moved here; every letter and rule stands where layout put it. The same
// flow and pages always give the same bytes, whatever the press has printed before, in whatever
// thread.
//
//   pdf::Press press(family);
//   Result<Bytes> file = press.write(flow, pages);
#pragma once

#include <cstdint>
#include <memory>

#include "base/bytes.h"
#include "base/memo.h"
#include "base/result.h"
#include "flow/flow.h"
#include "font/font.h"
#include "layout/pages.h"
#include "pdf/faces.h"

namespace kehoach::pdf {

enum class Form : std::uint8_t {
  compact,   // object streams, a cross-reference stream, everything deflated
  readable,  // nothing deflated, a cross-reference table: for people and tests
};

// ISO 19005: parts 1 to 3, and how far they go.
enum class Archive : std::uint8_t { none, a_1b, a_2a, a_3a };

struct Settings {
  Form form = Form::compact;
  Archive archive = Archive::a_2a;
  bool universal_access = true;  // ISO 14289-1 (PDF/UA-1)
  // The flow's plan as an attached file; parts 1 and 2 of PDF/A forbid that.
  bool embed_plan = false;
  bool sign_fields = false;  // empty signature fields over the signers' names

  // Whether the file has a structure and describes itself: not if no standard asks for it.
  bool tagged() const { return archive != Archive::none || universal_access; }
};

// Keeps what costs time to make and may come again, within bounds: lines, deflated pages, buffers,
// the compressor. Not for use by two threads at once; each has one of its own over a family and
// faces that they share.
class Press {
 public:
  explicit Press(font::Family family, Settings settings = {},
                 std::shared_ptr<Faces> faces = std::make_shared<Faces>(), MemoShare share = {});
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
