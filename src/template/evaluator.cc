#include "evaluator.h"

#include <algorithm>

#include "numbering.h"

namespace kehoach::templates {

Evaluator::Evaluator(const Template::Impl& family, const plan::Value& root, Sources& sources,
                     Diagnostics& warnings, const Limits& limits)
    : family_(family),
      root_(root),
      sources_(sources),
      warnings_(warnings),
      limits_(limits),
      plan_cache_(family.symbols.size()) {}

Result<document::Document> Evaluator::run() {
  Sink body;
  sink_ = &body;
  document_.blocks.reserve(32);
  run_unit(*family_.main, nullptr, nullptr, nullptr);
  end_line();
  document_.blocks = body.outline.take();
  if (errors_.empty()) number_blocks(document_, errors_);
  if (!errors_.empty()) return std::move(errors_);
  return std::move(document_);
}

Result<document::Document> evaluate(const Template& tmpl, const plan::Value& root, Sources& sources,
                                    Diagnostics& warnings, const Limits& limits) {
  return Evaluator(tmpl.impl(), root, sources, warnings, limits).run();
}

// ---- telling

void Evaluator::tell_at(std::string_view code, const Origin& where, std::vector<Phrase> arguments,
                        std::vector<Phrase> hints) {
  if (stopped_) return;
  // In a loop the same mistake comes every turn.
  if (!told_.insert({code, where.source, where.span.begin}).second) return;
  Diagnostic diagnostic{code, std::move(arguments), where, std::move(hints)};
  if (diagnostic.severity() == Severity::warning) {
    warnings_.push_back(std::move(diagnostic));
    return;
  }
  errors_.push_back(std::move(diagnostic));
  if (errors_.size() >= limits_.errors) {
    errors_.push_back({"T199", {std::to_string(limits_.errors)}, where, {}});
    stopped_ = true;
  }
}

Value Evaluator::tell(std::string_view code, Span span, std::vector<Phrase> arguments,
                      std::vector<Phrase> hints, const DataPath* data) {
  Origin where = origin_at(span);
  where.path = data;
  tell_at(code, where, std::move(arguments), std::move(hints));
  return broken();
}

Origin Evaluator::origin_at(Span span) const {
  Origin origin;
  origin.source = where_.file->source;
  origin.span = span;
  origin.via = where_.via;
  return origin;
}

Value Evaluator::demand(const Value& value, Span span) {
  if (const auto* undefined = value.as<Undefined>()) return tell_undefined(*undefined, span);
  return value;
}

// ---- bounds

Value Evaluator::too_much(std::string_view code, Span span, std::size_t limit) {
  tell(code, span, {std::to_string(limit)});
  stopped_ = true;
  return broken();
}

bool Evaluator::step(Span span) {
  if (stopped_) return false;
  if (++steps_ > limits_.steps) {
    too_much("T151", span, limits_.steps);
    return false;
  }
  if (arena_.used() + text_bytes_ > limits_.text_bytes) {
    too_much("T155", span, limits_.text_bytes >> 20);
    return false;
  }
  return true;
}

bool Evaluator::room_for(std::size_t bytes, Span span) {
  if (stopped_) return false;
  if (bytes <= limits_.text_bytes && arena_.used() + text_bytes_ + bytes <= limits_.text_bytes) {
    return true;
  }
  too_much("T155", span, limits_.text_bytes >> 20);
  return false;
}

bool Evaluator::turns(std::size_t count, Span span) {
  if (stopped_) return false;
  if (count <= limits_.loop_turns && turns_ + count <= limits_.loop_turns) {
    turns_ += static_cast<std::uint32_t>(count);
    return true;
  }
  too_much("T150", span, limits_.loop_turns);
  return false;
}

void Evaluator::work(const Value& value) {
  constexpr std::size_t bytes_a_step = 64, elements_a_step = 16;
  if (const auto* text = value.as<std::string_view>()) work(text->size() / bytes_a_step);
  if (const auto* rich = value.as<Rich>()) work(text_size(value) / bytes_a_step + rich->size);
  if (is_list(value)) work(list_size(value) / elements_a_step);
  if (is_map(value)) work(map_size(value) / elements_a_step);
}

bool Evaluator::count_block(Span span) {
  if (stopped_) return false;
  if (++blocks_ <= limits_.blocks) return true;
  too_much("T154", span, limits_.blocks);
  return false;
}

// ---- making values

Value Evaluator::make_list(const std::vector<Value>& values) {
  Value* kept = arena_.array<Value>(values.size());
  std::copy(values.begin(), values.end(), kept);
  return {OwnList{kept, static_cast<std::uint32_t>(values.size()), false}, {}};
}

Value Evaluator::make_text(std::string text, const Value& from) {
  return text_value(arena_.copy(text), derived(from.origin));
}

Value Evaluator::number_value(const Exact& number, const Origin& origin) {
  if (const auto whole = to_integer(number)) return {*whole, origin};
  return {Number{arena_.copy(spell(number))}, origin};
}

bool Evaluator::define_abbreviation(std::string_view short_form) {
  return abbreviations_.emplace(short_form).second;
}

}  // namespace kehoach::templates
