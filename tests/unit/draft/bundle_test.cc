#include "bundle.h"

#include <catch2/catch.hpp>

#include "draft/shelf.h"
#include "json/parse.h"
#include "json/write.h"

using namespace kehoach;
using namespace kehoach::draft;

namespace {

json::Value parsed(const std::string& text, Sources& sources) {
  auto value = json::parse(sources.add(SourceKind::built_in, "", text), sources);
  REQUIRE(value);
  return std::move(*value);
}

std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != '\n' && c != ' ') out += c;
  }
  return out;
}

std::string bundled(const std::string& own, const std::string& shared) {
  Sources sources;
  return flat(json::write(bundle(
      {{"schema.json", parsed(own, sources)}, {"../schema/d.json", parsed(shared, sources)}})));
}

}  // namespace

TEST_CASE("what is referred to comes along, and what that refers to, each once") {
  CHECK(bundled(R"({"properties":{"a":{"$ref":"../schema/d.json#/$defs/x"},
                                  "b":{"$ref":"d.json#/$defs/x"}}})",
                R"({"$defs":{"x":{"items":{"$ref":"#/$defs/y"}},"y":{"items":{"$ref":"#/$defs/x"}},
                             "z":{}}})") ==
        R"({"properties":{"a":{"$ref":"#/$defs/x"},"b":{"$ref":"#/$defs/x"}},)"
        R"("$defs":{"x":{"items":{"$ref":"#/$defs/y"}},"y":{"items":{"$ref":"#/$defs/x"}}}})");
}

TEST_CASE("names that are taken, references inside, and data that only looks like one") {
  CHECK(bundled(R"({"a":{"$ref":"#/$defs/x"},"b":{"$ref":"d.json#/$defs/x"},
                    "default":{"$ref":"d.json#/$defs/x"},"$defs":{"x":{}}})",
                R"({"$defs":{"x":{"type":"string"}}})") ==
        R"({"a":{"$ref":"#/$defs/x"},"b":{"$ref":"#/$defs/x_2"},)"
        R"("default":{"$ref":"d.json#/$defs/x"},"$defs":{"x":{},"x_2":{"type":"string"}}})");
}

TEST_CASE("a reference that leads nowhere stays") {
  CHECK(
      bundled(R"({"a":{"$ref":"d.json#/$defs/none"},"b":{"$ref":"e.json"}})", R"({"$defs":{}})") ==
      R"({"a":{"$ref":"d.json#/$defs/none"},"b":{"$ref":"e.json"}})");
}

TEST_CASE("the shelf holds folders with a template and a schema, and plans may name their schema") {
  MemoryWorld world;
  world.put("/data/templates/schema/definitions.json", R"({"$defs":{"t":{"type":"string"}}})");
  world.put("/data/templates/nen/ke-hoach.mau", "x");
  world.put("/data/templates/b/ke-hoach.mau", "x");
  world.put("/data/templates/b/schema.json",
            R"({"title":"Bê","description":"Mô tả","properties":{
                "t":{"$ref":"../schema/definitions.json#/$defs/t"}}})");
  Sources sources;
  const auto shelf = list_templates(world, "/data", sources);
  REQUIRE(shelf);
  REQUIRE(shelf->size() == 1);
  CHECK((*shelf)[0].name == "b");
  CHECK((*shelf)[0].title == "Bê");
  CHECK((*shelf)[0].description == "Mô tả");
  const auto schema = bundled_schema(world, "/data", "b", std::make_shared<Sources>());
  REQUIRE(schema);
  CHECK(schema->find(R"("$schema")") != std::string::npos);
  CHECK(schema->find(R"("#/$defs/t")") != std::string::npos);
  const auto unknown_sources = std::make_shared<Sources>();
  const auto unknown = bundled_schema(world, "/data", "c", unknown_sources);
  REQUIRE(!unknown);
  CHECK(unknown.error()[0].code == "T018");
}
