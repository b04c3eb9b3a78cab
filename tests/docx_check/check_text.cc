// Paragraphs and runs: every one in a style, and nothing else said in them.
#include <algorithm>
#include <set>

#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

bool has_picture(const XmlElement& paragraph) {
  bool found = false;
  walk(paragraph, [&](const XmlElement& e) { found = found || e.name == "w:drawing"; });
  return found;
}

// The paragraphs that say nothing, on purpose.
bool may_be_empty(const std::string& style) {
  return style == "KHKeNgang" || style == "KHKeTrichYeu" || style == "KHCuoi" || style == "Header";
}

bool is_rule(const std::string& style) { return style == "KHKeNgang" || style == "KHKeTrichYeu"; }

class TextCheck {
 public:
  TextCheck(const StyleSheet& sheet, std::string part, Report& report)
      : sheet_(sheet), part_(std::move(part)), report_(report) {}

  void check_paragraphs(const XmlElement& parent, bool in_data_cell) {
    std::string before;
    for (const XmlElement& child : parent.children) {
      if (child.name == "w:p") {
        const std::string style = check_paragraph(child, in_data_cell);
        // Word draws one box around neighbours of the same border.
        if (is_rule(style) && is_rule(before)) report_.add("text.rules_apart", where(child), style);
        before = style;
        continue;
      }
      before.clear();
      if (child.name == "w:tbl") check_table(child);
    }
  }

 private:
  std::string where(const XmlElement& paragraph) const {
    return part_ + ": " + visible_text(paragraph).substr(0, 40);
  }

  void check_table(const XmlElement& table) {
    const XmlElement* properties = table.child("w:tblPr");
    const std::string style = properties == nullptr ? "" : child_value(*properties, "w:tblStyle");
    const XmlElement* found = sheet_.find(style);
    if (found == nullptr || value(found, "w:type") != "table") {
      report_.add("text.styled", part_, "a table has the style " + style);
    }
    for (const XmlElement& row : table.children) {
      for (const XmlElement& cell : row.children) {
        if (cell.name == "w:tc") check_paragraphs(cell, style != "KHBangTheThuc" || is_bare(cell));
      }
    }
  }

  // A cell without words needs its one paragraph (17.4.66).
  static bool is_bare(const XmlElement& cell) {
    return std::count_if(cell.children.begin(), cell.children.end(),
                         [](const XmlElement& e) { return e.name == "w:p"; }) == 1;
  }

  std::string check_paragraph(const XmlElement& paragraph, bool in_data_cell) {
    const XmlElement* properties = paragraph.child("w:pPr");
    const std::string style = properties == nullptr ? "" : child_value(*properties, "w:pStyle");
    const XmlElement* found = sheet_.find(style);
    if (found == nullptr || value(found, "w:type") != "paragraph") {
      report_.add("text.styled", where(paragraph), "has the style \"" + style + "\"");
    }
    const bool shows = !visible_text(paragraph).empty() || has_picture(paragraph);
    if (!shows && !may_be_empty(style) && !in_data_cell) {
      report_.add("text.empty", where(paragraph), style + " is empty");
    }
    if (is_rule(style) && sheet_.property(style, "w:pPr", "w:pBdr") == nullptr) {
      report_.add("text.rules", where(paragraph), "has no border");
    }
    const bool bold = is_on(sheet_.property(style, "w:rPr", "w:b"));
    const bool italic = is_on(sheet_.property(style, "w:rPr", "w:i"));
    for (const XmlElement& child : paragraph.children) {
      walk(child, [&](const XmlElement& element) {
        if (element.name == "w:r") check_run(paragraph, element, bold, italic);
        if (element.name == "w:t") check_blanks(paragraph, element);
      });
    }
    return style;
  }

  void check_run(const XmlElement& paragraph, const XmlElement& run, bool bold, bool italic) {
    const XmlElement* properties = run.child("w:rPr");
    if (properties == nullptr) return;
    for (const XmlElement& property : properties->children) {
      const bool off = property.name == "w:b" || property.name == "w:bCs" ||
                       property.name == "w:i" || property.name == "w:iCs";
      if (property.name == "w:rStyle" || (off && !is_on(&property))) continue;
      report_.add("text.bare_runs", where(paragraph), "a run says " + property.name);
    }
    const std::string style = child_value(*properties, "w:rStyle");
    if (style.empty()) return;
    const XmlElement* found = sheet_.find(style);
    if (found == nullptr || value(found, "w:type") != "character") {
      report_.add("text.styled", where(paragraph), "a run has the style " + style);
    }
    // Said twice, a toggle is off again (17.7.3).
    if ((bold && is_on(sheet_.property(style, "w:rPr", "w:b"))) ||
        (italic && is_on(sheet_.property(style, "w:rPr", "w:i")))) {
      report_.add("text.toggles", where(paragraph), style + " undoes the paragraph's own");
    }
  }

  void check_blanks(const XmlElement& paragraph, const XmlElement& text) {
    if (text.text.empty()) report_.add("text.empty", where(paragraph), "a w:t is empty");
    const bool blank = text.text.starts_with(' ') || text.text.ends_with(' ');
    if (blank && value(&text, "xml:space") != "preserve") {
      report_.add("text.blanks", where(paragraph), "blanks at the edge will be lost");
    }
  }

  const StyleSheet& sheet_;
  std::string part_;
  Report& report_;
};

}  // namespace

void check_text(const CheckedFile& file, Report& report) {
  const StyleSheet sheet(file.styles);
  for (const auto& [part, tree] : file.trees) {
    if (tree.name == "w:hdr") TextCheck(sheet, part, report).check_paragraphs(tree, false);
  }
  if (const XmlElement* body = file.document->child("w:body")) {
    TextCheck(sheet, file.document_part, report).check_paragraphs(*body, false);
  }
}

}  // namespace kehoach::docx_check
