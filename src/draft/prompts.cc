#include "prompts.h"

#include <algorithm>

#include "json/write.h"
#include "viet/case.h"

namespace kehoach::draft {

namespace {

// "recipients[2].name": "recipients[].name".
std::string without_indices(const std::string& place) {
  std::string out;
  for (const char c : place)
    if (out.empty() || out.back() != '[' || c == ']') out += c;
  return out;
}

}  // namespace

const json::Value* Prompts::known(const Where& at) const {
  const json::Value* value = value_at(known_, at);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string Prompts::standard(const Question& field) const {
  const json::Value* value = known(field.at);
  if (value == nullptr && !field.nodes.empty()) value = field.nodes[0]->default_value();
  if (value == nullptr) return {};
  if (const std::string* word = value->string()) {
    std::string shown = *word;
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    return shown;
  }
  if (value->number() != nullptr) return value->number()->digits;
  if (value->boolean() != nullptr)
    return *value->boolean() ? text("có", "yes") : text("không", "no");
  if (value->array() != nullptr) {
    const std::string count = std::to_string(value->array()->size());
    return text(("đã có " + count + " dòng").c_str(), (count + " there already").c_str());
  }
  return text("đã có", "there already");
}

std::string Prompts::question(const Question& field, const std::string& how) {
  std::string out = '\n' + viet::capitalize_first(field.label);
  if (!how.empty()) out += " (" + how + ')';
  out += '\n';
  // Once a list; again where it is asked once more.
  const std::string place = field.at.text();
  if (helped_.emplace(without_indices(place), place).first->second == place) {
    std::string help = help_of(field.nodes);
    if (help.empty()) help = field.help;
    if (!help.empty()) out += "  " + help + '\n';
  }
  const std::string shown = standard(field);
  return out + (shown.empty() ? "> " : '[' + shown + "] > ");
}

std::string Prompts::how(const Question& field, AnswerKind kind,
                         const std::vector<std::string>& choices) const {
  std::string words = text(expected(kind, choices));
  const char* skip =
      field.required || !standard(field).empty() ? "" : text("Enter: bỏ qua", "Enter: none");
  if (!words.empty() && *skip != '\0') words += "; ";
  return words + skip;
}

std::string Prompts::offer(const std::vector<Question>& fields, const json::Value& given) const {
  std::string out = text("\nCó thể điền thêm:\n", "\nMay be added:\n");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    out += std::string(4 - std::min<std::size_t>(3, number.size()), ' ') + number + "  " +
           fields[i].label;
    out += value_at(given, fields[i].at) != nullptr ? " ✓\n" : "\n";
  }
  return out + text("Số hoặc tên của mục (Enter: xong)\n> ",
                    "Number or name of a field (Enter: done)\n> ");
}

std::vector<std::string> find_faults(const json::Value& given, const Where& at,
                                     const plan::Schema& schema, Language language) {
  Sources sources;
  const Source* source = sources.add(SourceKind::built_in, "", json::write(given));
  auto draft = plan::read_draft({{source}, {}}, sources);
  Diagnostics told;
  if (draft) {
    Diagnostics doubts;
    auto plan = plan::read_plan(std::move(*draft), schema, sources, doubts);
    if (!plan) told = std::move(plan).error();
  } else {
    told = std::move(draft).error();
  }
  std::vector<std::string> out;
  const std::string pointer = at.pointer();
  for (const Diagnostic& d : told) {
    const std::string place = json_pointer(d.where.path);
    if (place != pointer && !place.starts_with(pointer + '/')) continue;
    std::string line = d.message(language);
    for (const Phrase& hint : d.hints) line += " (" + hint.in(language) + ')';
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace kehoach::draft
