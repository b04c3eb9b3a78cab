// Every stage as plain text: the oracle of the tests and of `kehoach dump`.
//
// The text is meant to be read in a diff: one paragraph, value or line of a page on a line of its
// own. No-break blanks show as "⍽", line breaks inside a paragraph as "⏎". Lengths are twips.
#pragma once

#include <string>

#include "document/document.h"
#include "flow/flow.h"
#include "layout/pages.h"
#include "plan/value.h"

namespace kehoach::dump {

// Every value with its path, its meaning and where it was written.
std::string plan(const plan::Value& root);
std::string document(const document::Document& document);
std::string flow(const flow::Flow& flow);
std::string pages(const layout::Pages& pages);

}  // namespace kehoach::dump
