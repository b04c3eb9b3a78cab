// Pages: paper, margins, the number from the second page on, and what must stay together.
#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

class SectionCheck {
 public:
  SectionCheck(const XmlElement& section, std::size_t index, Report& report)
      : section_(section), name_("section " + std::to_string(index)), report_(report) {}

  // The headers that it names: the default, the first.
  std::pair<std::string, std::string> check() {
    check_page();
    if (child_value(section_, "w:pgNumType", "w:start") != "1") {
      fail("section.numbers", "its pages are not counted from 1");
    }
    if (!is_on(section_.child("w:titlePg"))) fail("section.numbers", "shows its first number");
    std::string standard, first;
    for (const XmlElement& child : section_.children) {
      if (child.name != "w:headerReference") continue;
      (value(&child, "w:type") == "default" ? standard : first) = value(&child, "r:id");
    }
    if (standard.empty() || first.empty()) fail("section.headers", "lacks a header");
    return {standard, first};
  }

 private:
  void fail(std::string_view rule, std::string what) { report_.add(rule, name_, std::move(what)); }

  void check_page() {
    const XmlElement* size = section_.child("w:pgSz");
    const bool landscape = value(size, "w:orient") == "landscape";
    const std::string width = value(size, "w:w"), height = value(size, "w:h");
    if (landscape ? width != "16838" || height != "11906" : width != "11906" || height != "16838") {
      fail("section.paper", "is not A4");
    }
    // ND30 Phụ lục I, I.3: 20-25 mm above and below, 30-35 left, 15-20 right.
    if (landscape) return;
    const XmlElement* margins = section_.child("w:pgMar");
    const auto within = [&](std::string_view side, std::int64_t least, std::int64_t most) {
      const std::int64_t margin = number(value(margins, side));
      if (margin < least || margin > most) fail("section.margins", std::string(side));
    };
    within("w:top", 1134, 1418);
    within("w:bottom", 1134, 1418);
    within("w:left", 1700, 1985);
    within("w:right", 850, 1134);
    within("w:header", 284, 1134 - 322);  // the number ends above the text
  }

  const XmlElement& section_;
  std::string name_;
  Report& report_;
};

bool has_page_field(const XmlElement& header) {
  bool found = false;
  walk(header, [&](const XmlElement& element) {
    if (element.name == "w:instrText" && element.text.find("PAGE") != std::string::npos) {
      found = true;
    }
  });
  return found;
}

bool is_kept(const XmlElement& paragraph, const StyleSheet& sheet) {
  const XmlElement* properties = paragraph.child("w:pPr");
  if (properties == nullptr) return false;
  const XmlElement* own = properties->child("w:keepNext");
  return is_on(own != nullptr
                   ? own
                   : sheet.property(child_value(*properties, "w:pStyle"), "w:pPr", "w:keepNext"));
}

// Of a table the last row is meant.
bool holds_on(const XmlElement& block, const StyleSheet& sheet) {
  if (block.name == "w:p") return is_kept(block, sheet);
  bool all = true;
  walk(block.children.back(), [&](const XmlElement& e) {
    if (e.name == "w:p") all = all && is_kept(e, sheet);
  });
  return all;
}

// The signature is not left alone: what stands before its table holds on to it.
void check_signature(const XmlElement& body, const StyleSheet& sheet, Report& report) {
  const XmlElement* before = nullptr;
  for (const XmlElement& child : body.children) {
    bool signs = false;
    walk(child, [&](const XmlElement& e) {
      if (e.name == "w:pStyle" && value(&e) == "KHNguoiKy") signs = true;
    });
    if (child.name == "w:tbl" && signs && before != nullptr && !holds_on(*before, sheet)) {
      report.add("section.signature", "body", "may stand alone on a page");
    }
    if (child.name == "w:p" || child.name == "w:tbl") before = &child;
  }
}

}  // namespace

void check_sections(const CheckedFile& file, Report& report) {
  const XmlElement* body = file.document->child("w:body");
  if (body == nullptr || body->children.empty() || body->children.back().name != "w:sectPr") {
    report.add("section.last", "body", "does not end with its section's properties");
    return;
  }
  std::map<std::string, std::string> targets;
  const std::string rels = ooxml::relationships_part(file.document_part);
  if (const XmlElement* relationships = file.tree(rels)) {
    for (const XmlElement& r : relationships->children) {
      targets[value(&r, "Id")] = ooxml::resolve_target(file.document_part, value(&r, "Target"));
    }
  }
  std::size_t index = 0;
  walk(*body, [&](const XmlElement& element) {
    if (element.name != "w:sectPr") return;
    const auto [standard, first] = SectionCheck(element, ++index, report).check();
    const XmlElement* with_number = file.tree(targets[standard]);
    const XmlElement* without = file.tree(targets[first]);
    if (with_number == nullptr || !has_page_field(*with_number)) {
      report.add("section.headers", "section " + std::to_string(index), "shows no page number");
    }
    if (without == nullptr || has_page_field(*without)) {
      report.add("section.headers", "section " + std::to_string(index),
                 "shows a number on its first page");
    }
  });
  check_signature(*body, StyleSheet(file.styles), report);
}

}  // namespace kehoach::docx_check
