#include <algorithm>
#include <numeric>

#include "filter_functions.h"
#include "viet/collation.h"

namespace kehoach::templates::filter {

namespace {

struct Keyed {
  Value value;
  Value key;
  std::string collation;  // of a text
};

// The elements with what they are ordered by; nothing, and told, if they cannot be compared.
std::optional<std::vector<Keyed>> keyed(Evaluator& e, const Application& a,
                                        std::string_view attribute, bool by_person) {
  const auto values = list_input(e, a);
  if (!values) return std::nullopt;
  e.work(values->size() * 4);
  std::vector<Keyed> out;
  out.reserve(values->size());
  for (const Value& value : *values) {
    Keyed one{value, key_of(e, a, value, attribute), {}};
    if (one.key.is<Broken>()) return std::nullopt;
    if (is_text(one.key)) {
      const std::string_view text = flat_text(one.key, e.arena());
      e.work(text.size() / 16);
      one.collation = by_person ? viet::person_collation_key(text) : viet::collation_key(text);
    }
    const bool comparable = out.empty() || (is_text(one.key) && is_text(out.front().key)) ||
                            e.order(one.key, out.front().key).has_value();
    if (!comparable || (out.empty() && !e.order(one.key, one.key))) {
      e.tell("T107", a.span,
             {a.name, kind_name(out.empty() ? one.key : out.front().key), kind_name(one.key)});
      return std::nullopt;
    }
    out.push_back(std::move(one));
  }
  return out;
}

bool before(Evaluator& e, const Keyed& a, const Keyed& b) {
  if (is_text(a.key)) return a.collation < b.collation;
  return e.order(a.key, b.key).value_or(0) < 0;
}

Value extreme(Evaluator& e, const Application& a, bool greatest) {
  const auto attribute = text_argument(e, a, 0, {});
  if (!attribute) return broken();
  const auto values = keyed(e, a, *attribute, false);
  if (!values) return broken();
  if (values->empty()) return {};
  const Keyed* best = &values->front();
  for (const Keyed& one : *values) {
    if (greatest ? before(e, *best, one) : before(e, one, *best)) best = &one;
  }
  return best->value;
}

}  // namespace

Value sort(Evaluator& e, const Application& a) {
  const auto reversed = truth_argument(e, a, 0);
  const auto attribute = text_argument(e, a, 1, {});
  const auto by = text_argument(e, a, 2, {});
  if (!reversed || !attribute || !by) return broken();
  if (!by->empty() && *by != "person") return wrong_argument(e, a, 2, {"\"person\"", "\"person\""});
  auto values = keyed(e, a, *attribute, *by == "person");
  if (!values) return broken();
  std::vector<std::size_t> places(values->size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t x, std::size_t y) {
    return *reversed ? before(e, (*values)[y], (*values)[x])
                     : before(e, (*values)[x], (*values)[y]);
  });
  std::vector<Value> out;
  out.reserve(places.size());
  for (const std::size_t place : places) out.push_back((*values)[place].value);
  return e.make_list(out);
}

Value least(Evaluator& e, const Application& a) { return extreme(e, a, false); }
Value greatest(Evaluator& e, const Application& a) { return extreme(e, a, true); }

Value unique(Evaluator& e, const Application& a) {
  const auto attribute = text_argument(e, a, 0, {});
  const auto values = list_input(e, a);
  if (!attribute || !values) return broken();
  std::vector<Value> out, keys;
  for (const Value& value : *values) {
    const Value key = key_of(e, a, value, *attribute);
    if (key.is<Broken>()) return key;
    e.work(keys.size());
    if (!e.room_for(0, a.span) || !e.evaluating(a.span)) return broken();
    const bool seen = std::any_of(keys.begin(), keys.end(),
                                  [&](const Value& other) { return equal(key, other, e.arena()); });
    if (seen) continue;
    keys.push_back(key);
    out.push_back(value);
  }
  return e.make_list(out);
}

// Groups in the order of their first members; each unpacks as "grouper, list".
Value group_by(Evaluator& e, const Application& a) {
  const auto attribute = text_argument(e, a, 0, {});
  const auto values = list_input(e, a);
  if (!attribute || !values) return broken();
  struct Group {
    Value key;
    std::vector<Value> members;
  };
  std::vector<Group> groups;
  for (const Value& value : *values) {
    Value key = e.member_path(value, *attribute, a.span);
    if (key.is<Undefined>() && a.given(1)) key = a.arguments[1];
    key = e.demand(key, a.span);
    if (key.is<Broken>()) return key;
    e.work(groups.size());
    if (!e.evaluating(a.span)) return broken();
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return equal(group.key, key, e.arena());
    });
    Group& group = found != groups.end() ? *found : groups.emplace_back(Group{key, {}});
    group.members.push_back(value);
  }
  std::vector<Value> out;
  for (const Group& group : groups) {
    Value pair = e.make_list({group.key, e.make_list(group.members)});
    OwnList list = pair.get<OwnList>();
    list.group = true;
    pair.data = list;
    out.push_back(pair);
  }
  return e.make_list(out);
}

Value sum(Evaluator& e, const Application& a) {
  const auto attribute = text_argument(e, a, 0, {});
  const auto values = list_input(e, a);
  if (!attribute || !values) return broken();
  if (a.given(1) && !is_number(a.arguments[1])) {
    return wrong_argument(e, a, 1, {"một số", "a number"});
  }
  std::optional<Exact> total = a.given(1) ? exact(a.arguments[1]) : Exact{};
  for (const Value& value : *values) {
    const Value key = key_of(e, a, value, *attribute);
    if (key.is<Broken>()) return key;
    if (!is_number(key)) {
      return e.tell("T113", a.span,
                    {a.name, Phrase("toàn số", "numbers only"), shown(key, e.arena())}, {},
                    key.origin.path);
    }
    const auto number = exact(key);
    total = total && number ? add(*total, *number) : std::nullopt;
  }
  if (!total) return e.tell("T110", a.span, {});
  return e.number_value(*total, derived(a.input.origin));
}

}  // namespace kehoach::templates::filter
