// A file of text cases:
//
//   === name of the case
//   --- template                 the main template; "--- template PATH" for files beside it
//   ...
//   --- data                     JSON
//   --- meanings                 what a schema would say: "themes.*.text rich" a line
//   --- text                     what the document must be as plain text
//   --- tree                     the same with structure and emphasis
//   --- ids                      the blocks' ids
//   --- origins                  where every run came from
//   --- errors, --- warnings     what must be told
//
// Of the expectations those that are written are checked; a case needs one. Lines before the first
// case are a comment.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace suite {

struct Section {
  std::string title;  // "template nen/a.mau"
  std::string body;   // with its line ends
};

struct Case {
  std::string name;
  int line = 0;
  std::vector<Section> sections;

  const Section* find(const std::string& title) const;
};

struct CaseFile {
  std::string comment;
  std::vector<Case> cases;
};

CaseFile parse(const std::string& text);
std::string print(const CaseFile& file);

}  // namespace suite
