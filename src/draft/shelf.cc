#include "draft/shelf.h"

#include "bundle.h"
#include "json/make.h"
#include "json/parse.h"
#include "json/write.h"
#include "template/template.h"

namespace kehoach::draft {

namespace {

constexpr std::size_t largest_schema = std::size_t{4} << 20;
constexpr const char* shared_name = "../schema/definitions.json";

Result<json::Value> read_json(const World& world, const Path& path, Sources& sources) {
  auto text = world.read_file(path, largest_schema);
  if (!text) return std::move(text).error();
  return json::parse(sources.add(SourceKind::file, path.string(), std::move(*text)), sources);
}

std::string text_of(const json::Value& object, std::string_view key) {
  const json::Value* value = object.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

// A plan names its schema for editors; the program passes over that.
void allow_schema_word(json::Value& schema) {
  json::Value* properties = schema.find("properties");
  if (properties == nullptr || properties->object() == nullptr) return;
  if (properties->find("$schema") != nullptr) return;
  json::Object word;
  json::put(word, "title", json::text_value("lược đồ"));
  json::put(word, "type", json::text_value("string"));
  json::put(*properties->object(), "$schema", json::object_value(std::move(word)));
}

Result<std::string> bundled(const World& world, const Path& data, const Path& own_path,
                            Sources& sources) {
  auto own = read_json(world, own_path, sources);
  if (!own) return std::move(own).error();
  auto shared = read_json(world, data / "templates" / "schema" / "definitions.json", sources);
  if (!shared) return std::move(shared).error();
  json::Value whole = bundle({{"schema.json", std::move(*own)}, {shared_name, std::move(*shared)}});
  allow_schema_word(whole);
  return json::write(whole);
}

}  // namespace

Result<std::vector<ShelfItem>> list_templates(const World& world, const Path& data,
                                              Sources& sources) {
  const Path folder = data / "templates";
  auto names = world.list_folder(folder);
  if (!names) return std::move(names).error();
  std::vector<ShelfItem> shelf;
  for (const std::string& name : *names) {
    const Path place = folder / name;
    if (world.kind_of(place / "ke-hoach.mau") != FileKind::file ||
        world.kind_of(place / "schema.json") != FileKind::file)
      continue;
    auto schema = read_json(world, place / "schema.json", sources);
    if (!schema) return std::move(schema).error();
    shelf.push_back({name, text_of(*schema, "title"), text_of(*schema, "description")});
  }
  return shelf;
}

Result<std::string> bundled_schema(const World& world, const Path& data, const std::string& name,
                                   std::shared_ptr<Sources> sources) {
  // Knows which names there are, and what was probably meant.
  const auto text = templates::load(world, {data / "templates"}, name, sources);
  if (!text) return text.error();
  const bool file = name.ends_with(".mau");
  const Path path =
      file ? folder_of(name) / "schema.json" : data / "templates" / name / "schema.json";
  if (file && world.kind_of(path) != FileKind::file) {
    return Diagnostic{"D001", {name, path.string()}, {}, {}};
  }
  return bundled(world, data, path, *sources);
}

Result<std::string> office_schema(const World& world, const Path& data,
                                  std::shared_ptr<Sources> sources) {
  return bundled(world, data, data / "templates" / "schema" / "office.json", *sources);
}

}  // namespace kehoach::draft
