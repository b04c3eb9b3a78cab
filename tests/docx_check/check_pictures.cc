// Pictures: anchored in a paragraph, told in words, and there.
#include <set>

#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

void check_picture(const CheckedFile& file, const XmlElement& drawing, std::set<std::string>& ids,
                   Report& report) {
  std::string name = "?";
  walk(drawing, [&](const XmlElement& element) {
    const bool named = element.name.ends_with("docPr") || element.name.ends_with("cNvPr");
    if (element.name.ends_with("docPr")) {
      name = value(&element, "name");
      // Word mends a file in which two drawings have one id (20.4.2.5), and says so.
      if (!ids.insert(value(&element, "id")).second) {
        report.add("pictures.ids", name, "has the id of another");
      }
    }
    if (named && value(&element, "descr").empty()) {
      report.add("pictures.words", name, "says nothing to those who do not see it");
    }
    if (element.name.ends_with("extent") &&
        (number(value(&element, "cx")) <= 0 || number(value(&element, "cy")) <= 0)) {
      report.add("pictures.size", name, "has no size");
    }
    if (!element.name.ends_with("blip")) return;
    const std::string* id = element.attribute("r:embed");
    const XmlElement* all = file.tree("word/_rels/document.xml.rels");
    std::string target;
    if (id != nullptr && all != nullptr) {
      for (const XmlElement& one : all->children) {
        if (value(&one, "Id") == *id) target = "word/" + value(&one, "Target");
      }
    }
    const auto found = file.contents.find(target);
    if (found == file.contents.end() || !found->second.starts_with("\x89PNG\r\n\x1A\n")) {
      report.add("pictures.file", name, "is no picture");
    }
  });
}

}  // namespace

void check_pictures(const CheckedFile& file, Report& report) {
  if (file.document == nullptr) return;
  std::set<std::string> ids;
  walk(*file.document, [&](const XmlElement& element) {
    if (element.name == "w:drawing") check_picture(file, element, ids, report);
  });
}

}  // namespace kehoach::docx_check
