#include "json/merge.h"

#include <algorithm>

namespace kehoach::json {
namespace {

// Members by their keys, for when looking through all of them would be too slow.
class Index {
 public:
  explicit Index(Object& members) : members_(members) {
    if (members.size() <= few) return;
    sorted_.reserve(members.size());
    for (Member& member : members) sorted_.push_back(&member);
    std::sort(sorted_.begin(), sorted_.end(),
              [](const Member* a, const Member* b) { return a->key < b->key; });
  }

  Member* find(std::string_view key) const {
    if (sorted_.empty()) {
      const auto found = std::find_if(members_.begin(), members_.end(),
                                      [key](const Member& member) { return member.key == key; });
      return found == members_.end() ? nullptr : &*found;
    }
    const auto found = std::lower_bound(
        sorted_.begin(), sorted_.end(), key,
        [](const Member* member, std::string_view value) { return member->key < value; });
    return found == sorted_.end() || (*found)->key != key ? nullptr : *found;
  }

 private:
  static constexpr std::size_t few = 64;
  Object& members_;
  std::vector<Member*> sorted_;
};

}  // namespace

void merge(Value& under, Value over) {
  Object* members = under.object();
  Object* stronger = over.object();
  if (members == nullptr || stronger == nullptr) {
    under = std::move(over);
    return;
  }
  const Index index(*members);
  Object fresh;
  for (Member& member : *stronger) {
    if (Member* weaker = index.find(member.key)) {
      weaker->key_span = member.key_span;
      merge(weaker->value, std::move(member.value));
    } else {
      fresh.push_back(std::move(member));
    }
  }
  members->insert(members->end(), std::make_move_iterator(fresh.begin()),
                  std::make_move_iterator(fresh.end()));
  under.origin = over.origin;
}

}  // namespace kehoach::json
