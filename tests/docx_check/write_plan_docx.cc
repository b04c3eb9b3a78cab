// Writes the plan of plan_flow.h as DOCX files into a folder, for judges outside, and what they
// must find in it as plan.txt, a paragraph a line:
//   write_plan_docx FOLDER
#include <fstream>
#include <iostream>

#include "docx/docx.h"
#include "plan_flow.h"

using namespace kehoach;

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "write_plan_docx FOLDER\n";
    return 3;
  }
  const std::string folder = std::string(words[1]) + "/";
  flow::Flow plan = docx_check::plan_flow();
  flow::Flow older = plan;
  older.line_fit = flow::LineFit::first_fit;
  flow::Flow bare = plan;
  bare.plan_json.clear();
  bare.metadata.date.reset();
  bare.fields.clear();

  std::ofstream text(folder + "plan.txt", std::ios::binary);
  for (std::string line : docx_check::lines_of(plan)) {
    for (char& c : line) {
      if (c == '\n') c = ' ';
    }
    text << line << "\n";
  }
  if (!text.flush()) return 2;

  docx::Writer writer;
  for (const auto& [name, flow] :
       {std::pair("plan.docx", &plan), std::pair("first-fit.docx", &older),
        std::pair("bare.docx", &bare)}) {
    std::ofstream out(folder + name, std::ios::binary);
    out << writer.write(*flow);
    if (!out.flush()) return 2;
  }
  return 0;
}
