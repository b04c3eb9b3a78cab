// One plan: layers of data merged, checked against the template's schema, with defaults filled in.
//
// In: JSON texts, each with its source; the words of `--set`; a schema. Out: a `Plan`, or every
// violation at once (P1xx), each with its place, its path, what was expected and a hint.
// It reads no files: `render` brings the texts.
//
// Layers, weakest first: the schema's defaults, the superior's plan, kehoach.json, the plan, a
// unit's row, --set. Objects merge key by key, anything else replaces; an absent key inherits;
// null stays null: it means "none".
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/value.h"

namespace kehoach::plan {

// A schema, resolved: JSON Schema (draft 2020-12) of a stated subset (src/json/schema.h) with two
// words of ours: "x-kehoach", the meaning of a value (rich, lines, blocks, block, date), and
// "title"/"description" in Vietnamese, which messages quote.
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

// "path=value" as in --set: `path` is dotted, with indices ("signatures.0.name"). The value is
// text, unless the schema wants something else at that place: then it is read as that (a whole
// number, true/false, a date, or JSON).
struct Setting {
  const Source* source = nullptr;  // kind `argument` or `cell`
  std::string path;
  Span value;  // inside the source's text
};

struct Layers {
  std::vector<const Source*> texts;  // JSON, weakest first
  std::vector<Setting> settings;     // stronger than all texts
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
Result<Names> read_names(const Layers& layers, Sources& sources);

// `warnings` receives what is doubtful but not wrong (see P2xx in the catalogue).
Result<Plan> read_plan(const Layers& layers, const Schema& schema, Sources& sources,
                       Diagnostics& warnings);

// Any JSON, without a schema: every string is plain text. For `dump --template` and the tests.
Result<Value> read_free(const Source* source, Sources& sources);

}  // namespace kehoach::plan
