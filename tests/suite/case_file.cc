#include "case_file.h"

#include <sstream>

namespace suite {

const Section* Case::find(const std::string& title) const {
  for (const Section& section : sections) {
    if (section.title == title) return &section;
  }
  return nullptr;
}

CaseFile parse(const std::string& text) {
  CaseFile file;
  std::istringstream in(text);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.rfind("=== ", 0) == 0) {
      file.cases.push_back({line.substr(4), number, {}});
    } else if (file.cases.empty()) {
      file.comment += line + '\n';
    } else if (line.rfind("--- ", 0) == 0) {
      file.cases.back().sections.push_back({line.substr(4), {}});
    } else if (!file.cases.back().sections.empty()) {
      file.cases.back().sections.back().body += line + '\n';
    }
  }
  // The blank line between two cases belongs to neither.
  for (Case& one : file.cases) {
    if (one.sections.empty()) continue;
    std::string& last = one.sections.back().body;
    while (last.size() > 1 && last.substr(last.size() - 2) == "\n\n") last.pop_back();
    if (last == "\n") last.clear();
  }
  return file;
}

std::string print(const CaseFile& file) {
  std::string out = file.comment;
  for (const Case& one : file.cases) {
    if (!out.empty() && out.substr(out.size() - 2) != "\n\n") out += '\n';
    out += "=== " + one.name + '\n';
    for (const Section& section : one.sections) {
      out += "--- " + section.title + '\n' + section.body;
    }
  }
  return out;
}

}  // namespace suite
