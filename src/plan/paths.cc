#include "paths.h"

namespace kehoach::plan {

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
