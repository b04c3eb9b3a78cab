// The parts of the document around its body, from the plan's typed fields.
#include <algorithm>

#include "evaluator.h"
#include "viet/dates.h"

namespace kehoach::templates {

using document::Block;
using document::Inlines;

Value Evaluator::root_member(std::string_view key) {
  const plan::Map* map = root_.map();
  if (map != nullptr) {
    for (const auto& [name, value] : *map) {
      if (name == key) return from_plan(value, arena_);
    }
  }
  return {Null{}, {}};
}

Inlines Evaluator::text_or_tell(const Value& value, std::string_view what) {
  if (value.is<Null>() || value.is<Undefined>()) return {};
  if (is_text(value)) return inlines(value);
  if (value.is<std::int64_t>()) return inlines(printable(value, {}));
  tell_at("T127", value.origin, {what, Phrase("một chuỗi", "text"), shown(value, arena_)});
  return {};
}

Inlines Evaluator::text_of(const Value& map, std::string_view key, std::string_view what) {
  return text_or_tell(map_find(map, key, arena_).value_or(Value{Null{}, {}}), what);
}

std::vector<Inlines> Evaluator::texts_of(const Value& list, std::string_view what) {
  std::vector<Inlines> out;
  if (list.is<Null>()) return out;
  if (is_text(list)) {
    out.push_back(inlines(list));
    return out;
  }
  if (!is_list(list)) {
    tell_at("T127", list.origin, {what, Phrase("một danh sách", "a list"), shown(list, arena_)});
    return out;
  }
  for (std::size_t i = 0; i < list_size(list); ++i) {
    out.push_back(text_or_tell(list_element(list, i, arena_), what));
  }
  return out;
}

bool Evaluator::once(bool already, Span span, std::string_view what) {
  if (!already) return true;
  tell("T134", span, {what});
  return false;
}

void Evaluator::print_node(const Node& n, const ComponentTag& node) {
  if (sink_->muted) return;
  switch (node.what) {
    case Component::letterhead:
      letterhead(n.span);
      break;
    case Component::basis:
      paragraphs(root_member("basis"), document::BlockRole::basis, n.span);
      break;
    case Component::closing:
      closing(n.span);
      break;
    case Component::recipients:
      recipients(n.span);
      break;
    case Component::signature:
      signature(n.span);
      break;
  }
}

// A date that may have gaps: a plan's date, "2020-05-11", or {year, month?, day?}.
document::Date Evaluator::date_of(const Value& value, std::string_view what) {
  document::Date date;
  date.origin = value.origin;
  if (value.is<Null>()) return date;
  if (const auto* known = value.as<const plan::Date*>()) {
    date.year = (*known)->year;
    date.month = (*known)->month;
    date.day = (*known)->day;
    return date;
  }
  if (is_text(value)) {
    if (const auto day = viet::parse_iso_date(flat_text(value, arena_))) {
      date.year = day->year;
      date.month = day->month;
      date.day = day->day;
      return date;
    }
  }
  if (is_map(value)) {
    const auto part = [&](std::string_view key) -> std::optional<int> {
      const auto member = map_find(value, key, arena_);
      const auto* number = member ? member->as<std::int64_t>() : nullptr;
      if (number == nullptr || *number < 1 || *number > 9999) return std::nullopt;
      return static_cast<int>(*number);
    };
    date.year = part("year");
    date.month = part("month");
    date.day = part("day");
    const viet::CalendarDay day{date.year.value_or(2000), date.month.value_or(1),
                                date.day.value_or(1)};
    if (viet::exists(day)) return date;
  }
  tell_at("T127", value.origin,
          {what, Phrase("ngày tháng, như \"2020-05-11\"", "a date, as \"2020-05-11\""),
           shown(value, arena_)});
  return {};
}

void Evaluator::letterhead(Span span) {
  if (!once(document_.letterhead.has_value(), span, "letterhead")) return;
  document::Letterhead& head = document_.letterhead.emplace();
  const Value issuer = root_member("issuer");
  const Phrase a_map("một đối tượng", "a map");
  if (is_map(issuer)) {
    head.parents =
        texts_of(map_find(issuer, "parents", arena_).value_or(Value{Null{}, {}}), "issuer.parents");
    head.issuer = text_of(issuer, "name", "issuer.name");
    // The symbol's second part, unless the number says another. It holds no blanks (ND30 Phụ lục
    // I, II.3): a short name of several words is for sentences.
    Inlines symbol = text_of(issuer, "short", "issuer.short");
    if (document::plain_text(symbol).find(' ') == std::string::npos) {
      head.number.body = std::move(symbol);
    }
  } else if (!issuer.is<Null>()) {
    tell_at("T127", issuer.origin, {"issuer", a_map, shown(issuer, arena_)});
  }
  const Value number = root_member("number");
  if (is_map(number)) {
    head.number.no = text_of(number, "no", "number.no");
    Inlines body = text_of(number, "body", "number.body");
    if (!body.empty()) head.number.body = std::move(body);
    head.number.as_written = text_of(number, "as_written", "number.as_written");
  } else if (!number.is<Null>()) {
    tell_at("T127", number.origin, {"number", a_map, shown(number, arena_)});
  }
  head.place = text_or_tell(root_member("place"), "place");
  head.date = date_of(root_member("date"), "date");
}

void Evaluator::print_node(const Node& n, const TitleTag& node) {
  if (sink_->muted) return;
  if (!once(titled_, n.span, "title")) return;
  titled_ = true;
  const auto word = [&](ExprRef expression, std::string& into) {
    if (expression == nullptr) return;
    const Value value =
        printable(demand(evaluate(*expression), expression->span), expression->span);
    if (!value.is<Broken>()) into = flat_text(value, arena_);
  };
  word(node.name, document_.type.name);
  word(node.code, document_.type.code);
  document_.subject = text_or_tell(root_member("subject"), "subject");
}

// A list of paragraphs of the body: text, or blocks.
void Evaluator::paragraphs(const Value& list, document::BlockRole role, Span span) {
  if (list.is<Null>()) return;
  end_line();
  const Value blocks = capture([&] { insert_blocks(list, {}, 0, span); });
  const auto* captured = blocks.as<Captured>();
  if (captured == nullptr) return;
  for (const Block& original : *captured->blocks) {
    Block& block = sink_->outline.paragraph(0);
    block = original;
    block.role = role;
  }
}

void Evaluator::closing(Span span) {
  paragraphs(root_member("closing"), document::BlockRole::text, span);
  const plan::Map* map = root_.map();
  const bool said = map != nullptr && std::any_of(map->begin(), map->end(), [](const auto& entry) {
                      return entry.first == "end_mark";
                    });
  if (!said) return;
  const Value mark = root_member("end_mark");
  if (mark.is<Null>())
    document_.end_mark = "";
  else if (is_text(mark))
    document_.end_mark = flat_text(mark, arena_);
  else
    tell_at("T127", mark.origin, {"end_mark", Phrase("một chuỗi", "text"), shown(mark, arena_)});
}

void Evaluator::recipients(Span span) {
  if (!once(document_.recipients.has_value(), span, "recipients")) return;
  const Value list = root_member("recipients");
  if (list.is<Null>()) return;
  document::Recipients& out = document_.recipients.emplace();
  if (!is_list(list)) {
    tell_at("T127", list.origin,
            {"recipients", Phrase("một danh sách", "a list"), shown(list, arena_)});
    return;
  }
  for (std::size_t i = 0; i < list_size(list); ++i) {
    const Value item = list_element(list, i, arena_);
    if (!is_map(item)) {
      out.items.push_back({text_or_tell(item, "recipients"), {}});
      continue;
    }
    if (const auto archive = map_find(item, "archive", arena_)) {
      for (Inlines& part : texts_of(*archive, "archive")) out.archive.push_back(std::move(part));
      continue;
    }
    out.items.push_back({text_of(item, "name", "name"), text_of(item, "purpose", "purpose")});
  }
}

namespace {

document::Picture picture(const Inlines& path) {
  if (path.empty()) return {};
  return {document::plain_text(path), path.front().origin, nullptr};
}

}  // namespace

void Evaluator::signature(Span span) {
  if (!once(!document_.signatures.empty(), span, "signature")) return;
  const Value list = root_member("signatures");
  if (list.is<Null>()) return;
  if (!is_list(list)) {
    tell_at("T127", list.origin,
            {"signatures", Phrase("một danh sách", "a list"), shown(list, arena_)});
    return;
  }
  for (std::size_t i = 0; i < list_size(list); ++i) {
    const Value item = list_element(list, i, arena_);
    if (!is_map(item)) {
      tell_at("T127", item.origin,
              {"signatures", Phrase("một đối tượng", "a map"), shown(item, arena_)});
      continue;
    }
    document::Signature& out = document_.signatures.emplace_back();
    const Value authority =
        map_find(item, "authority", arena_).value_or(Value{Null{}, item.origin});
    for (std::size_t k = 0; k < list_size(authority); ++k) {
      const Value line = list_element(authority, k, arena_);
      const Inlines code = text_of(line, "code", "code");
      out.authority.push_back({document::plain_text(code), text_of(line, "of", "of")});
    }
    out.position = text_of(item, "position", "position");
    out.note = text_of(item, "note", "note");
    out.name = text_of(item, "name", "name");
    out.image = picture(text_of(item, "image", "image"));
  }
  if (const Value seal = root_member("seal"); is_map(seal)) {
    document_.seal = picture(text_of(seal, "image", "image"));
  }
}

void Evaluator::print_node(const Node& n, const AppendixTag& node) {
  if (sink_->muted) return;
  if (in_appendix_) {
    tell("T137", n.span, {});
    return;
  }
  document::Appendix appendix;
  appendix.id = line_id(node.identity);
  appendix.origin = origin_at(n.span);
  const Value title = printable(demand(evaluate(*node.title), node.title->span), node.title->span);
  appendix.title = inlines(title);
  if (node.landscape != nullptr) appendix.landscape = condition(*node.landscape).value_or(false);
  in_appendix_ = true;
  Sink inner;
  Sink* const outer = sink_;
  sink_ = &inner;
  run(node.body);
  end_line();
  sink_ = outer;
  in_appendix_ = false;
  appendix.blocks = inner.outline.take();
  document_.appendices.push_back(std::move(appendix));
}

}  // namespace kehoach::templates
