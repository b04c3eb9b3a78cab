#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

namespace {

struct Small {
  Sources sources;
  Diagnostics warnings;

  // The plan's value under `key` as JSON would spell it, roughly.
  std::string read(const std::string& schema_text, const std::string& plan_text) {
    INFO(schema_text);
    const auto schema = load_schema(
        {{"s.json", sources.add(SourceKind::built_in, "s.json", schema_text)}}, sources);
    REQUIRE(schema);
    auto draft = read_draft({{sources.add(SourceKind::file, "p.json", plan_text)}, {}}, sources);
    REQUIRE(draft);
    const auto plan = read_plan(std::move(*draft), *schema, sources, warnings);
    if (!plan) return plan.error()[0].message(Language::en);
    return spell(plan->root);
  }

  static std::string spell(const Value& value) {
    if (value.is_null()) return "null";
    if (const auto* text = value.text()) return *text;
    if (const auto* number = value.integer()) return std::to_string(*number);
    std::string out;
    if (const auto* list = value.list()) {
      for (const auto& item : *list) out += (out.empty() ? "" : ",") + spell(item);
      return "[" + out + "]";
    }
    for (const auto& [key, member] : *value.map()) {
      out += (out.empty() ? "" : ",") + key + ":" + spell(member);
    }
    return "{" + out + "}";
  }
};

}  // namespace

TEST_CASE("defaults lie under what is given") {
  Small s;
  const std::string schema =
      R"({"properties": {"a": {"default": 1}, "b": {"$ref": "#/$defs/b"},
                         "c": {"properties": {"d": {"default": 2}}},
                         "e": {"items": {"properties": {"f": {"default": 3}}}},
                         "g": {"default": {"x": 1, "y": {"z": 2}}}},
          "allOf": [{"properties": {"h": {"default": 4}}}],
          "$defs": {"b": {"type": "string", "default": "B"}}})";
  CHECK(s.read(schema, "{}") == "{a:1,b:B,g:{x:1,y:{z:2}},h:4}");
  CHECK(s.read(schema, R"({"a": null, "b": "x", "h": 0})") == "{a:null,b:x,h:0,g:{x:1,y:{z:2}}}");
  CHECK(s.read(schema, R"({"c": {}, "e": [{}, {"f": 9}, 5]})") ==
        "{c:{d:2},e:[{f:3},{f:9},5],a:1,b:B,g:{x:1,y:{z:2}},h:4}");
  CHECK(s.read(schema, R"({"g": {"y": {"w": 3}, "x": null}, "a": 1, "b": "", "h": 1})") ==
        "{g:{x:null,y:{z:2,w:3}},a:1,b:,h:1}");
}

TEST_CASE("of alternatives the one that the type leaves gives its defaults") {
  Small s;
  const std::string schema =
      R"({"properties": {"n": {"anyOf": [{"type": "null"},
                                        {"type": "object", "properties": {"a": {"default": 1}}}]},
                         "m": {"oneOf": [{"type": "object", "required": ["k"],
                                          "properties": {"a": {"default": 1}}},
                                         {"type": "object", "required": ["l"]}]}}})";
  CHECK(s.read(schema, R"({"n": {}})") == "{n:{a:1}}");
  CHECK(s.read(schema, R"({"n": null})") == "{n:null}");
  CHECK(s.read(schema, R"({"m": {"k": 1}})") == "{m:{k:1}}");
}

TEST_CASE("defaults satisfy what is required and are checked with the plan") {
  Small s;
  const std::string schema =
      R"({"required": ["a"], "properties": {"a": {"default": {"x": 1}, "type": "object",
                                                  "maxLength": 1}},
          "not": {"properties": {"a": {"properties": {"x": {"const": 1}, "y": {"const": 2}},
                                       "required": ["x", "y"]}}}})";
  CHECK(s.read(schema, "{}") == "{a:{x:1}}");
  CHECK(s.read(schema, R"({"a": {"y": 2}})").find("cannot be") != std::string::npos);
}

TEST_CASE("a schema that nests does not grow a plan without end") {
  Small s;
  CHECK(
      s.read(
          R"({"properties": {"a": {"$ref": "#", "default": {}}, "b": {"$ref": "#", "default": {}}}})",
          R"({"a": {"a": {}}})") == "{a:{a:{a:{},b:{}},b:{}},b:{}}");
}

TEST_CASE("a default stands in the schema's text but at its place in the plan") {
  Reading r;
  r.text(with(R"("signatures": [{"name": "A"}])")).read();
  REQUIRE(r.good);
  const Value& profile = r.at("profile");
  CHECK(profile.origin.source->name == "plan.json");
  CHECK(json_pointer(profile.origin.path) == "/profile");
  const Origin part = narrowed(profile.origin, 0, 2);
  CHECK(part.source->text.substr(part.span.begin, 2) == "nd");
  CHECK(json_pointer(r.at("signatures").list()->at(0).find("note")->origin.path) ==
        "/signatures/0/note");
  CHECK(json_pointer(r.at("style").find("indent")->origin.path) == "/style/indent");
}
