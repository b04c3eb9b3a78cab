// Every stage as plain text: the oracle of the tests and of `kehoach dump`.
//
// The text is meant to be read in a diff: one paragraph, value or line of a page on a line of its
// own. No-break blanks show as "⍽", line breaks inside a paragraph as "⏎". Lengths are twips.
#pragma once

#include <string>

#include "document/document.h"
#include "flow/flow.h"
#include "font/font.h"
#include "layout/pages.h"
#include "plan/value.h"

namespace kehoach::dump {

// Every value with its path, its meaning and where it was written.
std::string plan(const plan::Value& root);
std::string document(const document::Document& document);
std::string flow(const flow::Flow& flow);
std::string pages(const layout::Pages& pages);
// How well the lines are set, one figure a line: the share of justified lines with blanks wider
// than 1.5 and 2 times natural, the shortest last line, last lines of one syllable, rivers (blanks
// over more than three lines that share a natural blank's width), widows, orphans.
std::string figures(const layout::Pages& pages, const font::Family& family);

}  // namespace kehoach::dump
