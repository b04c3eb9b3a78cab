// How offices write dates, cite documents and abbreviate.
#include "filter_functions.h"
#include "viet/counters.h"
#include "viet/dates.h"

namespace kehoach::templates::filter {

namespace {

const Phrase date_wanted{"ngày tháng, như \"2020-05-11\"", "a date, as \"2020-05-11\""};

// A plan's date, or text or a map that says one.
std::optional<plan::Date> read_date(Evaluator& e, const Value& value) {
  if (const auto* date = value.as<const plan::Date*>()) return **date;
  if (is_text(value)) {
    const auto day = viet::parse_iso_date(flat_text(value, e.arena()));
    if (!day) return std::nullopt;
    return plan::Date{day->year, day->month, day->day};
  }
  if (!is_map(value)) return std::nullopt;
  plan::Date date;
  const auto part = [&](std::string_view key, std::optional<int>& into, std::int64_t most) {
    const auto member = map_find(value, key, e.arena());
    if (!member || member->is<Null>()) return true;
    const auto* number = member->as<std::int64_t>();
    if (number == nullptr || *number < 1 || *number > most) return false;
    into = static_cast<int>(*number);
    return true;
  };
  if (!part("year", date.year, 9999) || !part("month", date.month, 12) ||
      !part("day", date.day, 31)) {
    return std::nullopt;
  }
  return date;
}

std::optional<plan::Date> date_input(Evaluator& e, const Application& a) {
  auto date = read_date(e, a.input);
  if (!date || (!date->year && !date->month)) {
    wrong_input(e, a, date_wanted);
    return std::nullopt;
  }
  return date;
}

// What is known of it: "ngày 11 tháng 5 năm 2020", "tháng 5 năm 2020", "năm 2020".
std::string in_words(const plan::Date& date) {
  std::string out;
  const auto add = [&](std::string_view word, const std::string& number) {
    out += out.empty() ? "" : " ";
    out += word;
    out += number;
  };
  if (date.day && date.month) add("ngày ", viet::day_digits(*date.day));
  if (date.month) add("tháng ", viet::month_digits(*date.month));
  if (date.year) add("năm ", std::to_string(*date.year));
  return out;
}

std::string in_digits(const plan::Date& date) {
  std::string out;
  if (date.day && date.month) out += viet::day_digits(*date.day) + '/';
  if (date.month) out += viet::month_digits(*date.month);
  if (date.month && date.year) out += '/';
  if (date.year) out += std::to_string(*date.year);
  return out;
}

}  // namespace

Value long_date(Evaluator& e, const Application& a) {
  const auto date = date_input(e, a);
  return date ? e.make_text(in_words(*date), a.input) : broken();
}

Value short_date(Evaluator& e, const Application& a) {
  const auto date = date_input(e, a);
  return date ? e.make_text(in_digits(*date), a.input) : broken();
}

Value month(Evaluator& e, const Application& a) {
  const auto date = date_input(e, a);
  if (!date) return broken();
  if (!date->month) return wrong_input(e, a, {"ngày tháng có tháng", "a date with a month"});
  return e.make_text(viet::month_digits(*date->month), a.input);
}

Value quarter(Evaluator& e, const Application& a) {
  const auto date = date_input(e, a);
  if (!date) return broken();
  if (!date->month) return wrong_input(e, a, {"ngày tháng có tháng", "a date with a month"});
  return e.make_text(viet::roman((*date->month + 2) / 3), a.input);
}

Value year(Evaluator& e, const Application& a) {
  const auto date = date_input(e, a);
  if (!date) return broken();
  if (!date->year) return wrong_input(e, a, {"ngày tháng có năm", "a date with a year"});
  return e.make_text(std::to_string(*date->year), a.input);
}

namespace {

// The members of a cited document; empty where the map does not say.
struct Cited {
  std::string type, number, issuer, subject;
  std::optional<plan::Date> date;
};

std::optional<Cited> read_cited(Evaluator& e, const Application& a) {
  Cited cited;
  const auto read = [&](std::string_view key, std::string& into) {
    const auto member = map_find(a.input, key, e.arena());
    if (!member || member->is<Null>()) return true;
    const Value text = e.printable(*member, a.span);
    if (text.is<Broken>()) return false;
    into = flat_text(text, e.arena());
    return true;
  };
  if (!read("type", cited.type) || !read("number", cited.number) || !read("issuer", cited.issuer) ||
      !read("subject", cited.subject)) {
    return std::nullopt;
  }
  const auto date = map_find(a.input, "date", e.arena());
  if (date && !date->is<Null>()) {
    cited.date = read_date(e, *date);
    if (!cited.date) {
      e.tell("T113", a.span, {a.name, date_wanted, shown(*date, e.arena())}, {}, date->origin.path);
      return std::nullopt;
    }
  }
  return cited;
}

}  // namespace

// Viện dẫn and căn cứ (ND30 Phụ lục I, II.6): in full the type, number, date, issuer and subject;
// later the type and number. A law or ordinance has its name alone, and as căn cứ its date too.
Value citation(Evaluator& e, const Application& a) {
  const auto form = text_argument(e, a, 0, "full");
  if (!form) return broken();
  if (*form != "full" && *form != "short" && *form != "basis") {
    return wrong_argument(
        e, a, 0, {"\"full\", \"short\" hoặc \"basis\"", "\"full\", \"short\" or \"basis\""});
  }
  if (!is_map(a.input)) {
    return wrong_input(e, a,
                       {"đối tượng {type, number, date, issuer, subject}",
                        "a map {type, number, date, issuer, subject}"});
  }
  const auto cited = read_cited(e, a);
  if (!cited) return broken();
  std::string out = cited->type;
  const auto add = [&](std::string_view word, const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += ' ';
    out += word;
    out += text;
  };
  const bool law = cited->type == "Luật" || cited->type == "Bộ luật" || cited->type == "Pháp lệnh";
  if (law) {
    add({}, cited->subject);
    if (*form == "basis" && cited->date) add({}, in_words(*cited->date));
    return e.make_text(std::move(out), a.input);
  }
  add("số ", cited->number);
  if (*form != "short") {
    if (cited->date) add({}, in_words(*cited->date));
    add("của ", cited->issuer);
    const bool says_about = cited->subject.starts_with("về ") || cited->subject.starts_with("Về ");
    add("về ", says_about ? cited->subject.substr(std::string_view("về ").size()) : cited->subject);
  }
  return e.make_text(std::move(out), a.input);
}

// "Liên đoàn Lao động (LĐLĐ)" the first time in a document, "LĐLĐ" from then on.
Value abbreviation(Evaluator& e, const Application& a) {
  const auto short_form = text_argument(e, a, 0, {});
  if (!short_form) return broken();
  if (!is_text(a.input)) return wrong_input(e, a, {"văn bản", "text"});
  const std::string_view whole = flat_text(a.input, e.arena());
  if (!e.define_abbreviation(*short_form)) return e.make_text(std::string(*short_form), a.input);
  return e.make_text(std::string(whole) + " (" + std::string(*short_form) + ')', a.input);
}

}  // namespace kehoach::templates::filter
