#include "filters.h"

#include <algorithm>

#include "filter_functions.h"
#include "language.h"
#include "predicates.h"

namespace kehoach::templates {

namespace {

// By name. The parameters in order; how many of them must be given; whether more may follow;
// whether the input may be missing.
constexpr std::array filter_entries{
    FilterEntry{"abbreviation", {"short"}, 1, false, false, filter::abbreviation},
    FilterEntry{"abs", {}, 0, false, false, filter::absolute},
    FilterEntry{"attr", {"name"}, 1, false, false, filter::attribute},
    FilterEntry{"batch", {"linecount", "fill_with"}, 1, false, false, filter::batch},
    FilterEntry{"blocks", {}, 0, false, false, filter::blocks},
    FilterEntry{"capitalize", {}, 0, false, false, filter::capitalize},
    FilterEntry{"children", {}, 0, false, false, filter::children},
    FilterEntry{"citation", {"form"}, 0, false, false, filter::citation},
    FilterEntry{"count", {}, 0, false, false, filter::length},
    FilterEntry{"d", {"default_value", "boolean"}, 0, false, true, filter::fallback},
    FilterEntry{"default", {"default_value", "boolean"}, 0, false, true, filter::fallback},
    FilterEntry{"first", {}, 0, false, false, filter::first},
    FilterEntry{"group_by", {"attribute", "default"}, 1, false, false, filter::group_by},
    FilterEntry{"int", {"default"}, 0, false, false, filter::integer},
    FilterEntry{"items", {}, 0, false, false, filter::items},
    FilterEntry{"join", {"d", "attribute", "last"}, 0, false, false, filter::join},
    FilterEntry{"last", {}, 0, false, false, filter::last},
    FilterEntry{"length", {}, 0, false, false, filter::length},
    FilterEntry{"letter", {}, 0, false, false, filter::letter},
    FilterEntry{"list", {}, 0, false, false, filter::list},
    FilterEntry{"long_date", {}, 0, false, false, filter::long_date},
    FilterEntry{"lower", {}, 0, false, false, filter::lower},
    FilterEntry{"map", {"filter", "attribute", "default"}, 0, true, false, filter::map, 2},
    FilterEntry{"max", {"attribute"}, 0, false, false, filter::greatest},
    FilterEntry{"min", {"attribute"}, 0, false, false, filter::least},
    FilterEntry{"money", {}, 0, false, false, filter::money},
    FilterEntry{"money_words", {}, 0, false, false, filter::money_words},
    FilterEntry{"month", {}, 0, false, false, filter::month},
    FilterEntry{"number", {}, 0, false, false, filter::number},
    FilterEntry{"quarter", {}, 0, false, false, filter::quarter},
    FilterEntry{"reject", {"test"}, 0, true, false, filter::reject},
    FilterEntry{"rejectattr", {"attribute", "test"}, 1, true, false, filter::reject_attribute},
    FilterEntry{"replace", {"old", "new", "count"}, 2, false, false, filter::replace},
    FilterEntry{"reverse", {}, 0, false, false, filter::reverse},
    FilterEntry{"roman", {}, 0, false, false, filter::roman},
    FilterEntry{"round", {"precision", "method"}, 0, false, false, filter::round},
    FilterEntry{"select", {"test"}, 0, true, false, filter::select},
    FilterEntry{"selectattr", {"attribute", "test"}, 1, true, false, filter::select_attribute},
    FilterEntry{"short_date", {}, 0, false, false, filter::short_date},
    FilterEntry{"slug", {}, 0, false, false, filter::slug},
    FilterEntry{"sort", {"reverse", "attribute", "by"}, 0, false, false, filter::sort},
    FilterEntry{"string", {}, 0, false, false, filter::string},
    FilterEntry{"sum", {"attribute", "start"}, 0, false, false, filter::sum},
    FilterEntry{"title", {}, 0, false, false, filter::title},
    FilterEntry{"trim", {"chars"}, 0, false, false, filter::trim},
    FilterEntry{"two_digits", {}, 0, false, false, filter::two_digits},
    FilterEntry{"two_digits_words", {}, 0, false, false, filter::two_digits_words},
    FilterEntry{"unique", {"attribute"}, 0, false, false, filter::unique},
    FilterEntry{"upper", {}, 0, false, false, filter::upper},
    FilterEntry{"words", {}, 0, false, false, filter::words},
    FilterEntry{"year", {}, 0, false, false, filter::year},
};

std::size_t count_parameters(const std::array<std::string_view, most_parameters>& parameters) {
  std::size_t count = 0;
  while (count < parameters.size() && !parameters[count].empty()) ++count;
  return count;
}

template <typename Entry>
LanguageWord word_of(const Entry& entry, bool more) {
  const std::size_t count = entry.parameter_count();
  return {entry.name,
          {entry.parameters.begin(), entry.parameters.begin() + std::ptrdiff_t(count)},
          entry.required,
          more};
}

}  // namespace

bool Application::given(std::size_t parameter) const {
  if (parameter >= arguments.size()) return false;
  const auto* undefined = arguments[parameter].as<Undefined>();
  return undefined == nullptr || undefined->expression != nullptr || undefined->member != nullptr;
}

std::size_t FilterEntry::parameter_count() const { return count_parameters(parameters); }
std::size_t TestEntry::parameter_count() const { return count_parameters(parameters); }

std::span<const FilterEntry> filter_table() { return filter_entries; }

const FilterEntry* find_filter(std::string_view name) {
  const auto* found = std::lower_bound(
      filter_entries.begin(), filter_entries.end(), name,
      [](const FilterEntry& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != filter_entries.end() && found->name == name ? found : nullptr;
}

std::vector<std::string> filter_names() {
  std::vector<std::string> names;
  for (const FilterEntry& entry : filter_entries) names.emplace_back(entry.name);
  return names;
}

std::vector<LanguageWord> filters() {
  std::vector<LanguageWord> words;
  for (const FilterEntry& entry : filter_table()) words.push_back(word_of(entry, entry.more));
  return words;
}

std::vector<LanguageWord> tests() {
  std::vector<LanguageWord> words;
  for (const TestEntry& entry : test_table()) words.push_back(word_of(entry, false));
  return words;
}

// ---- what they share

namespace filter {

Value wrong_input(Evaluator& e, const Application& a, Phrase wanted) {
  return e.tell("T113", a.span, {a.name, std::move(wanted), shown(a.input, e.arena())}, {},
                a.input.origin.path);
}

Value wrong_argument(Evaluator& e, const Application& a, std::size_t parameter, Phrase wanted) {
  const FilterEntry* entry = find_filter(a.name);
  const std::string_view name =
      entry != nullptr && parameter < entry->parameter_count() ? entry->parameters[parameter] : "";
  return e.tell("T114", a.span, {a.name, name, std::move(wanted)});
}

std::optional<std::string_view> text_argument(Evaluator& e, const Application& a,
                                              std::size_t parameter, std::string_view standard) {
  if (!a.given(parameter)) return standard;
  const Value& value = a.arguments[parameter];
  if (is_text(value)) return flat_text(value, e.arena());
  wrong_argument(e, a, parameter, {"văn bản", "text"});
  return std::nullopt;
}

std::optional<std::int64_t> integer_argument(Evaluator& e, const Application& a,
                                             std::size_t parameter, std::int64_t standard) {
  if (!a.given(parameter)) return standard;
  if (const auto* number = a.arguments[parameter].as<std::int64_t>()) return *number;
  wrong_argument(e, a, parameter, {"số nguyên", "a whole number"});
  return std::nullopt;
}

std::optional<bool> truth_argument(Evaluator& e, const Application& a, std::size_t parameter) {
  if (!a.given(parameter)) return false;
  const auto yes = truth(a.arguments[parameter]);
  if (!yes) wrong_argument(e, a, parameter, {"true hoặc false", "true or false"});
  return yes;
}

std::optional<std::vector<Value>> list_input(Evaluator& e, const Application& a) {
  if (!is_list(a.input) && !is_map(a.input) && !is_text(a.input) && !a.input.is<AsBlocks>()) {
    wrong_input(e, a, {"một danh sách", "a list"});
    return std::nullopt;
  }
  return e.elements(a.input, a.span);
}

Value key_of(Evaluator& e, const Application& a, const Value& value, std::string_view attribute) {
  if (attribute.empty()) return value;
  return e.demand(e.member_path(value, attribute, a.span), a.span);
}

}  // namespace filter

}  // namespace kehoach::templates
