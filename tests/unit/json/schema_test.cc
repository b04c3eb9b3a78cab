#include "json/schema.h"

#include <catch2/catch.hpp>

#include "json/parse.h"

using namespace kehoach;
using json::Schema;

namespace {

struct Loaded {
  Sources sources;
  std::vector<Schema::File> files;
  Diagnostics told;
  std::unique_ptr<Schema> schema;

  explicit Loaded(std::vector<std::pair<std::string, std::string>> texts) {
    for (auto& [name, text] : texts) {
      files.push_back({name, sources.add(SourceKind::file, name, text)});
    }
    auto result = Schema::load(files, sources);
    if (result) {
      schema = std::make_unique<Schema>(std::move(*result));
    } else {
      told = std::move(result).error();
    }
  }
  explicit Loaded(std::string text) : Loaded({{"schema.json", std::move(text)}}) {}

  std::string piece(std::size_t i) const {
    const Span span = told.at(i).where.span;
    return told[i].where.source->text.substr(span.begin, span.end - span.begin);
  }
  bool accepts(std::string text) {
    const auto value =
        json::parse(sources.add(SourceKind::file, "p.json", std::move(text)), sources);
    REQUIRE(value);
    return json::is_valid(*value, *schema);
  }
};

}  // namespace

TEST_CASE("a schema says only what is checked") {
  const Loaded loaded(
      R"({"type": "object", "propertees": {}, "properties": {"a": {"format": "date"}},
          "$defs": {"b": {"patternProperties": {}}}, "x-note": 1, "$anchor": "here"})");
  REQUIRE(loaded.told.size() == 4);
  for (const auto& d : loaded.told) CHECK(d.code == "P001");
  CHECK(loaded.piece(0) == "\"propertees\"");
  CHECK(loaded.told[0].hints.at(0).en == "did you mean \"properties\"?");
  CHECK(loaded.piece(1) == "\"$anchor\"");
}

TEST_CASE("words of a schema with values of the wrong shape") {
  const std::vector<std::string> bad = {
      R"("x")",
      R"({"type": "text"})",
      R"({"type": []})",
      R"({"type": ["string", 5]})",
      R"({"enum": []})",
      R"({"enum": "a"})",
      R"({"properties": []})",
      R"({"properties": {"a": 1}})",
      R"({"required": "a"})",
      R"({"required": [1]})",
      R"({"additionalProperties": "no"})",
      R"({"propertyNames": {"minLength": 1}})",
      R"({"propertyNames": true})",
      R"({"propertyNames": {}})",
      R"({"items": []})",
      R"({"prefixItems": {}})",
      R"({"minItems": -1})",
      R"({"maxItems": 1.5})",
      R"({"minLength": "1"})",
      R"({"uniqueItems": 1})",
      R"({"pattern": 1})",
      R"({"minimum": "1"})",
      R"({"anyOf": []})",
      R"({"allOf": {}})",
      R"({"not": null})",
      R"({"$ref": 1})",
      R"({"$defs": []})",
      R"({"title": 1})",
      R"({"x-message-vi": 1})",
  };
  for (const auto& text : bad) {
    INFO(text);
    const Loaded loaded(text);
    REQUIRE(loaded.told.size() == 1);
    CHECK(loaded.told[0].code == "P002");
  }
}

TEST_CASE("references lead through files, names and lists") {
  Loaded loaded({{"a.json", R"({"properties": {"d": {"$ref": "defs.json#/$defs/date"},
                                              "e": {"$ref": "#/$defs/a~1b~0c"},
                                              "f": {"$ref": "#/prefixItems/1"},
                                              "g": {"$ref": "defs.json"}},
                               "prefixItems": [true, {"type": "null"}],
                               "$defs": {"a/b~c": {"type": "boolean"}}})"},
                 {"defs.json", R"({"type": "object",
                                  "$defs": {"date": {"$ref": "#/$defs/text"},
                                            "text": {"type": "string"}}})"}});
  REQUIRE(loaded.schema);
  CHECK(loaded.accepts(R"({"d": "x", "e": true, "f": null, "g": {}})"));
  CHECK_FALSE(loaded.accepts(R"({"d": 1})"));
  CHECK_FALSE(loaded.accepts(R"({"e": 1})"));
  CHECK_FALSE(loaded.accepts(R"({"f": 1})"));
  CHECK_FALSE(loaded.accepts(R"({"g": 1})"));
}

TEST_CASE("references that lead nowhere say what was meant") {
  const Loaded loaded(
      {{"a.json", R"({"properties": {"d": {"$ref": "#/$defs/dat"}, "e": {"$ref": "def.json"},
                     "f": {"$ref": "#here"}, "g": {"$ref": "#/prefixItems/7"}},
                     "prefixItems": [true], "$defs": {"date": true}})"},
       {"defs.json", "{}"}});
  REQUIRE(loaded.told.size() == 4);
  for (const auto& d : loaded.told) CHECK(d.code == "P003");
  CHECK(loaded.told[0].hints.at(0).en == "did you mean \"date\"?");
  CHECK(loaded.told[1].hints.at(0).en == "did you mean \"defs.json\"?");
  CHECK(loaded.piece(2) == "\"#here\"");
}

TEST_CASE("subschemas that lead back to themselves for one value are refused") {
  const std::vector<std::string> circles = {
      R"({"$ref": "#"})",
      R"({"allOf": [{"anyOf": [{"$ref": "#"}]}]})",
      R"({"not": {"$ref": "#"}})",
      R"({"if": true, "then": {"$ref": "#/$defs/a"}, "$defs": {"a": {"oneOf": [{"$ref": "#"}]}}})",
  };
  for (const auto& text : circles) {
    INFO(text);
    const Loaded loaded(text);
    REQUIRE(loaded.told.size() == 1);
    CHECK(loaded.told[0].code == "P004");
  }
  std::string deep = "true";
  for (int i = 0; i < 20; ++i) deep = R"({"allOf": [)" + deep + "]}";
  CHECK(Loaded(deep).told.at(0).code == "P004");
  CHECK(Loaded(R"({"properties": {"a": {"$ref": "#"}}, "items": {"$ref": "#"}})").told.empty());
}

TEST_CASE("patterns and defaults are checked with the schema") {
  const Loaded pattern(R"({"pattern": "a(b", "properties": {"x": {"pattern": "\\d\\1"}}})");
  REQUIRE(pattern.told.size() == 2);
  CHECK(pattern.told[0].code == "P005");
  CHECK(pattern.piece(0) == "(");
  CHECK(pattern.piece(1) == "\\\\1");
  const Loaded fallback(R"({"properties": {"x": {"type": "string", "default": 1}}})");
  REQUIRE(fallback.told.size() == 1);
  CHECK(fallback.told[0].code == "P006");
  CHECK(fallback.piece(0) == "1");
}

TEST_CASE("a schema that is not JSON says so itself") {
  CHECK(Loaded("{\"type\": }").told.at(0).code == "J010");
}

TEST_CASE("a node tells its words, those of its reference too") {
  const Loaded loaded(
      R"({"properties": {"d": {"$ref": "#/$defs/date", "title": "Ngày ký"}},
          "required": ["d"],
          "allOf": [{"properties": {"e": {"items": {"type": "integer"}}, "d": true},
                     "required": ["e", "d"]}],
          "$defs": {"date": {"title": "Ngày", "x-kehoach": "date", "default": "2020-01-01",
                             "anyOf": [{"type": "string"}, {"type": ["object", "null"]}]}}})");
  REQUIRE(loaded.schema);
  const auto& root = loaded.schema->root();
  const auto properties = root.properties();
  REQUIRE(properties.size() == 2);
  CHECK(properties[0].first == "d");
  CHECK(properties[1].first == "e");
  CHECK(root.required() == std::vector<std::string_view>{"d", "e"});
  const auto& date = *properties[0].second;
  CHECK(*date.annotated_text("title") == "Ngày ký");
  CHECK(*date.annotated_text("x-kehoach") == "date");
  CHECK(date.annotation("x-none") == nullptr);
  CHECK(*date.default_value()->string() == "2020-01-01");
  CHECK(date.types() == (json::string_type | json::object_type | json::null_type));
  CHECK(date.alternatives().empty());
  CHECK(date.in_place().at(0)->alternatives().size() == 2);
  CHECK(properties[1].second->element(3)->types() == json::integer_type);
  CHECK(root.member("d") == properties[0].second);
  CHECK(root.member("zzz") == nullptr);
  CHECK(&loaded.schema->node(date.index()) == &date);
}
