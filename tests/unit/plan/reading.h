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
    return *this;
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
