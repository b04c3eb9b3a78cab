// What the filters do; filters.cc has the table of their names.
#pragma once

#include "evaluator.h"
#include "filters.h"

namespace kehoach::templates::filter {

// text_filters.cc
Value upper(Evaluator& e, const Application& a);
Value lower(Evaluator& e, const Application& a);
Value title(Evaluator& e, const Application& a);
Value capitalize(Evaluator& e, const Application& a);
Value trim(Evaluator& e, const Application& a);
Value replace(Evaluator& e, const Application& a);
Value slug(Evaluator& e, const Application& a);
Value string(Evaluator& e, const Application& a);
Value fallback(Evaluator& e, const Application& a);  // default

// number_filters.cc
Value number(Evaluator& e, const Application& a);
Value words(Evaluator& e, const Application& a);
Value money(Evaluator& e, const Application& a);
Value money_words(Evaluator& e, const Application& a);
Value two_digits(Evaluator& e, const Application& a);
Value two_digits_words(Evaluator& e, const Application& a);
Value roman(Evaluator& e, const Application& a);
Value letter(Evaluator& e, const Application& a);
Value round(Evaluator& e, const Application& a);
Value absolute(Evaluator& e, const Application& a);
Value integer(Evaluator& e, const Application& a);

// list_filters.cc
Value length(Evaluator& e, const Application& a);
Value first(Evaluator& e, const Application& a);
Value last(Evaluator& e, const Application& a);
Value reverse(Evaluator& e, const Application& a);
Value list(Evaluator& e, const Application& a);
Value items(Evaluator& e, const Application& a);
Value join(Evaluator& e, const Application& a);
Value batch(Evaluator& e, const Application& a);
Value blocks(Evaluator& e, const Application& a);
Value children(Evaluator& e, const Application& a);

// order_filters.cc
Value sort(Evaluator& e, const Application& a);
Value unique(Evaluator& e, const Application& a);
Value group_by(Evaluator& e, const Application& a);
Value sum(Evaluator& e, const Application& a);
Value least(Evaluator& e, const Application& a);
Value greatest(Evaluator& e, const Application& a);

// choice_filters.cc
Value map(Evaluator& e, const Application& a);
Value select(Evaluator& e, const Application& a);
Value reject(Evaluator& e, const Application& a);
Value select_attribute(Evaluator& e, const Application& a);
Value reject_attribute(Evaluator& e, const Application& a);
Value attribute(Evaluator& e, const Application& a);

// office_filters.cc
Value long_date(Evaluator& e, const Application& a);
Value short_date(Evaluator& e, const Application& a);
Value month(Evaluator& e, const Application& a);
Value quarter(Evaluator& e, const Application& a);
Value year(Evaluator& e, const Application& a);
Value citation(Evaluator& e, const Application& a);
Value abbreviation(Evaluator& e, const Application& a);

// ---- what they share

// "filter X needs a list, not text".
Value wrong_input(Evaluator& e, const Application& a, Phrase wanted);
Value wrong_argument(Evaluator& e, const Application& a, std::size_t parameter, Phrase wanted);
// The text of an argument; nothing, and told, if it is none.
std::optional<std::string_view> text_argument(Evaluator& e, const Application& a,
                                              std::size_t parameter, std::string_view standard);
std::optional<std::int64_t> integer_argument(Evaluator& e, const Application& a,
                                             std::size_t parameter, std::int64_t standard);
std::optional<bool> truth_argument(Evaluator& e, const Application& a, std::size_t parameter);
// The input as a list of values; nothing, and told, if it has no elements.
std::optional<std::vector<Value>> list_input(Evaluator& e, const Application& a);
// The member that `attribute=` names, or the value itself.
Value key_of(Evaluator& e, const Application& a, const Value& value, std::string_view attribute);

}  // namespace kehoach::templates::filter
