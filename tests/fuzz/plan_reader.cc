// The plan reader on any bytes. The input is one plan, or several pieces separated by the byte
// 0x1E: what starts with "{" is a layer, anything else a setting "path=value".
#include <cstdint>
#include <fstream>
#include <sstream>

#include "holds.h"
#include "plan/plan.h"

using namespace kehoach;

namespace {

std::string read_file(const std::string& name) {
  std::ifstream in(KEHOACH_SOURCE_FOLDER "/tests/property/schemas/" + name, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

const plan::Schema& schema() {
  static Sources sources;
  static const plan::Schema loaded = [] {
    std::vector<plan::SchemaFile> files;
    for (const std::string name : {"plan.json", "definitions.json"}) {
      files.push_back({name, sources.add(SourceKind::built_in, name, read_file(name))});
    }
    auto result = plan::load_schema(files, sources);
    require(result.has_value());
    return std::move(*result);
  }();
  return loaded;
}

plan::Layers split(std::string_view input, Sources& sources) {
  plan::Layers layers;
  while (true) {
    const std::string_view piece = input.substr(0, input.find('\x1E'));
    const bool first = layers.texts.empty();
    const auto equals = piece.find('=');
    if (first || piece.starts_with('{') || equals == std::string_view::npos) {
      layers.texts.push_back(sources.add(SourceKind::file, "p.json", std::string(piece)));
    } else {
      const Source* source = sources.add(SourceKind::argument, "--set", std::string(piece));
      layers.settings.push_back(
          {source,
           std::string(piece.substr(0, equals)),
           {static_cast<std::uint32_t>(equals + 1), static_cast<std::uint32_t>(piece.size())}});
    }
    if (piece.size() == input.size()) return layers;
    input.remove_prefix(piece.size() + 1);
  }
}

// Every letter of every text leads back into its source.
void examine_value(const plan::Value& value) {
  if (const std::string* text = value.text()) {
    for (std::uint32_t i = 0; i < text->size(); ++i) {
      const Origin origin = narrowed(value.origin, i, 1);
      require(origin.source != nullptr && origin.span.begin <= origin.span.end);
      require(origin.span.end <= value.origin.span.end);
      require(origin.span.begin >= value.origin.span.begin);
    }
  } else if (const plan::List* list = value.list()) {
    for (const plan::Value& item : *list) examine_value(item);
  } else if (const plan::Map* map = value.map()) {
    for (const auto& [key, member] : *map) examine_value(member);
  }
}

std::string read(std::string_view input) {
  Sources sources;
  const plan::Layers layers = split(input, sources);
  auto free = plan::read_free(layers.texts.front(), sources);
  if (free) {
    examine_value(*free);
  } else {
    require(has_errors(free.error()));
    examine(free.error());
  }
  auto draft = plan::read_draft(layers, sources);
  if (!draft) {
    examine(draft.error());
    return {};
  }
  Diagnostics warnings;
  auto result = plan::read_plan(std::move(*draft), schema(), sources, warnings);
  examine(warnings);
  require(!has_errors(warnings));
  if (!result) {
    require(has_errors(result.error()));
    examine(result.error());
    return {};
  }
  examine_value(result->root);
  return result->json;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string json = read({reinterpret_cast<const char*>(data), size});
  if (!json.empty()) require(read(json) == json);
  return 0;
}
