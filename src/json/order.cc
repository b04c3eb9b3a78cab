#include "order.h"

#include <algorithm>

#include "number.h"

namespace kehoach::json {

namespace {

std::strong_ordering compare_text(const std::string& a, const std::string& b) {
  return a.compare(b) <=> 0;
}

std::vector<const Member*> by_key(const Object& object) {
  std::vector<const Member*> members;
  members.reserve(object.size());
  for (const Member& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const Member* a, const Member* b) { return a->key < b->key; });
  return members;
}

struct Comparer {
  std::strong_ordering operator()(std::nullptr_t, std::nullptr_t) const {
    return std::strong_ordering::equal;
  }
  std::strong_ordering operator()(bool a, bool b) const { return a <=> b; }
  std::strong_ordering operator()(const Number& a, const Number& b) const { return compare(a, b); }
  std::strong_ordering operator()(const std::string& a, const std::string& b) const {
    return compare_text(a, b);
  }
  std::strong_ordering operator()(const Array& a, const Array& b) const {
    if (a.size() != b.size()) return a.size() <=> b.size();
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (const auto order = compare(a[i], b[i]); std::is_neq(order)) return order;
    }
    return std::strong_ordering::equal;
  }
  std::strong_ordering operator()(const Object& a, const Object& b) const {
    if (a.size() != b.size()) return a.size() <=> b.size();
    const auto left = by_key(a);
    const auto right = by_key(b);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (const auto order = compare_text(left[i]->key, right[i]->key); std::is_neq(order))
        return order;
      if (const auto order = compare(left[i]->value, right[i]->value); std::is_neq(order))
        return order;
    }
    return std::strong_ordering::equal;
  }
  template <typename A, typename B>
  std::strong_ordering operator()(const A&, const B&) const {
    return std::strong_ordering::equal;  // never asked: the types are compared first
  }
};

}  // namespace

std::strong_ordering compare(const Value& a, const Value& b) {
  if (a.data.index() != b.data.index()) return a.data.index() <=> b.data.index();
  return std::visit(Comparer{}, a.data, b.data);
}

}  // namespace kehoach::json
