#include <catch2/catch.hpp>

#include "listing.h"

using namespace kehoach;
using namespace kehoach::batch;

namespace {

struct Case {
  const char* name;
  std::string content;
  std::string expected;
};

std::string utf16(const std::u16string& text) {
  std::string out = "\xFF\xFE";
  for (const char16_t unit : text) {
    out += static_cast<char>(unit & 0xFF);
    out += static_cast<char>(unit >> 8);
  }
  return out;
}

}  // namespace

TEST_CASE("CSV as spreadsheets save it") {
  const Case cases[] = {
      {"commas", "a,b\nx,y\n", "2: a=x | b=y\n"},
      {"semicolons, with commas in the values", "a;b\n1,5;y\n", "2: a=1,5 | b=y\n"},
      {"tabs", "a\tb\nx\ty", "2: a=x | b=y\n"},
      {"byte order mark, CR LF",
       "\xEF\xBB\xBF"
       "a,b\r\nx,y\r\n",
       "2: a=x | b=y\n"},
      {"old Mac line ends", "a,b\rx,y\r", "2: a=x | b=y\n"},
      {"Excel names the separator", "sep=;\r\na;b\r\nx;y\r\n", "3: a=x | b=y\n"},
      {"quotes, doubled and around separators", "a,b\n\"x, \"\"z\"\"\",y\n",
       "2: a=x, \"z\" | b=y\n"},
      {"line breaks in quotes, in the header too", "\"a\nb\",c\n\"x\r\ny\",z\n",
       "3: a\nb=x\ny | c=z\n"},
      {"empty cells and rows left out", "a,b\n,\n\n ,y\n", "4: b=y\n"},
      {"blanks around values", "a,b\n  x ,\u00A0y\u00A0\n", "2: a=x | b=y\n"},
      {"a hyphen clears, an escaped one does not", "a,b\n-,\\-\n", "2: a - | b=-\n"},
      {"separators inside a quoted header do not count", "\"a;b;c\",d\nx,y\n",
       "2: a;b;c=x | d=y\n"},
      {"one column", "a\nx\ny\n", "2: a=x\n3: a=y\n"},
      {"text behind a closing quote stays", "a,b\n\"x\"y,z\n", "2: a=xy | b=z\n"},
      {"a column without a name may be empty", "a,,b\nx,,y\n", "2: a=x | b=y\n"},
      {"a column without a name may not hold anything", "a,,b\nx,q,y\n", "B004@2:3\n"},
      {"more cells than columns", "a,b\nx,y,z\n", "B004@2:5\n"},
      {"a quote that never closes", "a,b\nx,\"y\n", "B003@2:4\n"},
      {"not UTF-8", "a\n\x93x\n", "B006@2:1\n"},
      {"nothing", "", "B002\n"},
      {"nothing but blanks", "\n , \n", "B002\n"},
      {"a header alone", "a,b\n", ""},
      {"UTF-16 with tabs, as Excel saves Unicode text", utf16(u"a\tb\r\nđơn\tvị\U0001F600\r\n"),
       "2: a=đơn | b=vị\U0001F600\n"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(listed("u.csv", c.content) == c.expected);
  }
}

TEST_CASE("cells know where they begin") {
  CHECK(listed("u.csv", "tên,số\nđơn vị,\"x\ny\",\n\"z\",7\n", {}, true) ==
        "2: tên@2:1=đơn vị | số@2:9=x\ny\n4: tên@4:2=z | số@4:5=7\n");
  CHECK(listed("u.json", "[\n {\"a\": \"x\",\n  \"b\": 7}\n]", {}, true) ==
        "2: a@2:8=x | b@3:8=7\n");
}

TEST_CASE("a long CSV comes in pieces and ends where it ends") {
  std::string content = "a,b\n", expected;
  for (int i = 0; i < 40000; ++i) {
    const std::string n = std::to_string(i);
    content += "\"đơn vị \"\"" + n + "\"\"\"," + n + "\r\n";
    expected += std::to_string(i + 2) + ": a=đơn vị \"" + n + "\" | b=" + n + '\n';
  }
  CHECK(content.size() > (std::size_t{512} << 10));
  CHECK((listed("u.csv", content) == expected));
}

TEST_CASE("JSON and JSON Lines") {
  CHECK(listed("u.json",
               R"([{"a": {"b": "x", "c": [1, 2]}, "d": 5, "e": null, "f": "", "g": true}])") ==
        "1: a.b=x | a.c=[\n  1,\n  2\n] | d=5 | e - | g=true\n");
  CHECK(listed("u.json", R"({"units": [{"a": "x"}, {"b": "y"}]})") == "1: a=x\n1: b=y\n");
  CHECK(listed("u.json", R"([{"a": "x"}, 5])") == "1: a=x\nB007@1:14\n");
  CHECK(listed("u.json", R"({"a": "x"})") == "B007@1:1\n");
  CHECK(listed("u.jsonl", "{\"a\": \"x\"}\n\n{\"a\": \"y\", \"b\": 1.50}\r\n") ==
        "1: a=x\n3: a=y | b=1.50\n");
  CHECK(listed("u.jsonl", "{\"a\": \"x\"}\n[]\n") == "1: a=x\nB007@2:1\n");
  CHECK(listed("u.json", "[{\"a\": \"x\"},\n {\"b\": tru}]") == "1: a=x\nJ023@2:8\n");
  CHECK(listed("u.jsonl", "{}\n  {\"a\": \n") == "1:\nJ017@2:8\n");
  const std::string cell = "{\"a\": \"" + std::string(longest_cell, 'x') + "\"}\n";
  CHECK(listed("u.jsonl", "{\"a\": 1}\n" + cell) == "1: a=1\nJ003@2:1\n");
  CHECK(listed("u.pdf", "x") == "B001\n");
}
