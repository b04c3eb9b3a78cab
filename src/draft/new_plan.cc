#include "draft/new_plan.h"

#include <algorithm>

#include "draft/shelf.h"
#include "json/make.h"
#include "json/merge.h"
#include "json/parse.h"
#include "json/schema.h"
#include "json/write.h"
#include "plan/plan.h"
#include "render/render.h"
#include "schema_walk.h"
#include "viet/file_name.h"

namespace kehoach::draft {

namespace {

// The reader of plans refuses what is larger.
constexpr std::size_t largest_file = (std::size_t{16} << 20) + 1;
constexpr int deepest_blank = 8;

Result<json::Value> read_object(const World& world, const Path& path, Sources& sources) {
  auto text = world.read_file(path, largest_file);
  if (!text) return std::move(text).error();
  auto value = json::parse(sources.add(SourceKind::file, path.string(), std::move(*text)), sources);
  if (value && value->object() == nullptr) {
    return Diagnostic{"P103",
                      {json::subject(*value, nullptr), json::type_name(json::object_value({})),
                       json::shown(*value)},
                      json::place_of(*value),
                      {}};
  }
  return value;
}

// "templates/rieng/ke-hoach.mau" is called by its folder.
std::string short_name(const std::string& template_name) {
  if (!template_name.ends_with(".mau")) return template_name;
  const std::string folder = viet::slug(Path(template_name).parent_path().filename().string());
  return folder.empty() ? "mau" : folder;
}

json::Value without(json::Value plan, std::initializer_list<std::string_view> keys) {
  std::erase_if(*plan.object(), [&](const json::Member& m) {
    return std::find(keys.begin(), keys.end(), m.key) != keys.end();
  });
  return plan;
}

class Blanks {
 public:
  explicit Blanks(std::vector<std::string>& paths) : paths_(paths) {}

  // `known` is what other layers have at this place; null if nothing.
  void fill(json::Value& value, const json::Value* known, const Nodes& nodes,
            const std::string& path, int depth) {
    if (value.object() == nullptr || depth > deepest_blank) return;
    for (const std::string& key : keys_of(nodes)) {
      const json::Value* there = known == nullptr ? nullptr : known->find(key);
      const Nodes part = members_of(nodes, key);
      const bool wanted =
          is_required(nodes, key) && (part.empty() || part[0]->default_value() == nullptr);
      const std::string place = path.empty() ? key : path + '.' + key;
      if (json::Value* given = value.find(key)) {
        fill(*given, there, part, place, depth + 1);
      } else if (wanted && there == nullptr) {
        json::put(*value.object(), key, blank(part, place, depth + 1));
      } else if (wanted && there->object() != nullptr) {
        json::Value rest = json::object_value({});
        fill(rest, there, part, place, depth + 1);
        if (!rest.object()->empty()) json::put(*value.object(), key, std::move(rest));
      }
    }
  }

 private:
  json::Value blank(const Nodes& nodes, const std::string& place, int depth) {
    const json::Types types = nodes.empty() ? json::string_type : nodes[0]->types();
    if ((types & json::object_type) != 0 && (types & (json::array_type | json::string_type)) == 0 &&
        depth < deepest_blank) {
      const std::size_t before = paths_.size();
      json::Value value = json::object_value({});
      fill(value, nullptr, nodes, place, depth);
      if (paths_.size() > before) return value;
    }
    paths_.push_back(place);
    if ((types & json::array_type) != 0) return json::list_value({});
    if ((types & json::string_type) != 0) return json::text_value("");
    return json::object_value({});
  }

  std::vector<std::string>& paths_;
};

Result<json::Schema> load(const Outline& outline, Sources& sources) {
  return json::Schema::load(
      {{"schema.json", sources.add(SourceKind::built_in, "schema.json", outline.schema)}}, sources);
}

}  // namespace

Result<Outline> outline_plan(const World& world, const Path& data, const std::string& template_name,
                             const Path& folder, std::shared_ptr<Sources> sources) {
  Outline out;
  auto schema = bundled_schema(world, data, template_name, sources);
  if (!schema) return std::move(schema).error();
  out.schema = std::move(*schema);
  out.schema_file = ".kehoach/" + short_name(template_name) + ".schema.json";
  out.template_name = template_name;
  out.known = json::object_value({});
  if (const auto office = render::find_office(world, folder)) {
    auto constants = read_object(world, *office, *sources);
    if (!constants) return std::move(constants).error();
    out.known = std::move(*constants);
  }
  return out;
}

Result<Outline> outline_office(const World& world, const Path& data,
                               std::shared_ptr<Sources> sources) {
  Outline out;
  auto schema = office_schema(world, data, std::move(sources));
  if (!schema) return std::move(schema).error();
  out.schema = std::move(*schema);
  out.schema_file = ".kehoach/kehoach.schema.json";
  out.known = json::object_value({});
  return out;
}

Result<json::Value> example_plan(const World& world, const Path& data,
                                 const std::string& template_name, Sources& sources) {
  const Path folder = template_name.ends_with(".mau") ? folder_of(template_name)
                                                      : data / "templates" / template_name;
  const Path path = folder / "example.json";
  if (world.kind_of(path) != FileKind::file)
    return Diagnostic{"D003", {template_name, path.string()}, {}, {}};
  auto plan = read_object(world, path, sources);
  if (!plan) return plan;
  return without(std::move(*plan), {"$schema", "template"});
}

Result<json::Value> with_settings(const Outline& outline, const json::Value& base,
                                  const std::vector<std::string>& settings, Sources& sources) {
  const Source* schema_text = sources.add(SourceKind::built_in, "schema.json", outline.schema);
  auto schema = plan::load_schema({{"schema.json", schema_text}}, sources);
  if (!schema) return std::move(schema).error();
  plan::Layers layers;
  layers.texts = {sources.add(SourceKind::built_in, "", json::write(base))};
  for (const std::string& setting : settings) {
    const auto equals = static_cast<std::uint32_t>(setting.find('='));
    layers.settings.push_back({sources.add(SourceKind::argument, setting, setting),
                               setting.substr(0, equals),
                               {equals + 1, static_cast<std::uint32_t>(setting.size())}});
  }
  auto draft = plan::read_draft(layers, sources);
  if (!draft) return std::move(draft).error();
  auto merged = plan::merged_json(std::move(*draft), *schema, sources);
  if (!merged) return std::move(merged).error();
  return json::parse(sources.add(SourceKind::built_in, "", std::move(*merged)), sources);
}

Result<json::Value> with_blanks(const Outline& outline, json::Value plan,
                                std::vector<std::string>& blanks) {
  Sources sources;
  const auto schema = load(outline, sources);
  if (!schema) return schema.error();
  Blanks(blanks).fill(plan, &outline.known, with_all_in_place({&schema->root()}), "", 0);
  return plan;
}

Result<std::vector<FieldName>> top_fields(const Outline& outline) {
  Sources sources;
  const auto schema = load(outline, sources);
  if (!schema) return schema.error();
  std::vector<FieldName> fields;
  const Nodes root = with_all_in_place({&schema->root()});
  for (const std::string& key : keys_of(root)) {
    if (key != "$schema" && key != "template")
      fields.push_back({key, annotated(members_of(root, key), "title")});
  }
  return fields;
}

std::string file_text(const Outline& outline, const json::Value& plan) {
  json::Object file;
  json::put(file, "$schema", json::text_value(outline.schema_file));
  // A plan names shipped templates only; a file of one's own is named by --template.
  if (!outline.template_name.empty() && !outline.template_name.ends_with(".mau"))
    json::put(file, "template", json::text_value(outline.template_name));
  if (const json::Object* members = plan.object()) {
    for (const json::Member& member : *members) json::put(file, member.key, member.value);
  }
  return json::write(json::object_value(std::move(file)));
}

std::string kept_text(const Outline& outline, const std::vector<Answer>& answers) {
  json::Array list;
  for (const Answer& answer : answers) {
    json::Object one;
    json::put(one, "at", json::text_value(answer.at));
    json::put(one, "line", json::text_value(answer.line));
    list.push_back(json::object_value(std::move(one)));
  }
  json::Object file;
  json::put(file, "template", json::text_value(outline.template_name));
  json::put(file, "answers", json::list_value(std::move(list)));
  return json::write(json::object_value(std::move(file)));
}

std::optional<std::vector<Answer>> read_kept(const Outline& outline, const std::string& text) {
  Sources sources;
  const auto file = json::parse(sources.add(SourceKind::file, "", text), sources);
  if (!file) return std::nullopt;
  const json::Value* name = file->find("template");
  const json::Value* list = file->find("answers");
  if (name == nullptr || name->string() == nullptr || *name->string() != outline.template_name ||
      list == nullptr || list->array() == nullptr)
    return std::nullopt;
  std::vector<Answer> answers;
  for (const json::Value& one : *list->array()) {
    const json::Value* at = one.find("at");
    const json::Value* line = one.find("line");
    if (at == nullptr || line == nullptr || at->string() == nullptr || line->string() == nullptr)
      return std::nullopt;
    answers.push_back({*at->string(), *line->string()});
  }
  return answers;
}

}  // namespace kehoach::draft
