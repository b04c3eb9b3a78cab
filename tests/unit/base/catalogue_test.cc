#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "base/diagnostic.h"

using namespace kehoach;

namespace {

std::set<char> blanks(std::string_view text) {
  std::set<char> out;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') out.insert(text[i + 1]);
  }
  return out;
}

}  // namespace

TEST_CASE("codes are a letter and three digits, each once") {
  std::set<std::string_view> seen;
  for (const auto& kind : catalogue()) {
    INFO(kind.code);
    CHECK(kind.code.size() == 4);
    CHECK((kind.code[0] >= 'A' && kind.code[0] <= 'Z'));
    CHECK(std::all_of(kind.code.begin() + 1, kind.code.end(),
                      [](char c) { return c >= '0' && c <= '9'; }));
    CHECK(seen.insert(kind.code).second);
    CHECK(find_kind(kind.code) == &kind);
  }
  CHECK(find_kind("Z999") == nullptr);
}

TEST_CASE("every kind speaks both languages, with the same blanks") {
  for (const auto& kind : catalogue()) {
    INFO(kind.code);
    CHECK_FALSE(kind.vi.empty());
    CHECK_FALSE(kind.en.empty());
    CHECK_FALSE(kind.explanation_vi.empty());
    CHECK_FALSE(kind.explanation_en.empty());
    CHECK(blanks(kind.vi) == blanks(kind.en));
  }
}

TEST_CASE("blanks are filled in the language asked for") {
  const Diagnostic d{"F001", {"a.json", Phrase("không có", "not there")}, {}, {}};
  CHECK(d.message(Language::vi) == "không đọc được \"a.json\": không có");
  CHECK(d.message(Language::en) == "cannot read \"a.json\": not there");
}
