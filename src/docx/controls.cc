#include "controls.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/ascii.h"
#include "formatting.h"
#include "properties.h"

namespace kehoach::docx {

namespace {

using ooxml::XmlWriter;

// A name that can stand in XML and XPath without more ado.
bool is_plain_name(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || is_digit(c); });
}

// One part of a date picture: 'd' twice for two digits ("05", "11").
std::string_view picture_of(std::size_t part, std::string_view digits) {
  switch (part) {
    case 0:
      return digits.size() == 2 ? "dd" : "d";
    case 1:
      // ND30 gives January and February a zero and no other month: "M" prints both 3 and 12.
      return digits[0] == '0' ? "MM" : "M";
    default:
      return "yyyy";
  }
}

}  // namespace

std::string date_picture(std::string_view value, const flow::Field::Day& day) {
  const std::array<int, 3> parts = {day.day, day.month, day.year};
  constexpr std::array<std::size_t, 3> widest = {2, 2, 4};
  std::string out;
  std::size_t part = 0;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t from = at;
    if (!is_digit(value[at])) {
      while (at < value.size() && !is_digit(value[at])) ++at;
      const std::string_view literal = value.substr(from, at - from);
      if (literal.find('\'') != std::string_view::npos) return {};
      out += '\'';
      out += literal;
      out += '\'';
      continue;
    }
    int number = 0;
    for (; at < value.size() && is_digit(value[at]); ++at) {
      if (at - from == 4) return {};
      number = number * 10 + (value[at] - '0');
    }
    const std::string_view digits = value.substr(from, at - from);
    if (part == parts.size() || digits.size() > widest[part] || number != parts[part]) return {};
    if (part == 2 && digits.size() != 4) return {};
    out += picture_of(part, digits);
    ++part;
  }
  return part == parts.size() ? out : std::string();
}

Controls::Controls(const std::vector<flow::Field>& fields) : fields_(&fields) {
  controls_.reserve(fields.size());
  std::unordered_map<std::string_view, std::size_t> elements;  // so far, by name
  for (const flow::Field& field : fields) {
    Control& control = controls_.emplace_back();
    // An empty element would show Word's own prompt, and print it.
    if (!is_plain_name(field.name) || field.value.empty()) continue;
    add_lines(field, control, elements[field.name]);
    if (field.kind == flow::Field::Kind::date && is_date(field.day)) {
      control.date_format = date_picture(field.value, field.day);
    }
  }
}

void Controls::add_lines(const flow::Field& field, Control& control, std::size_t& count) {
  const std::string_view value = field.value;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find('\n', at), value.size());
    Line& line = control.lines.emplace_back();
    line.text = value.substr(at, end - at);
    at = end + 1;
    if (line.text.empty()) continue;
    const std::string number = std::to_string(++count);
    line.step = "k:" + field.name + "[" + number + "]";
    line.tag = "kh:" + field.name + (count > 1 ? ":" + number : "");
    line.title = field.title;
    if (control.lines.size() > 1) {
      line.title += " (dòng " + std::to_string(control.lines.size()) + ")";
    }
  }
}

bool Controls::binds(const flow::Run& run) const {
  if (run.field < 0 || static_cast<std::size_t>(run.field) >= controls_.size()) return false;
  const auto at = static_cast<std::size_t>(run.field);
  return !controls_[at].lines.empty() && (*fields_)[at].value == run.text;
}

void Controls::write(XmlWriter& xml, const flow::Run& run, std::string_view run_properties) {
  const auto at = static_cast<std::size_t>(run.field);
  bool first = true;
  for (const Line& line : controls_[at].lines) {
    if (!first) {
      xml.markup("<w:r>");
      xml.markup(run_properties);
      xml.markup("<w:br/></w:r>");
    }
    first = false;
    if (!line.step.empty()) {
      write_line(xml, (*fields_)[at], controls_[at], line, run_properties);
    }
  }
}

void Controls::write_line(XmlWriter& xml, const flow::Field& field, const Control& control,
                          const Line& line, std::string_view run_properties) {
  xml.markup("<w:sdt><w:sdtPr>");
  xml.markup(run_properties);  // for what a user will type
  if (!line.title.empty()) xml.leaf("w:alias", "w:val", line.title);
  xml.leaf("w:tag", "w:val", line.tag);
  xml.leaf("w:id", "w:val", ++last_id_);
  xml.leaf("w:lock", "w:val", "sdtLocked");  // the text is free, the control stays
  xml.open("w:dataBinding");
  xml.markup(" w:prefixMappings=\"xmlns:k='");
  xml.markup(data_namespace);
  xml.markup("'\" w:xpath=\"/k:truong[1]/");
  xml.markup(line.step);
  xml.markup("\" w:storeItemID=\"");
  xml.markup(data_item_id);
  xml.markup("\"/>");
  if (control.date_format.empty()) {
    xml.leaf("w:text");
  } else {
    xml.start("w:date", "w:fullDate", iso_date(field.day) + "T00:00:00Z");
    xml.leaf("w:dateFormat", "w:val", control.date_format);
    xml.leaf("w:lid", "w:val", "vi-VN");
    xml.leaf("w:storeMappedDataAs", "w:val", "date");
    xml.leaf("w:calendar", "w:val", "gregorian");
    xml.end("w:date");
  }
  xml.markup("</w:sdtPr><w:sdtContent><w:r>");
  xml.markup(run_properties);
  write_text(xml, line.text);
  xml.markup("</w:r></w:sdtContent></w:sdt>");
}

void Controls::append_data_part(std::string& out) const {
  XmlWriter xml(out);
  xml.declaration();
  xml.start("truong", "xmlns", data_namespace);
  for (std::size_t i = 0; i < controls_.size(); ++i) {
    const flow::Field& field = (*fields_)[i];
    for (const Line& line : controls_[i].lines) {
      if (line.step.empty()) continue;
      // A date is kept as a date; the control prints it by its picture.
      xml.element(field.name, controls_[i].date_format.empty() ? line.text : iso_date(field.day));
    }
  }
  xml.end("truong");
}

}  // namespace kehoach::docx
