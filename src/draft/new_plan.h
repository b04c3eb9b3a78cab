// A new plan, or a new kehoach.json, as a file: what is known before anybody is asked, and what is
// written in the end.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/world.h"
#include "draft/interview.h"
#include "json/value.h"

namespace kehoach::draft {

// What a new file is made from.
struct Outline {
  std::string schema;         // bundled
  std::string schema_file;    // what "$schema" names, beside the new file: where `schema` goes
  std::string template_name;  // empty for kehoach.json
  json::Value known;          // the office's constants; an object
};

// For a plan in `folder`: with the kehoach.json that holds there.
// T0xx, D001, F0xx, J0xx.
Result<Outline> outline_plan(const World& world, const Path& data, const std::string& template_name,
                             const Path& folder, std::shared_ptr<Sources> sources);
Result<Outline> outline_office(const World& world, const Path& data,
                               std::shared_ptr<Sources> sources);

// The template's example.json, "$schema" and "template" left out. D003, F0xx, J0xx.
Result<json::Value> example_plan(const World& world, const Path& data,
                                 const std::string& template_name, Sources& sources);

// The object with "path=value" words laid over it. P13x, J0xx.
Result<json::Value> with_settings(const Outline& outline, const json::Value& base,
                                  const std::vector<std::string>& settings, Sources& sources);

// Adds a blank for everything that the schema requires and nobody says; their paths in `blanks`.
// P0xx.
Result<json::Value> with_blanks(const Outline& outline, json::Value plan,
                                std::vector<std::string>& blanks);

// The fields that the schema has, for who fills in a file by hand: path and title.
struct FieldName {
  std::string path;
  std::string title;
};
Result<std::vector<FieldName>> top_fields(const Outline& outline);

// The file: "$schema", "template", then the rest.
std::string file_text(const Outline& outline, const json::Value& plan);

// Answers that were kept when somebody broke off. They belong to one template.
std::string kept_text(const Outline& outline, const std::vector<Answer>& answers);
// Nothing if the text is not that.
std::optional<std::vector<Answer>> read_kept(const Outline& outline, const std::string& text);

}  // namespace kehoach::draft
