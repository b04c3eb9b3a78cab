// A DOCX file taken apart for the checks, and the report they write into.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx_check.h"
#include "ooxml/package_read.h"

namespace kehoach::docx_check {

using ooxml::XmlElement;

// An entry of the zip as its two headers have it.
struct ZipEntry {
  std::string name;
  std::uint32_t version = 0, flags = 0, method = 0, time = 0, date = 0;
  std::uint32_t extra = 0, comment = 0;
  bool headers_agree = true;  // the directory's and the one before the data
};

struct CheckedFile {
  std::vector<ZipEntry> entries;
  std::vector<std::string> parts;
  std::map<std::string, Bytes> contents;
  std::map<std::string, XmlElement> trees;  // of the parts that are XML and well formed

  const XmlElement* tree(const std::string& part) const;
  // The main document's parts, by relationship; null if absent.
  const XmlElement *document = nullptr, *styles = nullptr, *numbering = nullptr,
                   *settings = nullptr;
  std::string document_part;
};

// By its name: the only parts that are not XML.
inline bool is_picture(const std::string& part) { return part.ends_with(".png"); }

class Report {
 public:
  void add(std::string_view rule, std::string where, std::string what) {
    violations_.push_back({std::string(rule), std::move(where), std::move(what)});
  }
  std::vector<Violation> take() { return std::move(violations_); }

 private:
  std::vector<Violation> violations_;
};

// Every element below (and with) this one, in document order.
void walk(const XmlElement& element, const std::function<void(const XmlElement&)>& visit);
std::string value(const XmlElement* element, std::string_view attribute = "w:val");
// The value of a child's attribute; empty if either is absent.
std::string child_value(const XmlElement& element, std::string_view child,
                        std::string_view attribute = "w:val");
// What a reader sees: w:t, line breaks as "\n", tabs as "\t".
std::string visible_text(const XmlElement& element);
// A toggle or switch: present and not "0" or "false".
bool is_on(const XmlElement* element);
std::int64_t number(const std::string& text);

// Of the paragraph style and those that it is based on: what the nearest says.
class StyleSheet {
 public:
  explicit StyleSheet(const XmlElement* styles);
  const XmlElement* find(std::string_view id) const;
  // The first element `path` ("w:pPr", "w:keepNext") up the chain; null if none says anything.
  const XmlElement* property(std::string_view id, std::string_view group,
                             std::string_view name) const;

 private:
  std::map<std::string, const XmlElement*, std::less<>> by_id_;
};

// Names and paths of packages are the same in capitals (ECMA-376-2, 9.1.1).
std::string lower(std::string text);

void check_package(const CheckedFile& file, Report& report);
void check_order(const CheckedFile& file, Report& report);
void check_styles(const CheckedFile& file, Report& report);
void check_text(const CheckedFile& file, Report& report);
void check_tables(const CheckedFile& file, Report& report);
void check_pictures(const CheckedFile& file, Report& report);
void check_sections(const CheckedFile& file, Report& report);
void check_fields(const CheckedFile& file, Report& report);

}  // namespace kehoach::docx_check
