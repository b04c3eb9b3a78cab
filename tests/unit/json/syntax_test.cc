// What is told about text that is not JSON: code, the bytes pointed at, and what the message says.
#include <catch2/catch.hpp>

#include "json/parse.h"

using namespace kehoach;

namespace {

struct Told {
  std::string code, piece, message, hint;
  std::uint32_t at = 0;
};

Told told(const std::string& text) {
  INFO(text);
  Sources sources;
  const Source* source = sources.add(SourceKind::file, "p.json", text);
  const auto value = json::parse(source, sources);
  REQUIRE_FALSE(value);
  REQUIRE(value.error().size() == 1);
  const auto& d = value.error()[0];
  const Span span = d.where.span;
  return {std::string(d.code), text.substr(span.begin, span.end - span.begin),
          d.message(Language::vi), d.hints.empty() ? "" : d.hints[0].vi, span.begin};
}

struct Case {
  const char* text;
  const char* code;
  const char* piece;
  const char* part;  // of the message, or of the hint
};

}  // namespace

TEST_CASE("each common slip has its own message, at its place") {
  const std::vector<Case> cases = {
      // commas
      {R"({"a": 1, "b": 2,})", "J012", ",", "thừa dấu phẩy"},
      {"[1, 2,\n]", "J012", ",", "thừa dấu phẩy"},
      {R"({"a": 1 "b": 2})", "J011", "", "thiếu dấu phẩy hoặc dấu }"},
      {"[1\n 2]", "J011", "", "thiếu dấu phẩy hoặc dấu ]"},
      {R"({"a": "x"
           "b": 2})",
       "J011", "", "thiếu dấu phẩy hoặc dấu }"},
      {R"([{} {}])", "J011", "", "thiếu dấu phẩy hoặc dấu ]"},
      {R"({"a": 1; "b": 2})", "J011", ";", "thay dấu ; bằng dấu phẩy"},
      {"[1,,2]", "J010", ",", "có lẽ thừa dấu phẩy"},
      {"[,1]", "J010", ",", "một giá trị hoặc dấu ]"},
      // brackets
      {R"({"a": [1, 2})", "J013", "}", "phải là \"]\""},
      {R"({"a": 1])", "J013", "]", "mở ở dòng 1"},
      {"[}", "J013", "}", "phải là \"]\""},
      {R"({"a": })", "J010", "}", "phải là một giá trị"},
      {"{\"a\": 1}}", "J018", "}", "còn thừa"},
      {"{} x", "J018", "x", "còn thừa \"x\""},
      {"}", "J010", "}", "phải là một giá trị"},
      {"{\n\"a\": [1,\n2", "J017", "", "dấu [ mở ở dòng 2 chưa được đóng"},
      {"{\"a\"", "J017", "", "dấu hai chấm"},
      {"{\"a\":", "J017", "", "một giá trị"},
      {"{\"a\": 1,", "J017", "", "tên trường"},
      // quotes
      {"{'a': 1}", "J014", "'", "thay bằng dấu \""},
      {"['a']", "J014", "'", "thay bằng dấu \""},
      {"{“a”: 1}", "J015", "“", "thẳng"},
      {"[“a”]", "J015", "“", "thẳng"},
      {"{\"a\": \"x”,\n\"b\": 1}", "J015", "”", "thẳng"},
      {"{\"a\": \"x,\n\"b\": 1}", "J027", "\"x,", "đóng chuỗi"},
      {"[\"a\tb\"]", "J026", "\t", "Tab"},
      {"[\"a", "J021", "\"a", "không có dấu \" đóng"},
      {"[\"a\\", "J028", "\\", "\\\\"},
      {R"(["C:\ke"])", "J028", "\\k", "phải viết \\\\"},
      {R"(["\u12g4"])", "J028", "\\u", "bốn chữ số"},
      {R"({"a": "thi đua "Lao động" năm", "b": 1})", "J019", "\"", "phải viết \\\""},
      {R"({"a": "thi đua ""Lao động"" năm"})", "J019", "\"", "phải viết \\\""},
      {"{a: 1}", "J020", "a", "viết \"a\""},
      {"{\"a\": 1, tên: 2}", "J020", "tên", "viết \"tên\""},
      // values
      {"[True]", "J023", "True", "viết true"},
      {"[None]", "J023", "None", "viết null"},
      {"[truee]", "J023", "truee", "truee không phải"},
      {"[tru]", "J023", "tru", "tru không phải"},
      {"[Vĩnh Thuận]", "J023", "Vĩnh", "chữ phải đặt trong dấu"},
      {"[Đoàn]", "J023", "Đoàn", "chữ phải đặt trong dấu"},
      {"[NaN]", "J023", "NaN", "chữ phải đặt trong dấu"},
      {"[07]", "J022", "07", "viết \"07\""},
      {"[+5]", "J022", "+5", "viết \"+5\""},
      {"[.5]", "J022", ".5", ""},
      {"[5.]", "J022", "5.", ""},
      {"[-]", "J022", "-", ""},
      {"[1.5.2]", "J022", "1.5.2", ""},
      {"[2021-12-31]", "J022", "2021-12-31", "viết \"2021-12-31\""},
      {"[117/KH]", "J022", "117/KH", "viết \"117/KH\""},
      {"[1e400]", "J025", "1e400", "quá lớn"},
      // others
      {"{\"a\" 1}", "J010", "", "phải là dấu hai chấm"},
      {"{\"a\"= 1}", "J010", "=", "thay dấu = bằng dấu hai chấm"},
      {"{\"a\", 1}", "J010", "", "phải là dấu hai chấm"},
      {"{\"a\":: 1}", "J010", ":", "phải là một giá trị"},
      {"{1: 2}", "J020", "1", "viết \"1\""},
      {"[1 // một\n]", "J016", "// một", "chú thích"},
      {"// đầu\n{}", "J016", "// đầu", "chú thích"},
      {"{/* a */}", "J016", "/* a */}", "chú thích"},
      {"# đầu\n{}", "J016", "# đầu", "chú thích"},
      {"{\u00A0\"a\": 1}", "J024", "\u00A0", "U+00A0"},
      {"{\"a\":\u200B1}", "J024", "\u200B", "U+200B"},
      {"[1\u00A0]", "J024", "\u00A0", "U+00A0"},
      {"[@]", "J010", "@", "gặp \"@\""},
      {"\x01", "J010", "\x01", "U+0001"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Told found = told(c.text);
    INFO(found.message << " | " << found.hint);
    CHECK(found.code == c.code);
    CHECK(found.piece == c.piece);
    CHECK((found.message + found.hint).find(c.part) != std::string::npos);
  }
}

TEST_CASE("a missing comma is told where it should stand") {
  CHECK(told("{\"a\": 1\n  \"b\": 2}").at == 7);
  CHECK(told("[\"x\"\n \"y\"]").at == 4);
}

TEST_CASE("a zero byte does not end the text") {
  CHECK(told(std::string("{}\0", 3)).code == "J018");
  CHECK(told(std::string("{}\0{", 4)).at == 2);
  CHECK(told(std::string("\0", 1)).code == "J010");
  CHECK(told(std::string("[1\0]", 4)).at == 2);
}

TEST_CASE("a number of four hundred digits is too large, not misspelt") {
  const Told found = told("[" + std::string(400, '9') + "]");
  CHECK(found.code == "J025");
  CHECK(found.at == 1);
}
