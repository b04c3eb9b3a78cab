// The elements of a long list: what comes out is what the parser of whole texts sees, and what is
// told is what it tells.
#include "json/elements.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "json/parse.h"
#include "json/write.h"

using namespace kehoach;

namespace {

// In pieces of `size` bytes.
json::Elements elements_of(const std::string& text, std::size_t size) {
  auto at = std::make_shared<std::size_t>(0);
  return {[=]() -> Result<Bytes> {
            Bytes piece = text.substr(std::min(*at, text.size()), size);
            *at += size;
            return piece;
          },
          "u.json", "units", "B007"};
}

struct Told {
  std::vector<std::string> elements;  // as the parser understands them
  std::string error;                  // code, place, message, hint
};

std::string described(const Diagnostics& errors) {
  const Diagnostic& d = errors.at(0);
  if (!d.where) return std::string(d.code);
  const SourceLine line = line_at(*d.where.source, d.where.span.begin);
  const std::size_t first = line.begin == 0 ? d.where.source->column - 1 : 0;
  return std::string(d.code) + '@' + std::to_string(line.number) + ':' +
         std::to_string(first + d.where.span.begin - line.begin + 1) + ' ' +
         d.message(Language::vi) + (d.hints.empty() ? "" : " | " + d.hints[0].vi);
}

Told streamed(const std::string& text, std::size_t size = 65536) {
  Sources sources;
  Told out;
  auto elements = elements_of(text, size);
  while (true) {
    auto next = elements.next(sources);
    if (!next) out.error = described(next.error());
    if (!next || !*next) return out;
    const auto value = json::parse(sources.add((*next)->source), (*next)->span, sources);
    if (!value) {
      out.error = described(value.error());
      return out;
    }
    out.elements.push_back(json::write(*value));
  }
}

Told whole(const std::string& text) {
  Sources sources;
  Told out;
  const auto root = json::parse(sources.add(SourceKind::file, "u.json", text), sources);
  if (!root) {
    out.error = described(root.error());
    return out;
  }
  const json::Value* list = root->object() != nullptr ? root->find("units") : &*root;
  for (const json::Value& element : *list->array()) out.elements.push_back(json::write(element));
  return out;
}

const std::string good =
    "\n[ {\"tên\": \"đơn vị\", \"a\": [1, {\"b\": null}]},\n  {},{\"x\": \"y\\\"]}\"}\r\n, {\"n\": "
    "-1.5e3} ]\n";

}  // namespace

TEST_CASE("elements come one by one, however the text is cut") {
  for (const std::size_t size : {1U, 2U, 3U, 7U, 100U}) {
    const Told told = streamed(good, size);
    CHECK(told.error.empty());
    CHECK(told.elements == whole(good).elements);
  }
  CHECK(streamed("[]").elements.empty());
  CHECK(streamed(R"({"v": 1, "units": [{"a": 1}], "w": {"units": [2]}})").elements ==
        std::vector<std::string>{"{\n  \"a\": 1\n}\n"});
}

TEST_CASE("what no list holds is refused") {
  CHECK(streamed("").error.starts_with("J002@1:1"));
  CHECK(streamed(" \n ").error.starts_with("J002"));
  CHECK(streamed(R"("units")").error.starts_with("B007@1:1"));
  CHECK(streamed("\n 5").error.starts_with("B007@2:2"));
  CHECK(streamed(R"({"a": []})").error.starts_with("B007@1:1"));
  CHECK(streamed("{\"units\":\n {}}").error.starts_with("B007@2:2"));
  CHECK(streamed("{\"units\": [],\n\"units\": []}").error ==
        "J005@2:1 tên trường \"units\" có hai lần trong cùng một nhóm | lần đầu ở dòng 1");
}

TEST_CASE("slips between the elements are told as of a whole text") {
  const std::vector<std::string> cases = {"[{} {}]",
                                          "[{},]",
                                          "[{},,{}]",
                                          "[,{}]",
                                          "[{}",
                                          "[",
                                          "[{}}",
                                          "[{}]]",
                                          "[{}] x",
                                          "[{}]\n,",
                                          "[{}; {}]",
                                          "[{}\n{}]",
                                          "[“a”]",
                                          "[{} // x\n]",
                                          "[#\n]",
                                          "[{'a': 1}]",
                                          "[{a: 1}]",
                                          "[{\"a\" 1}]",
                                          "[{\"a\": 1, {\"b\": 2}]",
                                          "[{\"a\": 1]",
                                          "[{\"a\": [1, 2}]",
                                          "[{\"a\": \"x\n\"}]",
                                          "[{\"a\": \"x",
                                          "[{\"a\": 07}]",
                                          "[{\"a\": tru}]",
                                          "[07]",
                                          "[hello]",
                                          "[+1]",
                                          "[{\"a\": \"\t\"}]",
                                          "[{\"a\": \"\\q\"}]",
                                          "{\"units\" [{}]}",
                                          "{\"units\": [{}],}",
                                          "{\"units\": [{}]",
                                          "{\"units\": [{}}",
                                          "{\"units\": [{}]]",
                                          "{units: []}",
                                          "{\"v\": 2021-12-31, \"units\": []}",
                                          "{\"v\": 5/2, \"units\": []}",
                                          "{\"v\": 07}",
                                          "{\"v\": Tên}",
                                          "{\"v\": \"x\n}",
                                          "{\"v",
                                          "{",
                                          "{\"v\": [1,}, \"units\": []}",
                                          "{\"units\": [{}] \"v\": 1}",
                                          "{\"units\" = []}",
                                          "{\"units\": [{\"a\": 1, \"a\": 2}]}",
                                          "[{\"a\": \"\xE2\x80\x8B\"}]",
                                          "[{\"a\": \"\xFF\"}]",
                                          "[\xFF{}]",
                                          "[{}\xA0]",
                                          "[{},\n\n{\"số\": \"a\" \"b\"}]",
                                          std::string("[{}\0]", 5)};
  for (const std::string& text : cases) {
    INFO(text);
    const std::string expected = whole(text).error;
    REQUIRE_FALSE(expected.empty());
    for (const std::size_t size : {1U, 4U, 1000U}) CHECK(streamed(text, size).error == expected);
    // Behind so much else that the beginning of the text is forgotten.
    const std::size_t at = text.find_first_of("[{");
    const bool in_list = at != text.npos && text[at] == '[' && text.find("units") == text.npos;
    if (!in_list) continue;
    std::string far = "[";
    for (int i = 0; i < 3000; ++i) far += i % 2 == 0 ? "{\"a\": \"đơn vị\"},\n" : "{}, ";
    const std::string long_text = far + text.substr(1);
    CHECK(streamed(long_text, 4096).error == whole(long_text).error);
  }
}

TEST_CASE("every cut of a list is told as of a whole text") {
  for (std::size_t size = 2; size + 1 < good.size(); ++size) {
    const std::string text = good.substr(0, size);
    INFO(text);
    const std::string expected = whole(text).error;
    if (!expected.empty()) CHECK(streamed(text, 5).error == expected);
  }
}

TEST_CASE("an element has a bound, a list has none") {
  const std::string element = "{\"a\": \"" + std::string(json::longest_element, 'x') + "\"}";
  CHECK(streamed("[{},\n" + element + "]").error.starts_with("J003@2:1"));
  CHECK(
      streamed("[" + std::string(2 * json::longest_element, '1') + "]").error.starts_with("J003"));
  CHECK(streamed("[" + std::string(2 * json::longest_element, '[')).error.starts_with("J003"));
  const std::string blanks(8 * json::longest_element, ' ');
  CHECK(streamed("[" + blanks + "{}" + blanks + ",{}" + blanks + "]").elements.size() == 2);
}
