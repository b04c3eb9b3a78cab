// Filters that apply others to every element: map, select, reject and their like.
#include "base/nearest.h"
#include "filter_functions.h"
#include "predicates.h"

namespace kehoach::templates::filter {

namespace {

std::vector<Phrase> did_you_mean(std::string_view name, const std::vector<std::string>& names) {
  if (const auto near = nearest(name, names)) return {hint_did_you_mean(*near)};
  return {};
}

// The arguments that a named filter or test gets: those behind its name, filled up.
template <typename Entry>
std::optional<std::vector<Value>> passed_on(Evaluator& e, const Application& a, const Entry& entry,
                                            std::span<const Value> given) {
  std::vector<Value> arguments(given.begin(), given.end());
  if (arguments.size() < entry.required || arguments.size() > entry.parameter_count()) {
    const std::string count = std::to_string(entry.required);
    const std::string most = std::to_string(entry.parameter_count());
    e.tell("T009", a.span,
           {entry.name, Phrase("cần từ " + count + " đến " + most + " tham số",
                               "it takes " + count + " to " + most + " arguments")});
    return std::nullopt;
  }
  arguments.resize(entry.parameter_count());
  return arguments;
}

// The test's argument number `parameter` and what follows; without one, truth.
struct Choice {
  const TestEntry* test = nullptr;
  std::vector<Value> arguments;
};

std::optional<Choice> choice(Evaluator& e, const Application& a, std::size_t parameter) {
  Choice out;
  if (!a.given(parameter)) return out;
  const auto name = text_argument(e, a, parameter, {});
  if (!name) return std::nullopt;
  out.test = find_test(*name);
  if (out.test == nullptr) {
    e.tell("T008", a.span, {*name}, did_you_mean(*name, test_names()));
    return std::nullopt;
  }
  const auto rest = a.arguments.subspan(std::min(parameter + 1, a.arguments.size()));
  auto arguments = passed_on(e, a, *out.test, rest);
  if (!arguments) return std::nullopt;
  out.arguments = std::move(*arguments);
  return out;
}

Value chosen(Evaluator& e, const Application& a, std::size_t parameter, std::string_view attribute,
             bool keep) {
  const auto by = choice(e, a, parameter);
  const auto values = list_input(e, a);
  if (!by || !values) return broken();
  std::vector<Value> out;
  for (const Value& value : *values) {
    if (!e.evaluating(a.span)) return broken();
    Value key = attribute.empty() ? value : e.member_path(value, attribute, a.span);
    if (by->test == nullptr || !by->test->takes_undefined) key = e.demand(key, a.span);
    if (key.is<Broken>()) return key;
    const auto yes = by->test == nullptr
                         ? truth(key)
                         : e.apply(*by->test, {by->test->name, key, by->arguments, a.span});
    if (!yes) return broken();
    if (*yes == keep) out.push_back(value);
  }
  return e.make_list(out);
}

Value chosen_by_attribute(Evaluator& e, const Application& a, bool keep) {
  const auto attribute = text_argument(e, a, 0, {});
  return attribute ? chosen(e, a, 1, *attribute, keep) : broken();
}

Value attributes(Evaluator& e, const Application& a, std::string_view attribute) {
  const auto values = list_input(e, a);
  if (!values) return broken();
  std::vector<Value> out;
  for (const Value& value : *values) {
    Value member = e.member_path(value, attribute, a.span);
    if (member.is<Undefined>() && a.given(2)) member = a.arguments[2];
    out.push_back(e.demand(member, a.span));
    if (out.back().is<Broken>()) return broken();
  }
  return e.make_list(out);
}

}  // namespace

Value map(Evaluator& e, const Application& a) {
  if (a.given(1)) {
    const auto attribute = text_argument(e, a, 1, {});
    return attribute ? attributes(e, a, *attribute) : broken();
  }
  const auto name = text_argument(e, a, 0, {});
  if (!name) return broken();
  const FilterEntry* entry = find_filter(*name);
  if (entry == nullptr) {
    return e.tell("T007", a.span, {*name}, did_you_mean(*name, filter_names()));
  }
  // What follows the name is for that filter; the two parameters between are given by name.
  const auto rest = a.arguments.size() > 3 ? a.arguments.subspan(3) : std::span<const Value>();
  const auto arguments = passed_on(e, a, *entry, rest);
  const auto values = list_input(e, a);
  if (!arguments || !values) return broken();
  std::vector<Value> out;
  for (const Value& value : *values) {
    if (!e.evaluating(a.span)) return broken();
    out.push_back(e.demand(e.apply(*entry, {entry->name, value, *arguments, a.span}), a.span));
    if (out.back().is<Broken>()) return broken();
  }
  return e.make_list(out);
}

Value select(Evaluator& e, const Application& a) { return chosen(e, a, 0, {}, true); }
Value reject(Evaluator& e, const Application& a) { return chosen(e, a, 0, {}, false); }

Value select_attribute(Evaluator& e, const Application& a) {
  return chosen_by_attribute(e, a, true);
}

Value reject_attribute(Evaluator& e, const Application& a) {
  return chosen_by_attribute(e, a, false);
}

Value attribute(Evaluator& e, const Application& a) {
  const auto name = text_argument(e, a, 0, {});
  return name ? e.member_path(a.input, *name, a.span) : broken();
}

}  // namespace kehoach::templates::filter
