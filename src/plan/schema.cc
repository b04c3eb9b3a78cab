#include "schema.h"

#include <array>

#include "base/nearest.h"

namespace kehoach::plan {

namespace {

constexpr std::array<std::pair<std::string_view, Meaning>, 6> meanings = {
    {{"plain", Meaning::plain},
     {"rich", Meaning::rich},
     {"lines", Meaning::lines},
     {"blocks", Meaning::blocks},
     {"block", Meaning::block},
     {"date", Meaning::date}}};

std::optional<Meaning> read_meaning(const json::Value& word, Diagnostics& told) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : meanings) {
    if (word.string() != nullptr && *word.string() == name) return meaning;
    names.emplace_back(name);
  }
  Diagnostic refusal{"P007", {json::shown(word)}, word.origin, {}};
  if (word.string() != nullptr) {
    if (const auto meant = nearest(*word.string(), names)) {
      refusal.hints.push_back(hint_did_you_mean(*meant));
    }
  }
  told.push_back(std::move(refusal));
  return std::nullopt;
}

// What the node says itself: what its $ref says is noted with that.
Note read_note(const json::SchemaNode& node, Diagnostics& told) {
  Note note;
  if (const auto* word = node.own_annotation("x-kehoach")) note.meaning = read_meaning(*word, told);
  if (const auto* word = node.own_annotation("x-kehoach-no-end-mark")) {
    note.no_end_mark = word->boolean() != nullptr && *word->boolean();
  }
  if (const auto* word = node.own_annotation("title")) note.title = word->string();
  return note;
}

// Whether one step from the node (a property, an item, a reference, an alternative) leads to a
// default or to a node that reaches one.
bool steps_to_default(const json::SchemaNode& node, const std::vector<Note>& notes) {
  const auto reaches = [&notes](const json::SchemaNode* next) {
    return next != nullptr && notes[next->index()].reaches_default;
  };
  for (const auto& [key, property] : node.properties()) {
    if (property->default_value() != nullptr || reaches(property)) return true;
  }
  for (const json::SchemaNode* next : node.in_place()) {
    if (reaches(next)) return true;
  }
  for (const json::SchemaNode* item : node.elements()) {
    if (reaches(item)) return true;
  }
  return false;
}

void find_defaults(const json::Schema& schema, std::vector<Note>& notes) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::size_t i = 0; i < notes.size(); ++i) {
      if (notes[i].reaches_default || !steps_to_default(schema.node(i), notes)) continue;
      notes[i].reaches_default = changed = true;
    }
  }
}

}  // namespace

Result<Schema> load_schema(const std::vector<SchemaFile>& files, Sources& sources) {
  std::vector<json::Schema::File> json_files;
  json_files.reserve(files.size());
  for (const SchemaFile& file : files) json_files.push_back({file.name, file.source});
  auto schema = json::Schema::load(json_files, sources);
  if (!schema) return std::move(schema).error();

  Diagnostics told;
  std::vector<Note> notes;
  notes.reserve(schema->size());
  for (std::size_t i = 0; i < schema->size(); ++i) {
    notes.push_back(read_note(schema->node(i), told));
  }
  if (!told.empty()) return told;
  find_defaults(*schema, notes);
  return Schema(
      std::make_shared<const Schema::Impl>(Schema::Impl{std::move(*schema), std::move(notes)}));
}

}  // namespace kehoach::plan
