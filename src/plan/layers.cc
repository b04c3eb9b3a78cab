#include "layers.h"

#include <algorithm>

namespace kehoach::plan {

namespace {

// Members by their keys, for when looking through all of them would be too slow.
class Index {
 public:
  explicit Index(json::Object& members) : members_(members) {
    if (members.size() <= few) return;
    sorted_.reserve(members.size());
    for (json::Member& member : members) sorted_.push_back(&member);
    std::sort(sorted_.begin(), sorted_.end(),
              [](const json::Member* a, const json::Member* b) { return a->key < b->key; });
  }

  json::Member* find(std::string_view key) const {
    if (sorted_.empty()) {
      const auto found =
          std::find_if(members_.begin(), members_.end(),
                       [key](const json::Member& member) { return member.key == key; });
      return found == members_.end() ? nullptr : &*found;
    }
    const auto found = std::lower_bound(
        sorted_.begin(), sorted_.end(), key,
        [](const json::Member* member, std::string_view value) { return member->key < value; });
    return found == sorted_.end() || (*found)->key != key ? nullptr : *found;
  }

 private:
  static constexpr std::size_t few = 64;
  json::Object& members_;
  std::vector<json::Member*> sorted_;
};

}  // namespace

void lay_over(json::Value& under, json::Value over) {
  json::Object* members = under.object();
  json::Object* stronger = over.object();
  if (members == nullptr || stronger == nullptr) {
    under = std::move(over);
    return;
  }
  const Index index(*members);
  json::Object fresh;
  for (json::Member& member : *stronger) {
    if (json::Member* weaker = index.find(member.key)) {
      weaker->key_span = member.key_span;
      lay_over(weaker->value, std::move(member.value));
    } else {
      fresh.push_back(std::move(member));
    }
  }
  members->insert(members->end(), std::make_move_iterator(fresh.begin()),
                  std::make_move_iterator(fresh.end()));
  under.origin = over.origin;
}

void place(json::Value& value, const DataPath* path, Sources& sources) {
  if (json::Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      place((*items)[i], sources.element(path, i), sources);
    }
  } else if (json::Object* members = value.object()) {
    for (json::Member& member : *members) {
      place(member.value, sources.member(path, member.key), sources);
    }
  }
  const DataPath* read = value.origin.path;
  if (value.string() != nullptr && read != nullptr && (read->lead != 0 || !read->offsets.empty())) {
    DataPath* own = path->index >= 0
                        ? sources.element(path->parent, static_cast<std::size_t>(path->index))
                        : sources.member(path->parent, path->key);
    own->lead = read->lead;
    own->offsets = read->offsets;
    path = own;
  }
  value.origin.path = path;
}

}  // namespace kehoach::plan
