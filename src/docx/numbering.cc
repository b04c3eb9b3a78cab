#include "numbering.h"

#include <string_view>

#include "formatting.h"
#include "ooxml/xml_write.h"
#include "role_styles.h"

namespace kehoach::docx {

namespace {

using flow::ListLevel;
using flow::Role;
using ooxml::XmlWriter;

constexpr int usual_nums = 4;
// Per level: Roman numbers need no overline up to here; Word counts in 15 bits.
constexpr std::array<int, 3> highest = {3999, 32767, 32767};

struct Level {
  ListLevel list;
  Role style;   // linked with the level
  Role indent;  // whose indents it has
  std::string_view format, text;
};

// The levels of sections, clauses and subclauses; what stands in %1 to %3 counts on its own level.
constexpr std::array<Level, 3> numbers = {{
    {ListLevel::section, Role::section, Role::section, "upperRoman", "%1."},
    {ListLevel::clause, Role::clause_heading, Role::clause, "decimal", "%2."},
    {ListLevel::subclause, Role::subclause, Role::subclause, "decimal", "%2.%3."},
}};
constexpr Level dash{ListLevel::dash, Role::dash, Role::dash, "bullet", "-"};
constexpr Level plus{ListLevel::plus, Role::plus, Role::plus, "bullet", "+"};
constexpr Level star{ListLevel::star, Role::star, Role::star, "bullet", "*"};
constexpr Level recipient{ListLevel::recipient, Role::recipient, Role::recipient, "bullet", "-"};

const Level& level_of(ListLevel list) {
  switch (list) {
    case ListLevel::section:
      return numbers[0];
    case ListLevel::clause:
      return numbers[1];
    case ListLevel::subclause:
      return numbers[2];
    case ListLevel::plus:
      return plus;
    case ListLevel::star:
      return star;
    case ListLevel::recipient:
      return recipient;
    case ListLevel::dash:
    case ListLevel::none:
      break;
  }
  return dash;
}

void append_roman(std::string& out, int number) {
  constexpr std::pair<int, std::string_view> digits[] = {
      {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
      {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  for (const auto& [value, text] : digits) {
    for (; number >= value; number -= value) out += text;
  }
}

void write_level(XmlWriter& xml, int index, const Level& level,
                 const std::array<flow::Format, flow::role_count>& formats) {
  const flow::Format& indent = formats[static_cast<std::size_t>(level.indent)];
  xml.start("w:lvl", "w:ilvl", index);
  xml.leaf("w:start", "w:val", 1);
  xml.leaf("w:numFmt", "w:val", level.format);
  xml.leaf("w:pStyle", "w:val", style_of(level.style).id);
  xml.leaf("w:suff", "w:val", "space");
  xml.leaf("w:lvlText", "w:val", level.text);
  xml.leaf("w:lvlJc", "w:val", "left");
  xml.start("w:pPr");
  flow::Format only_indents;
  only_indents.left = indent.left;
  only_indents.right = indent.right;
  only_indents.first_line = indent.first_line;
  write_layout(xml, only_indents, flow::Format(), true);
  xml.end("w:pPr");
  if (level.format == "bullet") {
    // Without a font of its own LibreOffice puts OpenSymbol, and the lines break elsewhere.
    xml.start("w:rPr");
    xml.leaf("w:rFonts", "w:ascii", "Times New Roman", "w:hAnsi", "Times New Roman", "w:cs",
             "Times New Roman", "w:hint", "default");
    xml.end("w:rPr");
  }
  xml.end("w:lvl");
}

// `identity`: eight hexadecimal digits by which Word knows the list again in other documents.
void write_list(XmlWriter& xml, int id, std::string_view identity, std::string_view kind,
                std::initializer_list<const Level*> levels,
                const std::array<flow::Format, flow::role_count>& formats) {
  xml.start("w:abstractNum", "w:abstractNumId", id);
  xml.leaf("w:nsid", "w:val", identity);
  xml.leaf("w:multiLevelType", "w:val", kind);
  xml.leaf("w:tmpl", "w:val", identity);
  int index = 0;
  for (const Level* level : levels) write_level(xml, index++, *level, formats);
  xml.end("w:abstractNum");
}

}  // namespace

ListPlace usual_place(ListLevel list) {
  switch (list) {
    case ListLevel::section:
      return {1, 0};
    case ListLevel::clause:
      return {1, 1};
    case ListLevel::subclause:
      return {1, 2};
    case ListLevel::dash:
      return {2, 0};
    case ListLevel::plus:
      return {2, 1};
    case ListLevel::star:
      return {3, 0};
    case ListLevel::recipient:
      return {4, 0};
    case ListLevel::none:
      break;
  }
  return {};
}

Role role_of(ListLevel list) { return level_of(list).indent; }

Counters::Counters() { num_ids_.fill(usual_place(ListLevel::section).num_id); }

ListPlace Counters::next(const flow::Label& label) {
  const ListPlace usual = usual_place(label.list);
  if (label.typed || usual.num_id == 0) return {};
  if (usual.num_id != usual_place(ListLevel::section).num_id) {
    return label.text == level_of(label.list).text ? usual : ListPlace{};
  }

  const auto level = static_cast<std::size_t>(usual.level);
  if (label.number < 1 || label.number > highest[level]) return {};
  expected_.clear();
  if (level == 0) {
    append_roman(expected_, label.number);
  } else {
    if (level == 2) {
      if (values_[1] == 0) return {};
      ooxml::append_number(expected_, values_[1]);
      expected_ += '.';
    }
    ooxml::append_number(expected_, label.number);
  }
  expected_ += '.';
  if (label.text != expected_) return {};

  if (label.number != values_[level] + 1) {
    restarts_.push_back({usual.level, label.number});
    num_ids_[level] = usual_nums + static_cast<int>(restarts_.size());
  }
  values_[level] = label.number;
  // Programs differ in whether an item counts for a level above it that has not begun: the next
  // number there is never left to them.
  if (values_[0] == 0) values_[0] = uncertain;
  for (std::size_t below = level + 1; below < levels; ++below) {
    values_[below] = 0;
    num_ids_[below] = num_ids_[level];
  }
  return {num_ids_[level], usual.level};
}

std::string numbering_part(const std::array<flow::Format, flow::role_count>& formats,
                           std::span<const Restart> restarts) {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("w:numbering", "xmlns:w",
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  write_list(xml, 0, "3A0E3001", "multilevel", {&numbers[0], &numbers[1], &numbers[2]}, formats);
  write_list(xml, 1, "3A0E3002", "multilevel", {&dash, &plus}, formats);
  write_list(xml, 2, "3A0E3003", "multilevel", {&star}, formats);
  write_list(xml, 3, "3A0E3004", "multilevel", {&recipient}, formats);
  for (int id = 1; id <= usual_nums; ++id) {
    xml.start("w:num", "w:numId", id);
    xml.leaf("w:abstractNumId", "w:val", id - 1);
    xml.end("w:num");
  }
  int id = usual_nums;
  for (const Restart& restart : restarts) {
    xml.start("w:num", "w:numId", ++id);
    xml.leaf("w:abstractNumId", "w:val", 0);
    xml.start("w:lvlOverride", "w:ilvl", restart.level);
    xml.leaf("w:startOverride", "w:val", restart.start);
    xml.end("w:lvlOverride");
    xml.end("w:num");
  }
  xml.end("w:numbering");
  return out;
}

}  // namespace kehoach::docx
