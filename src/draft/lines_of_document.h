// A document as a row of lines, each with the name of its place. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"

namespace kehoach::draft {

struct Line {
  std::string part;
  Phrase place{""};
  std::string words;   // what a reader reads, without the marker
  std::string form;    // the same with emphasis and what is heading; equal forms are the same line
  std::string number;  // "II." where it is one; "" for dashes
};

// Head, title and signatures: one line a field, empty if there is nothing.
std::vector<Line> fields_of(const document::Document& document);
std::vector<Line> body_of(const document::Document& document);
std::vector<Line> recipients_of(const document::Document& document);
std::vector<Line> signatures_of(const document::Document& document);
std::vector<Line> appendices_of(const document::Document& document);

}  // namespace kehoach::draft
