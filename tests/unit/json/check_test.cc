// Accepting and refusing, word by word; which subschemas are found to describe a value.
#include <algorithm>
#include <chrono>

#include <catch2/catch.hpp>

#include "json/parse.h"
#include "json/schema.h"

using namespace kehoach;
using json::Schema;
using json::SchemaNode;
using json::Value;

namespace {

struct Case {
  const char* schema;
  std::vector<const char*> valid;
  std::vector<const char*> invalid;
};

Value read(const std::string& text, Sources& sources) {
  INFO(text);
  auto value = json::parse(sources.add(SourceKind::file, "p.json", text), sources);
  REQUIRE(value);
  return std::move(*value);
}

Schema load(const std::string& text, Sources& sources) {
  INFO(text);
  auto schema = Schema::load({{"s.json", sources.add(SourceKind::file, "s.json", text)}}, sources);
  REQUIRE(schema);
  return std::move(*schema);
}

}  // namespace

TEST_CASE("words accept and refuse as JSON Schema says") {
  const std::vector<Case> cases = {
      {"true", {"1", "null"}, {}},
      {"false", {}, {"1", "null"}},
      {"{}", {"1", "[]"}, {}},
      {R"({"type": "integer"})", {"1", "1.0", "1e2", "-0", "1e300"}, {"1.5", "\"1\"", "true"}},
      {R"({"type": "number"})", {"1", "1.5"}, {"\"1\"", "null"}},
      {R"({"type": ["string", "null"]})", {"\"\"", "null"}, {"1", "[]", "{}", "false"}},
      {R"({"type": "boolean"})", {"true"}, {"1", "\"true\""}},
      {R"({"enum": [1, "a", null, [1.0], {"a": 1, "b": 2}]})",
       {"1.0", "\"a\"", "null", "[1]", "{\"b\": 2.0, \"a\": 1}"},
       {"2", "\"b\"", "true", "[1, 1]", "{\"a\": 1}", "{\"a\": 1, \"b\": 3}"}},
      {R"({"const": false})", {"false"}, {"0", "null"}},
      {R"({"const": 0.1})", {"0.1", "0.10", "1e-1"}, {"0.100000000000000001"}},
      {R"({"properties": {"a": {"type": "string"}}})",
       {"{}", "{\"a\": \"\"}", "{\"b\": 1}", "[]", "1"},
       {"{\"a\": 1}"}},
      {R"({"required": ["a"]})", {"{\"a\": null}", "[]"}, {"{}", "{\"b\": 1}"}},
      {R"({"properties": {"a": true}, "additionalProperties": false})",
       {"{}", "{\"a\": 1}"},
       {"{\"b\": 1}"}},
      {R"({"properties": {"a": false}})", {"{}", "{\"b\": 1}"}, {"{\"a\": 1}"}},
      {R"({"properties": {"a": true}, "additionalProperties": {"type": "null"}})",
       {"{\"a\": 1, \"b\": null}"},
       {"{\"b\": 1}"}},
      {R"({"propertyNames": {"pattern": "^[a-z]+$"}})", {"{}", "{\"abc\": 1}"}, {"{\"A\": 1}"}},
      {R"({"items": {"type": "string"}})", {"[]", "[\"a\"]", "{}"}, {"[1]", "[\"a\", null]"}},
      {R"({"prefixItems": [{"type": "string"}], "items": false})",
       {"[]", "[\"a\"]"},
       {"[1]", "[\"a\", 1]"}},
      {R"({"prefixItems": [true], "items": {"type": "null"}})", {"[1]", "[1, null]"}, {"[1, 1]"}},
      {R"({"minItems": 1, "maxItems": 2})", {"[1]", "[1, 2]", "\"\""}, {"[]", "[1, 2, 3]"}},
      {R"({"uniqueItems": true})",
       {"[]", "[1, 2]", "[1, true]", "[[1], [2]]", "[null, false, 0, \"\"]"},
       {"[1, 1.0]", "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]", "[2, 1, 3, 1]"}},
      {R"({"uniqueItems": false})", {"[1, 1]"}, {}},
      {R"({"minLength": 2, "maxLength": 3})", {"\"ộđ\"", "\"abc\"", "1"}, {"\"ộ\"", "\"abcd\""}},
      {R"({"maxLength": 1})", {"\"😀\""}, {"\"a\u0301b\""}},
      {R"({"pattern": "b"})", {"\"abc\"", "1"}, {"\"ac\""}},
      {R"({"minimum": 1, "maximum": 2})", {"1", "2", "1.5", "\"\""}, {"0", "0.99", "2.01"}},
      {R"({"exclusiveMinimum": 1, "exclusiveMaximum": 2})", {"1.5"}, {"1", "2", "1.0"}},
      {R"({"minimum": -1.5e2})", {"-150", "-1.5e2", "1e9"}, {"-150.1", "-1e3"}},
      {R"({"anyOf": [{"type": "string"}, {"minimum": 5}]})", {"\"a\"", "5", "null"}, {"4"}},
      {R"({"oneOf": [{"type": "integer"}, {"minimum": 5}]})", {"4", "5.5"}, {"5", "4.5"}},
      {R"({"allOf": [{"minimum": 1}, {"maximum": 2}]})", {"1"}, {"0", "3"}},
      {R"({"not": {"type": "string"}})", {"1"}, {"\"a\""}},
      {R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}})",
       {"{\"a\": 1, \"b\": 1}", "{\"c\": 1}", "1"},
       {"{\"a\": 1}", "{}"}},
      {R"({"then": false, "else": false})", {"1"}, {}},
      {R"({"$ref": "#/$defs/a", "maximum": 3, "$defs": {"a": {"minimum": 1}}})", {"2"}, {"0", "4"}},
      {R"({"type": "object", "properties": {"c": {"items": {"$ref": "#"}}}})",
       {"{\"c\": [{\"c\": [{}]}]}"},
       {"{\"c\": [{\"c\": [1]}]}"}},
  };
  for (const Case& c : cases) {
    Sources sources;
    const Schema schema = load(c.schema, sources);
    const auto verdicts = [&](const char* text) {
      const Value value = read(text, sources);
      const bool valid = json::is_valid(value, schema);
      CHECK(valid == json::check(value, schema).empty());
      return valid;
    };
    for (const char* text : c.valid) {
      INFO(c.schema << " and " << text);
      CHECK(verdicts(text));
    }
    for (const char* text : c.invalid) {
      INFO(c.schema << " and " << text);
      CHECK_FALSE(verdicts(text));
    }
  }
}

TEST_CASE("alternatives that nest take no exponential time") {
  Sources sources;
  const Schema schema = load(
      R"({"anyOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}, {"const": 1}],
          "$defs": {"a": {"type": "object", "properties": {"c": {"$ref": "#"}}},
                    "b": {"type": "object", "properties": {"c": {"$ref": "#"}},
                          "allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}}})",
      sources);
  std::string text = "2";
  for (int i = 0; i < 60; ++i) text = "{\"c\": " + text + "}";
  const Value value = read(text, sources);
  const auto start = std::chrono::steady_clock::now();
  const auto told = json::check(value, schema, [](const Value&, const SchemaNode&) {});
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "P105");

  std::string doubled = "{\"type\": \"string\"}";
  std::string definitions;
  for (int i = 0; i < 14; ++i) {
    definitions += "\"d" + std::to_string(i) + "\": " + doubled + ", ";
    const std::string reference = "{\"$ref\": \"#/$defs/d" + std::to_string(i) + "\"}";
    doubled = "{\"allOf\": [" + reference + ", " + reference + "]}";
  }
  // Each level leads twice to the next, now without a $ref of its own.
  const auto begin = std::chrono::steady_clock::now();
  const auto refused =
      Schema::load({{"s.json", sources.add(SourceKind::file, "s.json",
                                           "{\"allOf\": [" + doubled + "], \"$defs\": {" +
                                               definitions + "\"x\": true}}")}},
                   sources);
  CHECK_FALSE(refused);  // 14 references and 14 allOf are too deep
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}

TEST_CASE("the visitor sees who accepted what, outer before inner") {
  Sources sources;
  const Schema schema = load(
      R"({"title": "root",
          "properties": {"a": {"title": "a", "$ref": "#/$defs/text"},
                         "b": {"anyOf": [{"title": "string", "type": "string"},
                                         {"title": "object", "type": "object",
                                          "properties": {"c": {"title": "c"}}}]},
                         "d": {"title": "wrong", "type": "string"},
                         "e": {"title": "list", "items": {"title": "item", "type": "string"}},
                         "f": {"if": {"title": "if", "type": "string"},
                               "then": {"title": "then"}, "else": {"title": "else"}}},
          "$defs": {"text": {"title": "text", "x-kehoach": "rich"}}})",
      sources);
  const auto seen = [&](const char* text) {
    const Value value = read(text, sources);
    std::vector<std::string> out;
    (void)json::check(value, schema, [&](const Value& v, const SchemaNode& node) {
      const Value* title = nullptr;
      if (node.annotation("title") != nullptr) title = node.annotation("title");
      if (title != nullptr) out.push_back(json_pointer(v.origin.path) + "=" + *title->string());
    });
    return out;
  };
  using Seen = std::vector<std::string>;
  CHECK(seen(R"({"a": "x"})") == Seen{"=root", "/a=a", "/a=text"});
  CHECK(seen(R"({"b": {"c": 1}})") == Seen{"=root", "/b=object", "/b/c=c"});
  CHECK(seen(R"({"b": "x"})") == Seen{"=root", "/b=string"});
  CHECK(seen(R"({"b": 1})") == Seen{});
  CHECK(seen(R"({"f": "x"})") == Seen{"=root", "/f=if", "/f=then"});
  CHECK(seen(R"({"f": 1})") == Seen{"=root", "/f=else"});
  // what stands beside and below something wrong is still described
  CHECK(seen(R"({"d": 1, "e": ["x", 1]})") == Seen{"/e/0=item"});
}

TEST_CASE("a hundred violations are enough") {
  Sources sources;
  const Schema schema = load(R"({"items": {"type": "string"}})", sources);
  std::string text = "[0";
  for (int i = 1; i < 1000; ++i) text += "," + std::to_string(i);
  const auto told = json::check(read(text + "]", sources), schema);
  REQUIRE(told.size() == 101);
  CHECK(told.back().code == "P190");
}

TEST_CASE("a schema may judge each member of an object by itself") {
  Sources sources;
  const auto apart = [&](const char* text) {
    return load(text, sources).root().judges_members_apart();
  };
  CHECK(apart(R"({"required": ["a"], "properties": {"a": {"anyOf": [true, false]}}})"));
  CHECK(apart(R"({"$ref": "#/$defs/a", "$defs": {"a": {"propertyNames": {"pattern": "."}}}})"));
  for (const char* word : {R"("anyOf": [true])", R"("oneOf": [true])", R"("not": false)",
                           R"("if": true)", R"("const": {})", R"("enum": [{}])"}) {
    INFO(word);
    CHECK_FALSE(apart(('{' + std::string(word) + '}').c_str()));
    CHECK_FALSE(apart((R"({"allOf": [{)" + std::string(word) + "}]}").c_str()));
  }
}

TEST_CASE("members are checked without asking which of them are there") {
  Sources sources;
  const Schema schema = load(
      R"({"required": ["b"], "properties": {"a": {"type": "string"}}, "additionalProperties": false,
          "allOf": [{"properties": {"a": {"minLength": 2}}}]})",
      sources);
  const auto codes = [&](const char* text) {
    std::vector<std::string> out;
    for (const auto& d : json::check_members(read(text, sources), schema)) out.emplace_back(d.code);
    return out;
  };
  CHECK(codes(R"({"a": "xy"})").empty());
  CHECK(codes(R"({"a": 1})") == std::vector<std::string>{"P103"});
  CHECK(codes(R"({"a": "x"})") == std::vector<std::string>{"P107"});
  int visits = 0;
  (void)json::check_members(read(R"({"a": "xy"})", sources), schema,
                            [&](const Value&, const SchemaNode&) { ++visits; });
  CHECK(visits == 2);
}
