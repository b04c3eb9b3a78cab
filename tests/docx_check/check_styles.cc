// Styles and numbering: that everything named is there, and survives other programs.
#include <set>

#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

// The id that LibreOffice makes of a name.
std::string without_marks(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x80 && c != ' ') out += c;
  }
  return lower(out);
}

void check_names(const CheckedFile& file, const StyleSheet& sheet, Report& report) {
  std::set<std::string> names, ids, plain;
  for (const XmlElement& style : file.styles->children) {
    if (style.name != "w:style") continue;
    const std::string id = value(&style, "w:styleId"), name = child_value(style, "w:name");
    if (!ids.insert(id).second) report.add("styles.unique", id, "id stands twice");
    if (!names.insert(lower(name)).second) report.add("styles.unique", name, "name stands twice");
    if (!plain.insert(without_marks(name)).second) {
      report.add("styles.plain_names", name, "is another's name once its marks are dropped");
    }
    for (const char c : id) {
      if (static_cast<unsigned char>(c) >= 0x80) report.add("styles.ids", id, "is not ASCII");
    }
    for (const char* reference : {"w:basedOn", "w:next", "w:link"}) {
      const std::string target = child_value(style, reference);
      if (!target.empty() && sheet.find(target) == nullptr) {
        report.add("styles.resolve", id, std::string(reference) + " " + target + " is not there");
      }
    }
    std::string base = id;
    for (int depth = 0; !base.empty(); ++depth) {
      if (depth > 10) {
        report.add("styles.resolve", id, "is based on itself");
        break;
      }
      const XmlElement* next = sheet.find(base);
      base = next == nullptr ? std::string() : child_value(*next, "w:basedOn");
    }
  }
}

void check_headings(const CheckedFile& file, const StyleSheet& sheet, Report& report) {
  for (const char* id : {"Heading1", "Heading2", "Heading3"}) {
    if (sheet.find(id) == nullptr) {
      report.add("styles.headings", id, "is not there");
      continue;
    }
    if (!is_on(sheet.property(id, "w:pPr", "w:keepNext"))) {
      report.add("styles.headings", id, "may part from what it heads");
    }
    const std::string level = value(sheet.property(id, "w:pPr", "w:outlineLvl"));
    if (level != std::string(1, static_cast<char>(id[7] - 1))) {
      report.add("styles.headings", id, "is not in the outline at its level");
    }
  }
  const XmlElement* defaults = file.styles->child("w:docDefaults");
  std::string language, east_asia;
  if (defaults != nullptr) {
    walk(*defaults, [&](const XmlElement& e) {
      if (e.name == "w:lang") language = value(&e);
      if (e.name == "w:rFonts") east_asia = value(&e, "w:eastAsia");
    });
  }
  if (language != "vi-VN") report.add("styles.language", "docDefaults", "is not vi-VN");
  if (east_asia != "Times New Roman") {
    report.add("styles.fonts", "docDefaults", "curly quotes may fall to an East Asian face");
  }
}

struct Lists {
  std::map<std::string, std::string> abstract_of_num;
  // (abstractNum, level) -> the level
  std::map<std::pair<std::string, std::string>, const XmlElement*> levels;
};

Lists read_lists(const XmlElement& numbering, Report& report) {
  Lists out;
  for (const XmlElement& list : numbering.children) {
    if (list.name == "w:abstractNum") {
      const std::string id = value(&list, "w:abstractNumId");
      for (const XmlElement& level : list.children) {
        if (level.name != "w:lvl") continue;
        if (!out.levels.emplace(std::pair(id, value(&level, "w:ilvl")), &level).second) {
          report.add("numbering.unique", id, "a level stands twice");
        }
      }
    } else if (list.name == "w:num") {
      const std::string id = value(&list, "w:numId");
      if (!out.abstract_of_num.emplace(id, child_value(list, "w:abstractNumId")).second) {
        report.add("numbering.unique", id, "stands twice");
      }
    }
  }
  return out;
}

void check_levels(const Lists& lists, const StyleSheet& sheet, Report& report) {
  for (const auto& [place, level] : lists.levels) {
    const std::string where = place.first + "/" + place.second;
    if (child_value(*level, "w:numFmt") == "bullet") {
      const XmlElement* letters = level->child("w:rPr");
      if (letters == nullptr || child_value(*letters, "w:rFonts", "w:ascii").empty()) {
        report.add("numbering.bullet_font", where, "names no font");
      }
    }
    const std::string style = child_value(*level, "w:pStyle");
    if (style.empty()) continue;
    const XmlElement* claimed = nullptr;
    if (const XmlElement* found = sheet.find(style)) {
      if (const XmlElement* properties = found->child("w:pPr"))
        claimed = properties->child("w:numPr");
    }
    const std::string said = claimed == nullptr ? std::string() : child_value(*claimed, "w:ilvl");
    const std::string claimed_level = said.empty() ? std::string("0") : said;
    const auto num =
        lists.abstract_of_num.find(claimed == nullptr ? "" : child_value(*claimed, "w:numId"));
    if (num == lists.abstract_of_num.end() || num->second != place.first ||
        claimed_level != place.second) {
      report.add("numbering.style_level", where, style + " does not claim this level");
    }
  }
}

void check_numbers_of(const XmlElement& tree, const Lists& lists, Report& report) {
  walk(tree, [&](const XmlElement& element) {
    if (element.name != "w:numPr") return;
    const std::string id = child_value(element, "w:numId");
    if (id != "0" && lists.abstract_of_num.count(id) == 0) {
      report.add("numbering.resolve", id, "is not there");
    }
  });
}

void check_style_numbers(const CheckedFile& file, const Lists& lists, Report& report) {
  std::set<std::string> linked;
  for (const auto& [place, level] : lists.levels) linked.insert(child_value(*level, "w:pStyle"));
  for (const XmlElement& style : file.styles->children) {
    const XmlElement* properties = style.child("w:pPr");
    if (properties == nullptr || properties->child("w:numPr") == nullptr) continue;
    const std::string id = value(&style, "w:styleId");
    if (linked.count(id) == 0) report.add("numbering.style_level", id, "no level links back to it");
  }
}

}  // namespace

void check_styles(const CheckedFile& file, Report& report) {
  if (file.styles == nullptr) return;
  const StyleSheet sheet(file.styles);
  check_names(file, sheet, report);
  check_headings(file, sheet, report);
  if (file.numbering == nullptr) return;
  const Lists lists = read_lists(*file.numbering, report);
  for (const auto& [num, abstract] : lists.abstract_of_num) {
    if (lists.levels.count({abstract, "0"}) == 0) {
      report.add("numbering.resolve", num, abstract + " is not a list");
    }
  }
  check_levels(lists, sheet, report);
  check_style_numbers(file, lists, report);
  check_numbers_of(*file.styles, lists, report);
  if (file.document != nullptr) check_numbers_of(*file.document, lists, report);
}

}  // namespace kehoach::docx_check
