// A paragraph of the flow as the room `line` wants it: the one place that says what of a paragraph
// takes room on its lines. `layout` and the steps of composing measure through it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "flow/flow.h"
#include "line/line.h"

namespace kehoach::flow {

// One span per run.
std::vector<line::Span> spans_of(const Paragraph& paragraph);

// The label with the blank after it: an ordinary one after real numbering (Word's suff="space"),
// NBSP after a typed label; neither is stretched.
std::string label_text(const Label& label);

// `width` is that of the column the paragraph stands in; `spans` must outlive the result.
line::Paragraph line_paragraph(const font::Family& family, const Paragraph& paragraph,
                               std::span<const line::Span> spans, Length width);

}  // namespace kehoach::flow
