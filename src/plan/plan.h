// One plan: layers of data merged, checked against the template's schema, with defaults filled in.
//
// In: JSON texts, each with its source; the words of `--set`; a schema. Out: a `Plan`, or every
// violation at once (P1xx), each with its place, its path, what was expected and a hint.
// It reads no files: `render` brings the texts.
//
//   auto draft = read_draft({.texts = {kehoach_json, plan_json}, .settings = {}}, sources);
//   auto schema = load_schema(files_of(draft->names().template_name), template_sources);
//   auto plan = read_plan(std::move(*draft), *schema, sources, warnings);
//
// Layers, weakest first: the schema's defaults, the superior's plan, kehoach.json, the plan, a
// unit's row, --set. Objects merge key by key, anything else replaces; an absent key inherits;
// null stays null: it means "none".
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/value.h"

namespace kehoach::plan {

// A schema, resolved: JSON Schema (draft 2020-12) of a stated subset (src/json/schema.h), where
//   "x-kehoach": the meaning of a value (plain, rich, lines, blocks, block, date); of several that
//     hold, the innermost counts;
//   "x-kehoach-no-end-mark": true: texts here and below do not end in "./." themselves (P202);
//   "x-kehoach-later": an interview does not ask for it: it comes when the plan is issued;
//   "title": what messages call a field, in Vietnamese;
//   "x-message-vi", "x-message-en": what a value has to be, in plain words;
//   "default": taken as it is written where a property is absent; a default object lies under the
//     object that is given. Defaults are found through properties, items, $ref, allOf and, of
//     anyOf and oneOf, the only alternative that a value of its type could take.
class Schema {
 public:
  struct Impl;
  explicit Schema(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

// The text of a schema file. `name` is what "$ref" calls it: "definitions.json".
struct SchemaFile {
  std::string name;
  const Source* source = nullptr;
};

// `files[0]` is the template's schema; the others are what it may refer to by name.
// P0xx errors: a broken schema is the template author's fault and says so.
Result<Schema> load_schema(const std::vector<SchemaFile>& files, Sources& sources);

// "path=value" as in --set: `path` is dotted, with indices ("signatures.0.name", or as messages
// write it, "signatures[0].name"). The value is text, unless the schema wants something else at
// that place: then it is read as that (a whole number, true/false, JSON). Where the schema allows
// null the word null is it; where it allows objects or lists, what starts with a bracket is JSON.
// A cell is written by spreadsheets and their users: a date may be "31/12/2021", "12/2021" or
// "2021", a whole number "1.500.000", a truth "TRUE", "FALSE", "có" or "không".
struct Setting {
  const Source* source = nullptr;  // kind `argument` or `cell`
  std::string path;
  Span value;  // inside the source's text
  // There is no value: the field becomes null where the schema allows it, and goes where it does
  // not.
  bool clears = false;
};

struct Layers {
  std::vector<const Source*> texts;  // JSON objects, weakest first
  std::vector<Setting> settings;     // stronger than all texts; the last one counts
  // That of the texts which is kehoach.json: an office writes it for all its templates, so its
  // "subordinates" are left out where a schema has no such field.
  const Source* office = nullptr;
};

struct Plan {
  Value root;  // a map
  // The merged plan as JSON, without defaults: what is embedded in the DOCX. Two-space indent,
  // keys in the order first seen, NFC. The same plan always gives the same bytes.
  std::string json;
};

// What stands in the layers before any schema is known: which template, which profile.
struct Names {
  std::string template_name;  // empty: none is named
  std::string profile_name;
  Origin template_origin, profile_origin;
};

// The layers, read and merged: all that can be known without a schema. Its texts are parsed once.
class Draft {
 public:
  const Names& names() const;

  // The same layers with settings laid over their texts and under their own settings. The values of
  // the original stand in its sources; what is new goes into `sources`.
  Result<Draft> with(std::vector<Setting> settings, Sources& sources) const;
  // What the layers hold at a path, without the settings; null if nothing. As text: a string as it
  // is, anything else as JSON on one line.
  std::optional<std::string> text_at(const std::string& path) const;

  struct Impl;
  explicit Draft(std::unique_ptr<Impl> impl);
  Draft(Draft&&) noexcept;
  Draft& operator=(Draft&&) noexcept;
  ~Draft();
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// What plans of one draft have in common, read once for all of them. Good for drafts made by with()
// and as long as draft and schema are; what is read with it points into it.
class Base {
 public:
  Base(const Draft& draft, const Schema& schema);

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

// J0xx; P103 where a text is no object or a name is no text.
Result<Draft> read_draft(const Layers& layers, Sources& sources);

// `sources` is the draft's. `warnings` receives what is doubtful but not wrong (P2xx). Both come in
// the order of their places, source by source. With a base the same, sooner.
Result<Plan> read_plan(Draft draft, const Schema& schema, Sources& sources, Diagnostics& warnings,
                       const Base* base = nullptr);

// The merged layers with the settings applied, as JSON in the form of Plan::json, unchecked: for a
// plan that is still being written. P13x, J0xx of the settings.
Result<std::string> merged_json(Draft draft, const Schema& schema, Sources& sources);

// Any JSON, without a schema: every string is plain text. For `dump --template` and the tests.
Result<Value> read_free(const Source* source, Sources& sources);

}  // namespace kehoach::plan
