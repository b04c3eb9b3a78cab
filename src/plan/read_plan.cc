#include <algorithm>
#include <tuple>

#include "base.h"
#include "convert.h"
#include "defaults.h"
#include "json/parse.h"
#include "json/write.h"
#include "plan/plan.h"
#include "schema.h"
#include "schema_nodes.h"
#include "settings.h"

namespace kehoach::plan {

namespace {

// As a reader meets them: source by source, in the order in which they were first told of, and
// from top to bottom in each; that there are more comes last.
void sort_by_place(Diagnostics& told) {
  std::vector<const Source*> sources;
  for (const Diagnostic& d : told) {
    if (std::find(sources.begin(), sources.end(), d.where.source) == sources.end()) {
      sources.push_back(d.where.source);
    }
  }
  const auto place = [&sources](const Diagnostic& d) {
    const auto at = std::find(sources.begin(), sources.end(), d.where.source);
    return std::tuple(d.code == "P190", at - sources.begin(), d.where.span.begin);
  };
  std::stable_sort(told.begin(), told.end(), [&place](const Diagnostic& a, const Diagnostic& b) {
    return place(a) < place(b);
  });
}

constexpr std::string_view not_for_all = "subordinates";

}  // namespace

void leave_out_unasked(json::Value& data, const Draft::Impl& draft, const Schema::Impl& schema) {
  const json::Value* value = data.find(not_for_all);
  if (draft.office == nullptr || value == nullptr || value->origin.source != draft.office) return;
  if (!members_of(with_all_in_place({&schema.schema.root()}), not_for_all).empty()) return;
  std::erase_if(*data.object(),
                [](const json::Member& member) { return member.key == not_for_all; });
}

namespace {

json::Value merged(const Draft::Impl& draft, const Schema::Impl& schema, Sources& sources,
                   Diagnostics& told) {
  json::Value data = *draft.merged;
  leave_out_unasked(data, draft, schema);
  for (const Setting& setting : draft.settings) {
    append(told, apply(setting, data, schema, sources));
  }
  return data;
}

}  // namespace

Result<Plan> read_plan(Draft draft, const Schema& schema, Sources& sources, Diagnostics& warnings,
                       const Base* base) {
  if (base != nullptr) {
    auto plan = read_changed(draft.impl(), base->impl(), schema.impl(), sources);
    if (plan) return std::move(*plan);
  }
  Diagnostics told;
  json::Value data = merged(draft.impl(), schema.impl(), sources, told);
  Plan plan;
  plan.json = json::write(data);
  fill_defaults(data, schema.impl(), sources);

  Marks marks(schema.impl());
  append(told, json::check(data, schema.impl().schema,
                           [&marks](const json::Value& value, const json::SchemaNode& node) {
                             marks.add(value, node);
                           }));
  plan.root = convert(data, marks, told);
  sort_by_place(told);
  const auto first_warning =
      std::stable_partition(told.begin(), told.end(),
                            [](const Diagnostic& d) { return d.severity() == Severity::error; });
  warnings.insert(warnings.end(), std::make_move_iterator(first_warning),
                  std::make_move_iterator(told.end()));
  told.erase(first_warning, told.end());
  if (!told.empty()) return told;
  return plan;
}

Result<std::string> merged_json(Draft draft, const Schema& schema, Sources& sources) {
  Diagnostics told;
  const json::Value data = merged(draft.impl(), schema.impl(), sources, told);
  if (!told.empty()) return told;
  return json::write(data);
}

Result<Value> read_free(const Source* source, Sources& sources) {
  auto value = json::parse(source, sources);
  if (!value) return std::move(value).error();
  return convert_freely(*value);
}

}  // namespace kehoach::plan
