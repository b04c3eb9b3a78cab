#include "plan/fields.h"

#include <algorithm>

#include "base/nearest.h"
#include "schema.h"
#include "schema_nodes.h"
#include "setting_path.h"
#include "viet/case.h"
#include "viet/unicode.h"

namespace kehoach::plan {

namespace {

constexpr std::size_t deepest = 5;
constexpr std::size_t most_places = 2000;

// Case and blanks do not count.
std::string folded(std::string_view name) {
  const std::string lower = viet::to_lower(viet::to_nfc(name));
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const bool no_break = lower.compare(at, 2, "\u00A0") == 0;
    if (no_break) ++at;
    if (no_break || lower[at] == ' ' || lower[at] == '\n' || lower[at] == '\t') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += lower[at];
  }
  return out;
}

// Somewhere in the schema's tree of values; lists by their first item.
struct Place {
  Nodes nodes;
  std::string path;
  std::size_t depth = 0;
};

std::string joined(const std::string& path, std::string_view step) {
  return path.empty() ? std::string(step) : path + '.' + std::string(step);
}

// The titles of the schema and the paths that they mean.
class Walk {
 public:
  explicit Walk(const Schema::Impl& schema) : schema_(schema) {}

  void run(std::map<std::string, std::vector<std::string>>& titles,
           std::vector<std::string>& names) {
    std::vector<Place> places = {{{&schema_.schema.root()}, {}, 0}};
    for (std::size_t i = 0; i < places.size() && places.size() < most_places; ++i) {
      const Place place = places[i];
      if (place.depth > 0) {
        names.push_back(place.path);
        for (const auto& title : titles_of(place.nodes)) add(titles, names, title, place);
      }
      if (place.depth == deepest || holds_blocks(place.nodes)) continue;
      for (Place& next : below(place)) places.push_back(std::move(next));
    }
  }

 private:
  void add(std::map<std::string, std::vector<std::string>>& titles, std::vector<std::string>& names,
           const std::string& title, const Place& place) {
    auto& paths = titles[folded(title)];
    std::string path = main_field(place).path;
    if (std::find(paths.begin(), paths.end(), path) != paths.end()) return;
    if (paths.empty()) names.push_back(title);
    paths.push_back(std::move(path));
  }

  static std::vector<std::string> titles_of(const Nodes& nodes) {
    std::vector<std::string> out;
    for (const json::SchemaNode* node : nodes) {
      if (const std::string* title = node->annotated_text("title")) out.push_back(*title);
      const json::Value* more = node->annotation("x-kehoach-column");
      if (more == nullptr || more->array() == nullptr) continue;
      for (const json::Value& name : *more->array()) {
        if (name.string() != nullptr) out.push_back(*name.string());
      }
    }
    return out;
  }

  bool holds_blocks(const Nodes& nodes) const {
    const Nodes all = with_all_in_place(nodes);
    return std::any_of(all.begin(), all.end(), [this](const json::SchemaNode* node) {
      const auto meaning = schema_.note(*node).meaning;
      return meaning == Meaning::blocks || meaning == Meaning::block;
    });
  }

  static std::vector<Place> below(const Place& place) {
    std::vector<Place> out;
    for (const json::SchemaNode* node : with_all_in_place(place.nodes)) {
      for (const auto& [key, property] : node->properties()) {
        std::string path = joined(place.path, key);
        const auto same =
            std::find_if(out.begin(), out.end(), [&](const Place& p) { return p.path == path; });
        if (same != out.end()) continue;
        out.push_back({members_of(place.nodes, key), std::move(path), place.depth + 1});
      }
    }
    if (Nodes items = elements_of(place.nodes, 0); !items.empty()) {
      out.push_back({std::move(items), joined(place.path, "0"), place.depth + 1});
    }
    return out;
  }

  // Of a list its first item, of an object its name or text: what a column of that title holds.
  static Place main_field(Place place) {
    constexpr json::Types scalar = json::string_type | json::number_type | json::boolean_type;
    for (std::size_t i = 0; i < deepest; ++i) {
      if ((types_of(place.nodes) & scalar) != 0) break;
      std::vector<Place> inside = below(place);
      const auto named = [&](const char* key) {
        return std::find_if(inside.begin(), inside.end(),
                            [&](const Place& p) { return p.path == joined(place.path, key); });
      };
      auto next = inside.end();
      for (const char* key : {"0", "name", "text"}) {
        if (next == inside.end()) next = named(key);
      }
      if (next == inside.end()) break;
      place = std::move(*next);
    }
    return place;
  }

  const Schema::Impl& schema_;
};

// "người ký 2" -> "người ký" and 2; 0 if there is no number.
std::pair<std::string, std::size_t> without_number(const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string::npos) return {name, 0};
  const std::string_view digits = std::string_view(name).substr(blank + 1);
  if (digits.empty() || digits.size() > 3) return {name, 0};
  std::size_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return {name, 0};
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return {name.substr(0, blank), number};
}

std::size_t steps_of(const std::string& path) {
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), '.'));
}

// The first index of the path, changed; empty if there is none.
std::string with_index(const std::string& path, std::size_t index) {
  const std::size_t at = (path + '.').find(".0.");
  if (at == std::string::npos) return {};
  return path.substr(0, at + 1) + std::to_string(index) + path.substr(at + 2);
}

}  // namespace

Fields::Fields(Schema schema) : schema_(std::move(schema)) {
  Walk(schema_.impl()).run(titles_, names_);
}

bool Fields::is_path(std::string_view path) const {
  const auto steps = read_setting_path({nullptr, std::string(path), {}, false});
  if (!steps) return false;
  Nodes nodes = {&schema_.impl().schema.root()};
  for (const PathStep& step : *steps) {
    const Nodes here = with_all_in_place(nodes);
    nodes = members_of(here, step.key);
    if (nodes.empty() && step.index) nodes = elements_of(here, *step.index);
    if (nodes.empty()) return false;
  }
  return true;
}

Result<std::string> Fields::find(std::string_view name, const Origin& where) const {
  if (is_path(name)) return std::string(name);
  std::string title = folded(name);
  std::size_t number = 0;
  auto found = titles_.find(title);
  if (found == titles_.end()) {
    std::tie(title, number) = without_number(title);
    found = titles_.find(title);
  }
  std::vector<std::string> paths;
  if (found != titles_.end()) {
    for (const auto& path : found->second) {
      std::string meant = number > 0 ? with_index(path, number - 1) : path;
      if (meant.empty()) continue;
      if (!paths.empty() && steps_of(meant) > steps_of(paths.front())) continue;
      if (!paths.empty() && steps_of(meant) < steps_of(paths.front())) paths.clear();
      paths.push_back(std::move(meant));
    }
  }
  if (paths.size() == 1) return paths.front();
  if (!paths.empty()) {
    return Diagnostic{"B011", {std::string(name), paths[0], paths[1]}, where, {}};
  }
  Diagnostic unknown{"B010", {std::string(name)}, where, {}};
  auto meant = nearest(name, names_);
  if (!meant) meant = nearest(folded(name), names_);
  if (meant) {
    unknown.hints.push_back(hint_did_you_mean(*meant));
  }
  return unknown;
}

}  // namespace kehoach::plan
