#include "settings.h"

#include <algorithm>

#include "base/nearest.h"
#include "cell.h"
#include "json/merge.h"
#include "json/parse.h"
#include "paths.h"
#include "schema_nodes.h"
#include "setting_path.h"

namespace kehoach::plan {

namespace {

class Setter {
 public:
  Setter(const Setting& setting, const Schema::Impl& schema, Sources& sources)
      : setting_(setting), schema_(schema), sources_(sources) {}

  Diagnostics apply(json::Value& root) {
    auto steps = read_setting_path(setting_);
    if (!steps) return std::move(steps).error();
    at_ = &root;
    path_ = root.origin.path != nullptr ? root.origin.path : sources_.root();
    nodes_ = {&schema_.schema.root()};
    for (const PathStep& step : *steps) {
      parent_ = at_;
      const bool done = is_list(step) ? step_into_list(step) : step_into_object(step);
      if (!done) {
        undo();
        if (setting_.clears && told_.front().code == "P131") return {};  // not there at all
        return std::move(told_);
      }
    }
    if (setting_.clears) {
      clear();
      return {};
    }
    auto value = read(steps->size());
    if (!value) {
      undo();
      return std::move(value).error();
    }
    place(*value, path_, sources_);
    // What a cell holds is the whole value: "2021" leaves no month of the plan behind.
    if (setting_.source->kind == SourceKind::cell) at_->data = nullptr;
    json::merge(*at_, std::move(*value));
    return {};
  }

 private:
  Origin origin(Span span) const { return {setting_.source, span, nullptr, path_, 0}; }

  // What is not there yet becomes a list only where the schema wants one.
  bool is_list(const PathStep& step) const {
    if (at_->array() != nullptr) return true;
    const json::Types types = nodes_.empty() ? json::object_type : types_of(nodes_);
    return at_->is_null() && step.index && (types & json::object_type) == 0 &&
           (types & json::array_type) != 0;
  }

  bool step_into_list(const PathStep& step) {
    if (at_->is_null()) make(json::Array{}, step);
    json::Array& items = *at_->array();
    if (!step.index) return no_inside(step, json::type_name(*at_));
    const std::size_t index = *step.index;
    if (index > items.size()) {
      told_.push_back({"P131",
                       {readable_path(path_), std::to_string(items.size()), step.key},
                       origin(step.place),
                       {}});
      return false;
    }
    Nodes next;
    for (const json::SchemaNode* node : with_all_in_place(nodes_)) {
      if (const json::SchemaNode* element = node->element(index)) next.push_back(element);
    }
    path_ = sources_.element(path_, index);
    if (index == items.size()) {
      if (changed_ == nullptr) changed_ = at_;
      items.push_back({nullptr, origin(step.place)});
    }
    at_ = &items[index];
    nodes_ = std::move(next);
    return true;
  }

  bool step_into_object(const PathStep& step) {
    if (at_->is_null()) {
      const json::Types types = nodes_.empty() ? json::object_type : types_of(nodes_);
      if ((types & json::object_type) == 0) return no_inside(step, json::type_names(types));
      make(json::Object{}, step);
    }
    json::Object* members = at_->object();
    if (members == nullptr) return no_inside(step, json::type_name(*at_));
    if (!find_member(step)) return false;
    path_ = sources_.member(path_, step.key);
    json::Value* member = at_->find(step.key);
    if (member == nullptr) {
      if (changed_ == nullptr) changed_ = at_;
      members->push_back({step.key, step.place, {nullptr, origin(step.place)}});
      member = &members->back().value;
    }
    at_ = member;
    return true;
  }

  void make(decltype(json::Value::data) data, const PathStep& step) {
    if (changed_ == nullptr) {
      changed_ = at_;
      was_null_ = true;
      old_origin_ = at_->origin;
    }
    *at_ = json::Value{std::move(data), origin(step.place)};
  }

  void clear() {
    if (!nodes_.empty() && (types_of(nodes_) & json::null_type) != 0) {
      *at_ = {nullptr, origin(setting_.value)};
    } else if (changed_ != nullptr) {
      undo();
    } else if (json::Array* items = parent_->array()) {
      items->erase(items->begin() + (at_ - items->data()));
    } else if (json::Object* members = parent_->object()) {
      std::erase_if(*members, [this](const json::Member& m) { return &m.value == at_; });
    }
  }

  // A setting that fails leaves nothing behind: everything it has made stands in the first thing
  // that it changed.
  void undo() {
    if (changed_ == nullptr) return;
    if (was_null_) {
      *changed_ = {nullptr, old_origin_};
    } else if (json::Array* items = changed_->array()) {
      items->pop_back();
    } else if (json::Object* members = changed_->object()) {
      members->pop_back();
    }
  }

  // Goes on in the schema, or tells that it has no such key.
  bool find_member(const PathStep& step) {
    Nodes next;
    bool refused = false;
    const Nodes here = with_all_in_place(nodes_);
    for (const json::SchemaNode* node : here) {
      const json::SchemaNode* member = node->member(step.key);
      const bool allowed = member != nullptr && member->types() != 0;
      refused = refused || (member != nullptr && !allowed);
      if (allowed) next.push_back(member);
    }
    if (refused && next.empty()) {
      std::vector<std::string> names;
      for (const json::SchemaNode* node : here) {
        for (const auto& [key, property] : node->properties()) names.emplace_back(key);
      }
      Diagnostic told{"P130", {full_name(step)}, origin(step.place), {}};
      if (const auto meant = nearest(step.key, names)) {
        told.hints.push_back(hint_did_you_mean(*meant));
      }
      told_.push_back(std::move(told));
      return false;
    }
    nodes_ = std::move(next);
    return true;
  }

  std::string full_name(const PathStep& step) const {
    const std::string path = readable_path(path_);
    return path.empty() ? step.key : path + '.' + step.key;
  }

  bool no_inside(const PathStep& step, Phrase type) {
    told_.push_back(
        {"P132", {readable_path(path_), std::move(type), step.key}, origin(step.place), {}});
    return false;
  }

  // The value as what the schema wants. What cannot be read as that stays text: then the check of
  // the whole plan says what it should be.
  Result<json::Value> read(std::size_t depth) {
    const json::Types types = nodes_.empty() ? json::string_type : types_of(nodes_);
    const auto allows = [types](json::Types type) { return (types & type) != 0; };
    const auto text = std::string_view(setting_.source->text)
                          .substr(setting_.value.begin, setting_.value.end - setting_.value.begin);
    const json::Limits limits{.nesting = 64 - static_cast<int>(depth)};
    const auto as_json = [&] {
      return json::parse(setting_.source, setting_.value, sources_, limits);
    };
    if (setting_.source->kind == SourceKind::cell) {
      if (auto value = read_cell(text, types))
        return json::Value{std::move(*value), origin(setting_.value)};
    }
    const bool bracket = text.starts_with('{') || text.starts_with('[');
    if (bracket && allows(json::object_type | json::array_type)) return as_json();
    if (text == "null" && allows(json::null_type)) return as_json();
    if (!allows(json::string_type) && allows(json::number_type | json::boolean_type)) {
      auto value = as_json();
      if (value && (json::type_of(*value) & types) != 0) return value;
    }
    return json::read_text(setting_.source, setting_.value, sources_);
  }

  // What only cells may say.
  std::optional<decltype(json::Value::data)> read_cell(std::string_view text, json::Types types) {
    for (const json::SchemaNode* node : with_all_in_place(nodes_)) {
      if (schema_.note(*node).meaning == Meaning::date)
        return read_cell_date(text, origin(setting_.value));
    }
    if ((types & json::string_type) != 0) return std::nullopt;
    if ((types & json::integer_type) != 0) {
      if (auto number = read_cell_integer(text)) return std::move(*number);
    }
    if ((types & json::boolean_type) != 0) {
      if (const auto truth = read_cell_truth(text)) return *truth;
    }
    return std::nullopt;
  }

  const Setting& setting_;
  const Schema::Impl& schema_;
  Sources& sources_;
  json::Value* at_ = nullptr;
  json::Value* parent_ = nullptr;
  const DataPath* path_ = nullptr;
  Nodes nodes_;  // what the schema says of the place; nothing: it says nothing
  Diagnostics told_;

  json::Value* changed_ = nullptr;
  bool was_null_ = false;
  Origin old_origin_;
};

}  // namespace

Diagnostics apply(const Setting& setting, json::Value& root, const Schema::Impl& schema,
                  Sources& sources) {
  return Setter(setting, schema, sources).apply(root);
}

}  // namespace kehoach::plan
