#include "base.h"

#include <algorithm>

#include "convert.h"
#include "defaults.h"
#include "json/write.h"
#include "setting_path.h"
#include "settings.h"

namespace kehoach::plan {

namespace {

// The member of the root in which something stands; none if that is the root itself.
std::optional<std::string_view> member_of(const Origin& origin) {
  const DataPath* path = origin.path;
  if (path == nullptr || path->parent == nullptr) return std::nullopt;
  while (path->parent->parent != nullptr) path = path->parent;
  return path->key;
}

BaseMember* find(std::vector<BaseMember>& members, std::string_view key) {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [key](const BaseMember& member) { return member.key == key; });
  return found == members.end() ? nullptr : &*found;
}

// Marks what something is told of; false if that is not inside one of the members.
bool note(const Diagnostics& told, std::vector<BaseMember>& members) {
  return std::all_of(told.begin(), told.end(), [&](const Diagnostic& diagnostic) {
    const auto key = member_of(diagnostic.where);
    BaseMember* member = key ? find(members, *key) : nullptr;
    if (member != nullptr) member->told = true;
    return member != nullptr;
  });
}

std::vector<BaseMember> read_members(const Draft::Impl& draft, Base::Impl& base) {
  json::Value data = *draft.merged;
  leave_out_unasked(data, draft, *base.schema);
  // The one thing that is said of two members together (P201).
  if (data.find("from") != nullptr || data.find("to") != nullptr) return {};
  const std::size_t written = data.object()->size();
  fill_defaults(data, *base.schema, base.sources);
  std::vector<BaseMember> members;
  for (const json::Member& member : *data.object()) {
    members.push_back({member.key, {}, {}, false});
    if (members.size() <= written) {
      members.back().json = json::write_member({member.key, {}, *draft.merged->find(member.key)});
    }
  }
  Marks marks(*base.schema);
  Diagnostics told =
      json::check(data, base.schema->schema,
                  [&marks](const auto& value, auto& node) { marks.add(value, node); });
  if (const Mark* mark = marks.find(data)) base.no_end_mark = mark->no_end_mark;
  base.root = convert(data, marks, told);
  if (base.root.map() == nullptr || !note(told, members)) return {};
  auto& values = std::get<Map>(base.root.data);
  for (std::size_t i = 0; i < members.size(); ++i) members[i].value = std::move(values[i].second);
  values.clear();
  return members;
}

}  // namespace

Base::Base(const Draft& draft, const Schema& schema) {
  auto base = std::make_shared<Impl>();
  base->merged = draft.impl().merged;
  base->schema = &schema.impl();
  if (base->schema->schema.root().judges_members_apart()) {
    base->members = read_members(draft.impl(), *base);
  }
  impl_ = std::move(base);
}

std::optional<Plan> read_changed(const Draft::Impl& draft, const Base::Impl& base,
                                 const Schema::Impl& schema, Sources& sources) {
  if (base.members.empty() || base.merged != draft.merged || base.schema != &schema) return {};
  json::Value data{json::Object{}, draft.merged->origin};
  json::Object& changed = *data.object();
  for (const Setting& setting : draft.settings) {
    const auto steps = read_setting_path(setting);
    if (!steps) return {};
    const std::string& key = steps->front().key;
    if (data.find(key) != nullptr) continue;
    const auto given = std::find_if(draft.merged->object()->begin(), draft.merged->object()->end(),
                                    [&](const json::Member& member) { return member.key == key; });
    if (given == draft.merged->object()->end()) return {};
    changed.push_back(*given);
  }
  const std::size_t count = changed.size();
  for (const Setting& setting : draft.settings) {
    if (!apply(setting, data, schema, sources).empty()) return {};
  }
  if (changed.size() != count) return {};

  std::vector<std::string> written;
  for (const json::Member& member : changed) written.push_back(json::write_member(member));
  fill_members(changed, schema, sources);
  Marks marks(schema);
  Diagnostics told = json::check_members(
      data, schema.schema, [&marks](const auto& value, auto& node) { marks.add(value, node); });
  std::vector<Value> values;
  for (json::Member& member : changed) {
    values.push_back(convert(member.value, marks, told, base.no_end_mark));
  }
  if (!told.empty()) return {};

  Plan plan;
  plan.root = base.root;
  Map& root = std::get<Map>(plan.root.data);
  root.reserve(base.members.size());
  std::vector<std::string_view> texts;
  for (const BaseMember& member : base.members) {
    const json::Value* own = data.find(member.key);
    if (own == nullptr) {
      if (member.told) return {};
      root.push_back({member.key, member.value});
      if (!member.json.empty()) texts.push_back(member.json);
      continue;
    }
    const auto place = std::find_if(changed.begin(), changed.end(),
                                    [own](const json::Member& m) { return &m.value == own; });
    const auto index = static_cast<std::size_t>(place - changed.begin());
    root.push_back({member.key, std::move(values[index])});
    texts.push_back(written[index]);
  }
  plan.json = json::join_members(texts);
  return plan;
}

}  // namespace kehoach::plan
