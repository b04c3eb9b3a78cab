#include "draft.h"

#include "json/merge.h"
#include "json/parse.h"
#include "json/schema.h"
#include "json/write.h"
#include "paths.h"
#include "setting_path.h"

namespace kehoach::plan {

namespace {

Diagnostic must_be(const json::Value& value, const json::Value& wanted) {
  return {"P103",
          {json::subject(value, nullptr), json::type_name(wanted), json::shown(value)},
          json::place_of(value),
          {}};
}

// The name that stands under `key`; none if it is absent or null.
void read_name(const Draft::Impl& draft, std::string_view key, Sources& sources, std::string& name,
               Origin& origin, Diagnostics& told) {
  const json::Value* value = draft.merged->find(key);
  json::Value set;
  for (const Setting& setting : draft.settings) {
    if (setting.path != key) continue;
    if (setting.clears) {
      value = nullptr;
      continue;
    }
    auto text = json::read_text(setting.source, setting.value, sources);
    if (!text) {
      append(told, std::move(text).error());
      return;
    }
    set = std::move(*text);
    const std::string* word = set.string();
    value = word != nullptr && *word == "null" ? nullptr : &set;
  }
  if (value == nullptr || value->is_null()) return;
  if (const std::string* text = value->string()) {
    name = *text;
    origin = value->origin;
  } else {
    told.push_back(must_be(*value, {std::string(), {}}));
  }
}

Diagnostics read_names(Draft::Impl& draft, Sources& sources) {
  Diagnostics told;
  Names& names = draft.names;
  names = {};
  read_name(draft, "template", sources, names.template_name, names.template_origin, told);
  read_name(draft, "profile", sources, names.profile_name, names.profile_origin, told);
  return told;
}

}  // namespace

Draft::Draft(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Draft::Draft(Draft&&) noexcept = default;
Draft& Draft::operator=(Draft&&) noexcept = default;
Draft::~Draft() = default;

const Names& Draft::names() const { return impl_->names; }

Result<Draft> read_draft(const Layers& layers, Sources& sources) {
  auto draft = std::make_unique<Draft::Impl>();
  json::Value merged{json::Object{}, {nullptr, {}, nullptr, sources.root(), 0}};
  draft->office = layers.office;
  draft->settings = layers.settings;
  Diagnostics told;
  for (const Source* text : layers.texts) {
    auto value = json::parse(text, sources);
    if (!value) {
      append(told, std::move(value).error());
    } else if (value->object() == nullptr) {
      told.push_back(must_be(*value, {json::Object{}, {}}));
    } else {
      json::merge(merged, std::move(*value));
    }
  }
  if (!told.empty()) return told;
  draft->merged = std::make_shared<const json::Value>(std::move(merged));
  told = read_names(*draft, sources);
  if (!told.empty()) return told;
  return Draft(std::move(draft));
}

Result<Draft> Draft::with(std::vector<Setting> settings, Sources& sources) const {
  auto draft = std::make_unique<Impl>();
  draft->merged = impl_->merged;
  draft->office = impl_->office;
  draft->settings = std::move(settings);
  draft->settings.insert(draft->settings.end(), impl_->settings.begin(), impl_->settings.end());
  if (Diagnostics told = read_names(*draft, sources); !told.empty()) return told;
  return Draft(std::move(draft));
}

std::optional<std::string> Draft::text_at(const std::string& path) const {
  const auto steps = read_setting_path({nullptr, path, {}, false});
  if (!steps) return std::nullopt;
  const json::Value* at = impl_->merged.get();
  for (const PathStep& step : *steps) {
    if (const json::Array* items = at->array()) {
      if (!step.index || *step.index >= items->size()) return std::nullopt;
      at = &(*items)[*step.index];
    } else if ((at = at->find(step.key)) == nullptr) {
      return std::nullopt;
    }
  }
  if (at->is_null()) return std::nullopt;
  if (const std::string* text = at->string()) return *text;
  if (const json::Number* number = at->number()) return number->digits;
  return json::write(*at);
}

}  // namespace kehoach::plan
