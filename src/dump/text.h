// A document as plain text: for mail, for comparing two plans, for tests.
//
// One paragraph a line: marker, heading, text, with one blank between; no indentation, no emphasis,
// capitals as the plan has them. A table is a line a row, cells joined by " | ", the paragraphs of
// a cell by " / ". The parts around the body come in the order of the page: letterhead, title,
// subject, body, recipients, signatures, appendices. A line break within a name is a blank.
#pragma once

#include <string>

#include "document/document.h"

namespace kehoach::dump {

std::string text_of(const document::Document& document);

}  // namespace kehoach::dump
