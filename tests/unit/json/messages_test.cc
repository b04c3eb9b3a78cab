// What is told about a value that does not fit: code, place, words, hints.
#include <catch2/catch.hpp>

#include "json/parse.h"
#include "json/schema.h"

using namespace kehoach;

namespace {

const char* const plan_schema = R"schema({
  "type": "object",
  "required": ["subject", "issuer"],
  "additionalProperties": false,
  "properties": {
    "template": {"type": "string"},
    "subject": {"$ref": "#/$defs/text", "title": "trích yếu"},
    "issuer": {"title": "cơ quan ban hành", "type": "object", "additionalProperties": false,
               "required": ["name"],
               "properties": {"name": {"type": "string", "title": "tên cơ quan", "minLength": 1},
                              "short": {"type": "string", "maxLength": 5}}},
    "number": {"type": ["object", "null"], "properties": {"no": {"type": "string"}}},
    "year": {"type": "integer", "minimum": 1900, "maximum": 2100},
    "themes": {"type": "array", "items": {"$ref": "#/$defs/text"}, "minItems": 1,
               "uniqueItems": true},
    "phases": {"type": "array",
      "items": {"type": "object", "properties": {
        "period": {"type": "object", "properties": {
          "from": {"$ref": "#/$defs/date", "title": "ngày bắt đầu"},
          "to": {"$ref": "#/$defs/date", "title": "ngày kết thúc"}}}}}},
    "code": {"enum": ["TM", "KT", "TL", "TUQ"]},
    "secret": false,
    "digital": {"type": "boolean"},
    "body": {"type": "array", "items": {"$ref": "#/$defs/block"}},
    "extra": {"propertyNames": {"pattern": "^[a-z]+$"}},
    "either": {"oneOf": [{"type": "integer"}, {"minimum": 5}]},
    "never": {"not": {"const": 13}},
    "one": {"prefixItems": [true], "items": false}
  },
  "$defs": {
    "text": {"type": "string", "minLength": 1},
    "date": {
      "x-message-vi": "ngày tháng (năm-tháng-ngày)", "x-message-en": "a date (year-month-day)",
      "anyOf": [
        {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        {"type": "object", "additionalProperties": false, "required": ["year"],
         "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "maximum": 12}}},
        {"type": "null"}]},
    "block": {"anyOf": [
      {"$ref": "#/$defs/text"},
      {"$ref": "#/$defs/item"},
      {"type": "object", "additionalProperties": false, "required": ["slot"],
       "properties": {"slot": {"enum": ["phases", "themes"]}, "form": {"type": "string"}}}]},
    "item": {"type": "object", "additionalProperties": false,
             "properties": {"marker": {"enum": ["-", "+", "a)"]}, "heading": {"type": "string"},
                            "text": {"type": "string"},
                            "children": {"type": "array", "items": {"$ref": "#/$defs/block"}}}}
  }
})schema";

struct Told {
  std::string code, piece, vi, en, hint;
};

// Of `members`, put beside what a plan must have.
std::vector<Told> told_of(const std::string& text) {
  Sources sources;
  const auto schema = json::Schema::load(
      {{"s.json", sources.add(SourceKind::built_in, "s.json", plan_schema)}}, sources);
  REQUIRE(schema);
  const Source* source = sources.add(SourceKind::file, "p.json", text);
  INFO(text);
  const auto value = json::parse(source, sources);
  REQUIRE(value);
  std::vector<Told> out;
  for (const auto& d : json::check(*value, *schema)) {
    const Span span = d.where.span;
    out.push_back({std::string(d.code), text.substr(span.begin, span.end - span.begin),
                   d.message(Language::vi), d.message(Language::en),
                   d.hints.empty() ? "" : d.hints[0].vi});
  }
  return out;
}

Told one(const std::string& members) {
  const auto told = told_of("{\"subject\": \"x\", \"issuer\": {\"name\": \"y\"}, " + members + "}");
  INFO(members);
  for (const auto& t : told) UNSCOPED_INFO(t.code << " " << t.vi);
  REQUIRE(told.size() == 1);
  return told[0];
}

}  // namespace

TEST_CASE("the message of the design") {
  const Told t = one(R"("phases": [{}, {"period": {"to": "31-12-2021"}}])");
  CHECK(t.code == "P104");
  CHECK(t.piece == "\"31-12-2021\"");
  CHECK(t.vi ==
        "\"phases[1].period.to\" (ngày kết thúc) phải là ngày tháng (năm-tháng-ngày), đang là "
        "\"31-12-2021\"");
  CHECK(t.en ==
        "\"phases[1].period.to\" (ngày kết thúc) must be a date (year-month-day), it is "
        "\"31-12-2021\"");
  CHECK(t.hint == "viết \"2021-12-31\"");
}

TEST_CASE("a date in the wrong order is written right in the hint, if it is one") {
  const auto hint = [](const std::string& date) {
    return one(R"("phases": [{"period": {"from": ")" + date + R"("}}])").hint;
  };
  CHECK(hint("5/3/2021") == "viết \"2021-03-05\"");
  CHECK(hint("31.12.2021") == "viết \"2021-12-31\"");
  CHECK(hint("2021/2/8") == "viết \"2021-02-08\"");
  CHECK(hint("31/02/2021").empty());
  CHECK(hint("12/2021").empty());
  CHECK(hint("1/2/3/2021").empty());
  CHECK(hint("từ nay").empty());
}

TEST_CASE("what is missing is named with its title, at the brace of what lacks it") {
  const auto told = told_of("{\"issuer\": {}}");
  REQUIRE(told.size() == 2);
  CHECK(told[0].vi == "thiếu \"subject\" (trích yếu)");
  CHECK(told[0].piece == "{");
  CHECK(told[1].vi == "thiếu \"issuer.name\" (tên cơ quan)");
  CHECK(told[1].piece == "{");
}

TEST_CASE("a misspelt key is told once") {
  const auto told = told_of(R"({"subjct": "x", "issuer": {"name": "y"}})");
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "P102");
  CHECK(told[0].piece == "\"subjct\"");
  CHECK(told[0].vi == "không có trường \"subjct\"");
  CHECK(told[0].hint == "có phải ý bạn là \"subject\"?");

  const Told other = one(R"("number": null, "isuer": 1, "either": 1)");
  CHECK(other.hint.starts_with("các trường còn có thể dùng: \"template\", \"year\""));

  const auto nested = told_of(R"({"subject": "x", "issuer": {"name": "y", "phone": 1}})");
  REQUIRE(nested.size() == 1);
  CHECK(nested[0].vi == "không có trường \"issuer.phone\"");
  CHECK(nested[0].hint == "các trường còn có thể dùng: \"short\"");
}

TEST_CASE("each kind of violation") {
  struct Case {
    const char* members;
    const char* code;
    const char* piece;
    const char* vi;
    const char* hint;
  };
  const std::vector<Case> cases = {
      {R"("template": 117)", "P103", "117", "\"template\" phải là chuỗi, đang là 117",
       "viết \"117\""},
      {R"("year": "2021")", "P103", "\"2021\"", "\"year\" phải là số nguyên, đang là \"2021\"",
       "viết 2021"},
      {R"("year": 2021.5)", "P103", "2021.5", "\"year\" phải là số nguyên, đang là 2021.5", ""},
      {R"("year": 1)", "P106", "1",
       "\"year\" phải không nhỏ hơn 1900 và không lớn hơn 2100, đang là 1", ""},
      {R"("digital": "true")", "P103", "\"true\"",
       "\"digital\" phải là true hoặc false, đang là \"true\"", "viết true"},
      {R"("number": "117")", "P103", "\"117\"",
       "\"number\" phải là nhóm {...} hoặc null, đang là \"117\"", ""},
      {R"("themes": "x")", "P103", "\"x\"", "\"themes\" phải là danh sách [...], đang là \"x\"",
       "nếu chỉ có một mục thì đặt nó trong dấu [ ]"},
      {R"("themes": [])", "P109", "[", "\"themes\" phải có ít nhất 1 mục, đang có 0", ""},
      {R"("themes": ["a", "b", "a"])", "P110", "\"a\"", "\"themes[2]\" trùng với \"themes[0]\"",
       ""},
      {R"("themes": [""])", "P108", "\"\"", "\"themes[0]\" không được để trống", ""},
      {R"("code": "TN")", "P105", "\"TN\"",
       "\"code\" phải là một trong các giá trị: \"TM\", \"KT\", \"TL\", \"TUQ\"; đang là \"TN\"",
       "có phải ý bạn là \"TM\"?"},
      {R"("secret": 1)", "P102", "\"secret\"", "không có trường \"secret\"", ""},
      {R"("extra": {"A": 1})", "P114", "\"A\"", "tên trường \"A\" phải là tên khớp mẫu ^[a-z]+$",
       ""},
      {R"("either": 7)", "P111", "7",
       "\"either\" hợp với nhiều dạng cùng một lúc, chỉ được hợp với một", ""},
      {R"("one": [1, 2])", "P113", "2", "\"one[1]\" không được có", ""},
      {R"("never": 13)", "P112", "13", "\"never\" không được là 13", ""},
      {R"("phases": [{"period": {"from": 5}}])", "P103", "5",
       "\"phases[0].period.from\" (ngày bắt đầu) phải là ngày tháng (năm-tháng-ngày), đang là 5",
       ""},
      {R"("phases": [{"period": {"from": {"year": 2021, "month": 13}}}])", "P106", "13",
       "\"phases[0].period.from.month\" phải không lớn hơn 12, đang là 13", ""},
  };
  for (const Case& c : cases) {
    const Told t = one(c.members);
    CHECK(t.code == c.code);
    CHECK(t.piece == c.piece);
    CHECK(t.vi == c.vi);
    CHECK(t.hint == c.hint);
  }
  const auto told = told_of(R"({"subject": "x", "issuer": {"name": "y", "short": "LĐLĐHVT"}})");
  REQUIRE(told.size() == 1);
  CHECK(told[0].vi == "\"issuer.short\" phải dài nhiều nhất 5 ký tự, đang dài 7");
  CHECK(told_of("[]").at(0).vi == "toàn bộ dữ liệu phải là nhóm {...}, đang là danh sách [...]");
}

TEST_CASE("of alternatives the nearest explains itself") {
  CHECK(
      one(R"("body": [{"slot": "phase"}])").vi ==
      "\"body[0].slot\" phải là một trong các giá trị: \"phases\", \"themes\"; đang là \"phase\"");
  CHECK(one(R"("body": [{"txt": "x"}])").hint == "có phải ý bạn là \"text\"?");
  CHECK(one(R"("body": [{"marker": "*", "text": "x"}])").piece == "\"*\"");
  CHECK(one(R"("body": [{"children": ["a", {"children": ["b", {"hedding": "x"}]}]}])").vi ==
        "không có trường \"body[0].children[1].children[1].hedding\"");
  CHECK(one(R"("body": [5])").vi == "\"body[0]\" phải là chuỗi hoặc nhóm {...}, đang là 5");
  CHECK(one(R"("body": [""])").code == "P108");
}

TEST_CASE("all violations are told in one run") {
  const auto told =
      told_of(R"({"issuer": {"name": ""}, "year": "x", "themes": [1, "", "a"], "cod": "TM"})");
  std::vector<std::string> codes;
  for (const auto& t : told) codes.push_back(t.code);
  CHECK(codes == std::vector<std::string>{"P101", "P108", "P103", "P103", "P108", "P102"});
}

TEST_CASE("long values are cut in messages, line breaks shown") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "ộ";
  const Told t = one("\"year\": \"a\\n" + text + "\"");
  CHECK(t.vi.find("\"a\\nộ") != std::string::npos);
  CHECK(t.vi.find("ộ…\"") != std::string::npos);
  CHECK(t.vi.size() < 300);
}

TEST_CASE("long keys are cut in messages") {
  const std::string key(1000, 'k');
  CHECK(one("\"" + key + "\": 1").vi.size() < 300);
  Sources sources;
  const Source* source =
      sources.add(SourceKind::file, "p.json", "{\"" + key + "\": 1, \"" + key + "\": 1}");
  CHECK(json::parse(source, sources).error()[0].message(Language::vi).size() < 300);
}
