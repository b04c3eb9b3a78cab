// Says what check() of docx_check.h has against DOCX files:
//   check_docx FILE.docx...
#include <fstream>
#include <iostream>
#include <iterator>

#include "docx_check.h"

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "check_docx FILE.docx...\n";
    return 3;
  }
  bool good = true;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(words[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) {
      std::cerr << words[i] << " cannot be read\n";
      return 2;
    }
    const auto violations = kehoach::docx_check::check(bytes);
    good = good && violations.empty();
    std::cout << kehoach::docx_check::to_text(violations);
  }
  return good ? 0 : 1;
}
