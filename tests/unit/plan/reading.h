// Reads plans by the schema of tests/property/schemas/plan.json, which is shaped like the real
// ones.
#pragma once

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "plan/plan.h"

namespace kehoach::plan {

inline std::string read_file(const std::string& name) {
  std::ifstream in(KEHOACH_SOURCE_FOLDER "/tests/property/schemas/" + name, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Reading {
  Sources sources;
  Diagnostics told;
  Diagnostics warnings;
  Plan plan;
  bool good = false;

  // A text, or a setting "path=value".
  Reading& text(std::string json) {
    layers.texts.push_back(sources.add(
        SourceKind::file, "t" + std::to_string(layers.texts.size()) + ".json", std::move(json)));
    return *this;
  }
  Reading& set(const std::string& word) {
    const Source* source = sources.add(SourceKind::argument, "--set", word);
    const auto equals = static_cast<std::uint32_t>(word.find('='));
    layers.settings.push_back(
        {source, word.substr(0, equals), {equals + 1, static_cast<std::uint32_t>(word.size())}});
    return *this;
  }
  Reading& read() {
    const auto add = [this](const std::string& name) {
      return SchemaFile{name, sources.add(SourceKind::built_in, name, read_file(name))};
    };
    const auto schema = load_schema({add("plan.json"), add("definitions.json")}, sources);
    REQUIRE(schema);
    auto draft = read_draft(layers, sources);
    if (!draft) {
      told = std::move(draft).error();
      return *this;
    }
    auto result = read_plan(std::move(*draft), *schema, sources, warnings);
    good = result.has_value();
    if (good) {
      plan = std::move(*result);
    } else {
      told = std::move(result).error();
    }
    read_by_base(*schema);
    return *this;
  }
  // As one of many plans that differ in their settings: nothing may come out otherwise.
  void read_by_base(const Schema& schema) {
    auto common = read_draft({layers.texts, {}, layers.office}, sources);
    REQUIRE(common);
    const Base base(*common, schema);
    auto draft = common->with(layers.settings, sources);
    REQUIRE(draft);
    Diagnostics same_warnings;
    auto same = read_plan(std::move(*draft), schema, sources, same_warnings, &base);
    CHECK(list(same_warnings) == list(warnings));
    REQUIRE(same.has_value() == good);
    if (!good) {
      CHECK(list(same.error()) == list(told));
      return;
    }
    CHECK(same->json == plan.json);
    check_same(same->root, plan.root);
  }
  static void check_same(const Value& a, const Value& b) {
    INFO(json_pointer(b.origin.path));
    CHECK(a.meaning == b.meaning);
    CHECK(a.origin.source == b.origin.source);
    CHECK(a.origin.span == b.origin.span);
    CHECK(json_pointer(a.origin.path) == json_pointer(b.origin.path));
    REQUIRE(a.data.index() == b.data.index());
    if (const List* list = a.list()) {
      REQUIRE(list->size() == b.list()->size());
      for (std::size_t i = 0; i < list->size(); ++i) check_same((*list)[i], (*b.list())[i]);
    } else if (const Map* map = a.map()) {
      REQUIRE(map->size() == b.map()->size());
      for (std::size_t i = 0; i < map->size(); ++i) {
        CHECK((*map)[i].first == (*b.map())[i].first);
        check_same((*map)[i].second, (*b.map())[i].second);
      }
    } else if (const std::string* text = a.text()) {
      CHECK(*text == *b.text());
    } else if (const Date* date = a.date()) {
      CHECK(*date == *b.date());
    } else if (const Decimal* decimal = std::get_if<Decimal>(&a.data)) {
      CHECK(*decimal == std::get<Decimal>(b.data));
    } else if (const bool* truth = std::get_if<bool>(&a.data)) {
      CHECK(*truth == std::get<bool>(b.data));
    } else if (const std::int64_t* integer = a.integer()) {
      CHECK(*integer == *b.integer());
    }
  }

  const Value& at(const std::string& key) const {
    const Value* found = plan.root.find(key);
    REQUIRE(found != nullptr);
    return *found;
  }
  static std::string piece(const Diagnostic& d) {
    if (d.where.source == nullptr) return "";
    const Span span = d.where.span;
    return d.where.source->text.substr(span.begin, span.end - span.begin);
  }
  // "P104 \"31-12-2021\"" for each.
  static std::vector<std::string> list(const Diagnostics& diagnostics) {
    std::vector<std::string> out;
    for (const Diagnostic& d : diagnostics) out.push_back(std::string(d.code) + ' ' + piece(d));
    return out;
  }

  Layers layers;
};

// What every plan must have, and more members.
inline std::string with(const std::string& members) {
  return R"({"issuer": {"name": "LĐLĐ"}, "subject": "Thi đua", "content": []  )" +
         (members.empty() ? "" : ", " + members) + "}";
}

using Strings = std::vector<std::string>;

}  // namespace kehoach::plan
