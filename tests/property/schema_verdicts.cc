// Says for each line of standard input, a JSON value, whether a schema accepts it: "1" or "0", or
// "-" if the line is not JSON. Arguments: the schema's file, then the files it refers to, each as
// NAME=PATH, where the name is what "$ref" calls it.
#include <fstream>
#include <iostream>
#include <sstream>

#include "json/parse.h"
#include "json/schema.h"

using namespace kehoach;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void print(const Diagnostics& told) {
  for (const Diagnostic& d : told) {
    std::cerr << (d.where.source != nullptr ? d.where.source->name : "") << ':'
              << d.where.span.begin << ": " << d.code << ": " << d.message(Language::en) << '\n';
  }
}

}  // namespace

int main(int count, char** words) {
  Sources sources;
  std::vector<json::Schema::File> files;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const std::string path = word.substr(word.find('=') + 1);
    files.push_back(
        {word.substr(0, word.find('=')), sources.add(SourceKind::file, path, read_file(path))});
  }
  const auto schema = json::Schema::load(files, sources);
  if (!schema) {
    print(schema.error());
    return 2;
  }
  std::string line, verdicts;
  while (std::getline(std::cin, line)) {
    Sources own;
    const auto value = json::parse(own.add(SourceKind::standard_input, "-", line), own);
    if (!value) {
      print(value.error());
      verdicts += "-\n";
      continue;
    }
    const bool valid = json::is_valid(*value, *schema);
    if (valid != json::check(*value, *schema).empty()) {
      std::cerr << "check and is_valid disagree: " << line << '\n';
      return 1;
    }
    verdicts += valid ? "1\n" : "0\n";
  }
  std::cout << verdicts;
  return 0;
}
