#include "superior.h"

#include "json/make.h"
#include "json/parse.h"
#include "json/write.h"
#include "viet/case.h"
#include "viet/dates.h"

namespace kehoach::batch {

namespace {

const json::Value* at(const json::Value* value, std::string_view key) {
  return value == nullptr ? nullptr : value->find(key);
}

const json::Value* first_of(const json::Value* value) {
  const json::Array* items = value == nullptr ? nullptr : value->array();
  return items == nullptr || items->empty() ? nullptr : &items->front();
}

std::string text_of(const json::Value* value) {
  const std::string* text = value == nullptr ? nullptr : value->string();
  if (text == nullptr) return {};
  std::string line = *text;
  for (char& c : line) c = c == '\n' ? ' ' : c;
  return line;
}

// "Kế hoạch số 133/KH-LĐLĐ"; the symbol of a plan is KH (ND30 Phụ lục III).
std::string number_of(const json::Value& plan) {
  const json::Value* number = plan.find("number");
  if (const std::string written = text_of(at(number, "as_written")); !written.empty())
    return written;
  const std::string no = text_of(at(number, "no")), body = text_of(at(number, "body"));
  if (no.empty() || body.empty()) return {};
  return no + "/KH-" + body;
}

std::string date_of(const json::Value& plan) {
  const auto day = viet::parse_iso_date(text_of(plan.find("date")));
  return day ? viet::short_date(*day) : std::string();
}

// "Ban Thường vụ LĐLĐ tỉnh Kiên Giang": who signs for whom.
std::string issuer_of(const json::Value& plan) {
  const json::Value* issuer = plan.find("issuer");
  std::string name = text_of(at(issuer, "short"));
  if (name.empty()) name = text_of(at(issuer, "name"));
  const json::Value* authority = first_of(at(first_of(plan.find("signatures")), "authority"));
  if (text_of(at(authority, "code")) != "TM") return name;
  const std::string of = text_of(at(authority, "of"));
  return of.empty() || name.empty() ? name : of + ' ' + name;
}

// The first letter small, unless the first word is an abbreviation.
std::string inside_sentence(const std::string& subject) {
  const std::string word = subject.substr(0, subject.find(' '));
  const std::string small = viet::to_lower(word);
  if (viet::capitalize_first(small) != word) return subject;
  return small + subject.substr(word.size());
}

json::Value list_of(json::Value item) {
  json::Array items;
  items.push_back(std::move(item));
  return {std::move(items), {}};
}

}  // namespace

Result<render::PlanText> superior_layer(const render::PlanText& parent, Sources& sources) {
  const Source* source = sources.add(parent.kind, parent.name, parent.text);
  auto plan = json::parse(source, sources);
  if (!plan) return std::move(plan).error();
  if (plan->object() == nullptr) return Diagnostic{"B027", {"issuer.name"}, plan->origin, {}};
  const std::string number = number_of(*plan), date = date_of(*plan), issuer = issuer_of(*plan),
                    subject = text_of(plan->find("subject"));
  Diagnostics missing;
  const auto need = [&](const std::string& text, const char* field) {
    if (text.empty()) missing.push_back({"B027", {field}, plan->origin, {}});
  };
  need(number, "number");
  need(date, "date");
  need(issuer, "issuer.name");
  need(subject, "subject");
  if (!missing.empty()) return missing;

  json::Object layer;
  layer.push_back(
      {"issuer",
       {},
       {json::Object{
            {"parents", {}, list_of(json::text_value(text_of(at(plan->find("issuer"), "name"))))}},
        {}}});
  layer.push_back(
      {"preamble",
       {},
       list_of(json::text_value("Thực hiện Kế hoạch số " + number + " ngày " + date + " của " +
                                issuer + " về " + inside_sentence(subject) + "."))});
  if (json::Value* phases = plan->find("phases"); phases != nullptr && !phases->is_null())
    layer.push_back({"phases", {}, std::move(*phases)});
  return render::PlanText{SourceKind::built_in, parent.name, json::write({std::move(layer), {}}),
                          parent.folder};
}

}  // namespace kehoach::batch
