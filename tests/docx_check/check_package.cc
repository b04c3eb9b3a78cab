// The zip, the bytes of the parts, and what holds the parts together.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "checked_file.h"

namespace kehoach::docx_check {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

namespace {

void check_zip(const CheckedFile& file, Report& report) {
  constexpr std::uint32_t first_of_january_1980 = 0x21;
  std::set<std::string> names;
  for (const ZipEntry& entry : file.entries) {
    if (!names.insert(entry.name).second) report.add("zip.unique", entry.name, "stands twice");
    if (entry.time != 0 || entry.date != first_of_january_1980) {
      report.add("zip.stamp", entry.name, "is not stamped 1980-01-01");
    }
    if (entry.flags != 0) report.add("zip.flags", entry.name, "has flags");
    if (entry.extra != 0 || entry.comment != 0) {
      report.add("zip.extra", entry.name, "has an extra field or a comment");
    }
    if (entry.method != 0 && entry.method != 8) {
      report.add("zip.method", entry.name, "is neither stored nor deflated");
    }
    if (!entry.headers_agree) report.add("zip.headers", entry.name, "its two headers differ");
  }
  // By these three in this place, file(1) and mail gateways know a Word file.
  constexpr std::string_view first[] = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"};
  for (std::size_t i = 0; i < std::size(first); ++i) {
    if (i >= file.entries.size() || file.entries[i].name != first[i]) {
      report.add("zip.order", std::string(first[i]), "is not entry " + std::to_string(i + 1));
    }
  }
}

void check_bytes(const std::string& part, ByteView content, Report& report) {
  if (!content.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<")) {
    report.add("xml.declaration", part, "does not begin as Office writes it");
  }
  if (utf8::find_malformed(content) != content.size()) {
    report.add("xml.utf8", part, "is not UTF-8");
    return;
  }
  for (std::size_t at = 0; at < content.size();) {
    const utf8::CodePoint c = utf8::decode(content, at);
    at += c.size;
    const bool control = c.value < 0x20 && c.value != '\t' && c.value != '\n';
    if (control || c.value == 0xFFFE || c.value == 0xFFFF) {
      report.add("xml.characters", part, "holds a character that XML forbids");
      return;
    }
    // Every letter of Vietnamese is one code point in NFC.
    if (c.value >= 0x300 && c.value <= 0x36F) {
      report.add("xml.nfc", part, "holds a combining mark");
      return;
    }
  }
}

void check_types(const CheckedFile& file, Report& report) {
  const XmlElement* types = file.tree("[Content_Types].xml");
  if (types == nullptr) {
    report.add("package.types", "[Content_Types].xml", "is not there");
    return;
  }
  std::set<std::string> typed;
  for (const XmlElement& type : types->children) {
    if (type.name != "ct:Override") continue;
    const std::string part = value(&type, "PartName");
    if (!typed.insert(part).second) report.add("package.types", part, "is typed twice");
    if (!part.starts_with('/') || file.contents.count(part.substr(1)) == 0) {
      report.add("package.types", part, "is typed but not there");
    }
  }
  for (const std::string& part : file.parts) {
    const bool by_ending = part == "[Content_Types].xml" || part.ends_with(".rels") ||
                           part.starts_with("customXml/item1.") ||
                           part.starts_with("customXml/item2.");
    if (!by_ending && typed.count("/" + part) == 0) {
      report.add("package.types", part, "has no type");
    }
  }
}

void check_relationships(const CheckedFile& file, Report& report) {
  for (const auto& [name, tree] : file.trees) {
    if (tree.name != "rel:Relationships") continue;
    // "word/_rels/document.xml.rels" -> "word/document.xml"
    std::string source = name.substr(0, name.size() - 5);
    source.erase(source.find("_rels/"), 6);
    std::set<std::string> ids;
    for (const XmlElement& relationship : tree.children) {
      const std::string id = value(&relationship, "Id");
      const std::string target = value(&relationship, "Target");
      if (!ids.insert(id).second) report.add("package.ids", name, id + " stands twice");
      if (value(&relationship, "TargetMode") == "External") {
        const std::string scheme = lower(target.substr(0, target.find(':')));
        if (scheme != "http" && scheme != "https" && scheme != "mailto") {
          report.add("package.external", name, target + " may not be linked to");
        }
      } else if (file.contents.count(ooxml::resolve_target(source, target)) == 0) {
        report.add("package.targets", name, target + " is not there");
      }
    }
    if (const XmlElement* part = file.tree(source)) {
      walk(*part, [&](const XmlElement& element) {
        const std::string* id = element.attribute("r:id");
        if (id != nullptr && ids.count(*id) == 0) {
          report.add("package.ids", source, *id + " leads nowhere");
        }
      });
    }
  }
}

void check_settings(const CheckedFile& file, Report& report) {
  if (file.settings == nullptr) return;
  const XmlElement& settings = *file.settings;
  std::string mode;
  if (const XmlElement* compat = settings.child("w:compat")) {
    for (const XmlElement& setting : compat->children) {
      if (value(&setting, "w:name") == "compatibilityMode") mode = value(&setting);
    }
  }
  if (mode != "15" && mode != "14") report.add("settings.mode", "settings", "mode is " + mode);
  if (child_value(settings, "w:autoHyphenation") != "0") {
    report.add("settings.hyphenation", "settings", "Vietnamese is not hyphenated");
  }
  if (child_value(settings, "w:themeFontLang") != "vi-VN") {
    report.add("settings.language", "settings", "the language is not vi-VN");
  }
}

}  // namespace

void check_package(const CheckedFile& file, Report& report) {
  check_zip(file, report);
  for (const auto& [part, content] : file.contents) {
    if (!is_picture(part)) check_bytes(part, content, report);
  }
  check_types(file, report);
  check_relationships(file, report);
  check_settings(file, report);
}

}  // namespace kehoach::docx_check
