#include <algorithm>

#include "base/ascii.h"
#include "filter_functions.h"
#include "viet/case.h"
#include "viet/file_name.h"

namespace kehoach::templates::filter {

namespace {

const Phrase text_wanted{"văn bản", "text"};

// The filter over every run of a text, so that emphasis stays. Numbers are texts here, as for
// Jinja2.
template <typename Change>
Value map_runs(Evaluator& e, const Application& a, Change change) {
  const Value text = a.input.is<std::int64_t>() ? e.printable(a.input, a.span) : a.input;
  if (const auto* plain = text.as<std::string_view>()) {
    return e.make_text(change(*plain, std::size_t{0}), text);
  }
  const auto* rich = text.as<Rich>();
  if (rich == nullptr) return wrong_input(e, a, text_wanted);
  Run* runs = e.arena().array<Run>(rich->size);
  for (std::uint32_t i = 0; i < rich->size; ++i) {
    runs[i] = rich->runs[i];
    runs[i].text = e.arena().copy(change(rich->runs[i].text, std::size_t{i}));
    runs[i].origin = derived(runs[i].origin);
  }
  return {Rich{runs, rich->size}, text.origin};
}

bool emphasised(const Value& text) {
  Run whole;
  const auto runs = runs_of(text, whole);
  return std::any_of(runs.begin(), runs.end(),
                     [](const Run& run) { return run.bold || run.italic; });
}

}  // namespace

Value upper(Evaluator& e, const Application& a) {
  return map_runs(e, a, [](std::string_view text, std::size_t) { return viet::to_upper(text); });
}

Value lower(Evaluator& e, const Application& a) {
  return map_runs(e, a, [](std::string_view text, std::size_t) { return viet::to_lower(text); });
}

Value title(Evaluator& e, const Application& a) {
  // A syllable may go on from one run into the next.
  bool inside = false;
  return map_runs(e, a, [&](std::string_view text, std::size_t) {
    std::string out =
        inside ? viet::to_title("a" + std::string(text)).substr(1) : viet::to_title(text);
    if (!text.empty()) inside = !is_white(text.back());
    return out;
  });
}

Value capitalize(Evaluator& e, const Application& a) {
  bool done = false;
  return map_runs(e, a, [&](std::string_view text, std::size_t) {
    if (done || text.empty()) return std::string(text);
    done = true;
    return viet::capitalize_first(text);
  });
}

Value trim(Evaluator& e, const Application& a) {
  const auto chars = text_argument(e, a, 0, " \t\r\n");
  if (!chars) return broken();
  const auto cut = [&](std::string_view text, bool front, bool back) {
    while (front && !text.empty() && chars->find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    }
    while (back && !text.empty() && chars->find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    }
    return text;
  };
  const auto* rich = a.input.as<Rich>();
  const std::size_t last = rich != nullptr && rich->size > 0 ? rich->size - 1 : 0;
  if (!emphasised(a.input)) {
    const Value flat = rich != nullptr
                           ? text_value(flat_text(a.input, e.arena()), derived(a.input.origin))
                           : a.input;
    return map_runs(
        e, {a.name, flat, a.arguments, a.span},
        [&](std::string_view text, std::size_t) { return std::string(cut(text, true, true)); });
  }
  return map_runs(e, a, [&](std::string_view text, std::size_t i) {
    return std::string(cut(text, i == 0, i == last));
  });
}

Value replace(Evaluator& e, const Application& a) {
  const auto old_text = text_argument(e, a, 0, {});
  const auto new_text = text_argument(e, a, 1, {});
  const auto most = integer_argument(e, a, 2, -1);
  if (!old_text || !new_text || !most) return broken();
  if (old_text->empty()) return wrong_argument(e, a, 0, {"văn bản không rỗng", "text, not empty"});
  std::int64_t left = *most < 0 ? std::int64_t{1} << 62 : *most;
  // Only emphasis keeps runs apart: what it does not cut is one text.
  Application flat = a;
  if (a.input.is<Rich>() && !emphasised(a.input)) {
    flat.input = text_value(flat_text(a.input, e.arena()), derived(a.input.origin));
  }
  bool room = true;
  const Value replaced = map_runs(e, flat, [&](std::string_view text, std::size_t) {
    std::string out;
    std::size_t at = 0;
    while (room && left > 0) {
      const std::size_t found = text.find(*old_text, at);
      if (found == std::string_view::npos) break;
      out += text.substr(at, found - at);
      out += *new_text;
      at = found + old_text->size();
      --left;
      room = e.room_for(out.size(), a.span);
    }
    return out += text.substr(at);
  });
  return room ? replaced : broken();
}

Value slug(Evaluator& e, const Application& a) {
  const Value text = e.printable(a.input, a.span);
  if (text.is<Broken>()) return text;
  return e.make_text(viet::slug(flat_text(text, e.arena())), text);
}

Value string(Evaluator& e, const Application& a) {
  if (const auto* number = a.input.as<Number>()) {
    const auto value = parse_exact(number->digits);
    return e.make_text(value ? spell(*value) : std::string(number->digits), a.input);
  }
  return e.printable(a.input, a.span);
}

// Jinja2's `default`, and also for null: in a plan, null means that there is none.
Value fallback(Evaluator& e, const Application& a) {
  const auto falsy_too = truth_argument(e, a, 1);
  if (!falsy_too) return broken();
  const bool missing = a.input.is<Undefined>() || a.input.is<Null>();
  if (!missing && !(*falsy_too && !truth(a.input).value_or(true))) return a.input;
  return a.given(0) ? a.arguments[0] : text_value({}, {});
}

}  // namespace kehoach::templates::filter
