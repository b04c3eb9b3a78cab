#include "json/pattern.h"

#include <chrono>

#include <catch2/catch.hpp>

using namespace kehoach;
using json::Pattern;

namespace {

bool found(const std::string& pattern, const std::string& text) {
  INFO(pattern << " in " << text);
  auto compiled = Pattern::compile(pattern, {});
  REQUIRE(compiled);
  return compiled->found_in(text);
}

struct Case {
  const char* pattern;
  std::vector<const char*> found;
  std::vector<const char*> not_found;
};

}  // namespace

TEST_CASE("patterns find what ECMA-262 says") {
  const std::vector<Case> cases = {
      {"", {"", "a"}, {}},
      {"b", {"b", "abc"}, {"", "a", "B"}},
      {"^b", {"b", "bc"}, {"ab"}},
      {"b$", {"b", "ab"}, {"ba", "b\n"}},
      {"^$", {""}, {"a", "\n"}},
      {"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
       {"2021-12-31", "0000-00-00"},
       {"31-12-2021", "2021-12-3", "2021-12-311", "a2021-12-31", ""}},
      {"^a{0}$", {""}, {"a"}},
      {"^a{2,}$", {"aa", "aaaaaa"}, {"a", ""}},
      {"^a{2,3}$", {"aa", "aaa"}, {"a", "aaaa"}},
      {"^(ab|cd)*$", {"", "ab", "cdab"}, {"abc", "acbd"}},
      {"^(?:ab|c|)+$", {"", "abc"}, {"a"}},
      {"^(a*)*$", {"", "aaa"}, {"b"}},
      {"^a+?b??$", {"a", "aab"}, {"b", "abb"}},
      {"^.$", {"a", "ộ", "😀"}, {"", "ab", "\n", "\u2028"}},
      {"^[^a-c]$", {"d", "ộ", "\n"}, {"a", "b", "c", ""}},
      {"^[a\\-z]$", {"a", "-", "z"}, {"b"}},
      {"^[-a]$", {"a", "-"}, {"b"}},
      {"^[a-]$", {"a", "-"}, {"b"}},
      {"^[]$", {}, {"", "a"}},
      {"^[^]$", {"a", "\n"}, {""}},
      {"^[a-cb-e]$", {"a", "c", "d", "e"}, {"f"}},
      {"^\\d+$", {"0123456789"}, {"٣", "a"}},
      {"^\\D+$", {"abc", "٣"}, {"a1"}},
      {"^\\w+$", {"aZ_9"}, {"ộ", "a b", "-"}},
      {"^\\W$", {"ộ", "-"}, {"a", "_"}},
      {"^\\s+$", {" \t\n", "\u00A0", "\u3000"}, {"a", "\u200B"}},
      {"^\\S+$", {"ab"}, {"a b"}},
      {"^[\\s\\d]+$", {" 1\t2"}, {"a"}},
      {"^[^\\s]+$", {"ab"}, {"a b"}},
      {"^[\\D]$", {"a"}, {"1"}},
      {"^\\^\\$\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/\\\\$", {"^$.*+?()[]{}|/\\"}, {""}},
      {"^\\x41\\u1ED9\\u{1F600}\\t$", {"Aộ😀\t"}, {"A"}},
      {"^[à-ỹ]+$", {"ộ"}, {"a"}},
      {"a|^b$", {"xax", "b"}, {"xb", "bx"}},
      {"(^a|b)c", {"ac", "xbc"}, {"xac"}},
      {"^(1[0-2]|0?[1-9])$", {"1", "09", "12"}, {"0", "13", "00"}},
      {"^(?:a(?:b(?:c)?)?)?$", {"", "a", "ab", "abc"}, {"ac", "b"}},
  };
  for (const Case& c : cases) {
    for (const char* text : c.found) CHECK(found(c.pattern, text));
    for (const char* text : c.not_found) CHECK_FALSE(found(c.pattern, text));
  }
}

TEST_CASE("what is not in the subset is refused, at its place") {
  Sources sources;
  const std::vector<std::pair<std::string, Span>> cases = {
      {"a)", {1, 2}},
      {"(a", {0, 1}},
      {"[a", {0, 1}},
      {"*a", {0, 1}},
      {"a**", {2, 3}},
      {"a{2}{3}", {4, 5}},
      {"^*", {1, 2}},
      {"a{", {1, 2}},
      {"a{3,2}", {1, 2}},
      {"a{x}", {1, 2}},
      {"}", {0, 1}},
      {"]", {0, 1}},
      {"(?=a)", {0, 2}},
      {"(?<n>a)", {0, 2}},
      {"\\b", {0, 2}},
      {"\\1", {0, 2}},
      {"\\p{L}", {0, 2}},
      {"a\\", {1, 2}},
      {"\\u12", {4, 4}},
      {"\\uD800", {5, 6}},
      {"\\u{110000}", {8, 9}},
      {"[b-a]", {1, 2}},
      {"[\\d-a]", {1, 3}},
      {"\\q", {0, 2}},
      {"((((a){200}){200}){200}){200}", {0, 29}},
      {"a{2001}", {1, 2}},
  };
  for (const auto& [pattern, span] : cases) {
    INFO(pattern);
    const Source* source = sources.add(SourceKind::file, "p", pattern);
    const auto size = static_cast<std::uint32_t>(pattern.size());
    const auto compiled = Pattern::compile(pattern, {source, {0, size}, nullptr, nullptr, 0});
    REQUIRE_FALSE(compiled);
    CHECK(compiled.error().at(0).code == "P005");
    CHECK(compiled.error().at(0).where.span.begin == span.begin);
  }
  const std::string deep(40, '(');
  CHECK_FALSE(Pattern::compile(deep + "a" + std::string(40, ')'), {}));
}

TEST_CASE("no text makes a pattern slow") {
  const std::string text(20'000, 'a');
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(found("^(a|a)*(a*)*(a+)+b$", text));
  CHECK_FALSE(found("(x+x+)+y", std::string(20'000, 'x')));
  CHECK_FALSE(found("((){2000}){2000}b", "a"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
