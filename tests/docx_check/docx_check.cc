#include "docx_check.h"

#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

std::uint32_t number_at(ByteView bytes, std::size_t at, std::size_t size) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i) {
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return out;
}

// libzip hides what it does not need; the checks want the headers themselves (APPNOTE 4.3).
std::vector<ZipEntry> read_entries(ByteView bytes) {
  std::vector<ZipEntry> out;
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == ByteView::npos) return out;
  std::size_t at = number_at(bytes, end + 16, 4);
  while (at + 46 <= end && bytes.substr(at, 4) == "PK\x01\x02") {
    ZipEntry entry;
    entry.version = number_at(bytes, at + 6, 2);
    entry.flags = number_at(bytes, at + 8, 2);
    entry.method = number_at(bytes, at + 10, 2);
    entry.time = number_at(bytes, at + 12, 2);
    entry.date = number_at(bytes, at + 14, 2);
    const std::uint32_t name = number_at(bytes, at + 28, 2);
    entry.extra = number_at(bytes, at + 30, 2);
    entry.comment = number_at(bytes, at + 32, 2);
    entry.name = bytes.substr(at + 46, name);
    const std::size_t local = number_at(bytes, at + 42, 4);
    // From the version needed to the length of the name; the extra field's length follows.
    entry.headers_agree = local + 30 <= bytes.size() &&
                          bytes.substr(local + 4, 24) == bytes.substr(at + 6, 24) &&
                          bytes.substr(local + 30, name) == entry.name;
    if (local + 30 <= bytes.size()) entry.extra += number_at(bytes, local + 28, 2);
    out.push_back(entry);
    at += 46 + name + number_at(bytes, at + 30, 2) + entry.comment;
  }
  return out;
}

std::string text_of(const Diagnostics& diagnostics) {
  return diagnostics.front().message(Language::en);
}

void read_parts(ooxml::Package& package, CheckedFile& file, Report& report) {
  file.parts = package.parts();
  for (const std::string& part : file.parts) {
    Result<Bytes> content = package.content(part);
    if (!content) {
      report.add("zip.content", part, text_of(content.error()));
      continue;
    }
    if (is_picture(part)) {
      file.contents.emplace(part, std::move(*content));
      continue;
    }
    Result<XmlElement> tree = ooxml::read_xml(*content, part);
    if (tree) {
      file.trees.emplace(part, std::move(*tree));
    } else {
      report.add("xml.well_formed", part, text_of(tree.error()));
    }
    file.contents.emplace(part, std::move(*content));
  }
}

void find_main_parts(ooxml::Package& package, CheckedFile& file, Report& report) {
  const Result<std::string> main = package.related("", "officeDocument");
  if (!main) {
    report.add("package.document", "_rels/.rels", text_of(main.error()));
    return;
  }
  file.document_part = *main;
  file.document = file.tree(*main);
  const auto related = [&](std::string_view kind) -> const XmlElement* {
    const Result<std::string> part = package.related(*main, kind);
    if (part) return file.tree(*part);
    report.add("package.document", *main, text_of(part.error()));
    return nullptr;
  };
  file.styles = related("styles");
  file.numbering = related("numbering");
  file.settings = related("settings");
}

}  // namespace

const XmlElement* CheckedFile::tree(const std::string& part) const {
  const auto found = trees.find(part);
  return found == trees.end() ? nullptr : &found->second;
}

void walk(const XmlElement& element, const std::function<void(const XmlElement&)>& visit) {
  visit(element);
  for (const XmlElement& child : element.children) walk(child, visit);
}

std::string value(const XmlElement* element, std::string_view attribute) {
  if (element == nullptr) return {};
  const std::string* found = element->attribute(attribute);
  return found == nullptr ? std::string() : *found;
}

std::string child_value(const XmlElement& element, std::string_view child,
                        std::string_view attribute) {
  return value(element.child(child), attribute);
}

std::string visible_text(const XmlElement& element) {
  std::string out;
  walk(element, [&](const XmlElement& e) {
    if (e.name == "w:t") out += e.text;
    if (e.name == "w:br") out += '\n';
    if (e.name == "w:noBreakHyphen") out += '-';
    if (e.name == "w:tab" && e.attributes.empty()) out += '\t';
  });
  return out;
}

bool is_on(const XmlElement* element) {
  if (element == nullptr) return false;
  const std::string said = value(element);
  return said != "0" && said != "false" && said != "off";
}

std::int64_t number(const std::string& text) {
  try {
    return std::stoll(text);
  } catch (const std::exception&) {
    return -1;
  }
}

StyleSheet::StyleSheet(const XmlElement* styles) {
  if (styles == nullptr) return;
  for (const XmlElement& style : styles->children) {
    if (style.name == "w:style") by_id_.emplace(value(&style, "w:styleId"), &style);
  }
}

const XmlElement* StyleSheet::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

const XmlElement* StyleSheet::property(std::string_view id, std::string_view group,
                                       std::string_view name) const {
  std::string current(id);
  for (std::size_t depth = 0; depth < 16; ++depth) {  // a chain that goes in a circle ends here
    const XmlElement* style = find(current);
    if (style == nullptr) return nullptr;
    if (const XmlElement* properties = style->child(group)) {
      if (const XmlElement* found = properties->child(name)) return found;
    }
    current = child_value(*style, "w:basedOn");
  }
  return nullptr;
}

std::vector<Violation> check(ByteView docx) {
  Report report;
  CheckedFile file;
  file.entries = read_entries(docx);
  Result<ooxml::Package> package = ooxml::Package::open(docx, "docx");
  if (!package) {
    report.add("zip.content", "zip", text_of(package.error()));
    return report.take();
  }
  read_parts(*package, file, report);
  find_main_parts(*package, file, report);
  check_package(file, report);
  check_order(file, report);
  check_styles(file, report);
  if (file.document != nullptr) {
    check_text(file, report);
    check_tables(file, report);
    check_pictures(file, report);
    check_sections(file, report);
    check_fields(file, report);
  }
  return report.take();
}

std::string to_text(const std::vector<Violation>& violations) {
  std::string out;
  for (const Violation& v : violations) out += v.rule + " [" + v.where + "] " + v.what + "\n";
  return out;
}

}  // namespace kehoach::docx_check
