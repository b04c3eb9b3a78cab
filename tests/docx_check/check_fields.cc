// What is bound and named: content controls and their data, the plan inside, properties, bookmarks.
#include <set>

#include "base/sha256.h"
#include "checked_file.h"

namespace kehoach::docx_check {

namespace {

// The data parts by the id that their properties give them: only those that lead there by a
// relationship (without it a binding is dead).
std::map<std::string, const XmlElement*> data_parts(const CheckedFile& file) {
  std::map<std::string, const XmlElement*> out;
  for (const auto& [name, tree] : file.trees) {
    if (!name.starts_with("customXml/item") || name.find('/', 10) != std::string::npos) continue;
    const XmlElement* relationships = file.tree(ooxml::relationships_part(name));
    if (relationships == nullptr) continue;
    for (const XmlElement& r : relationships->children) {
      if (!value(&r, "Type").ends_with("/customXmlProps")) continue;
      const XmlElement* properties = file.tree(ooxml::resolve_target(name, value(&r, "Target")));
      if (properties != nullptr) out[value(properties, "ds:itemID")] = &tree;
    }
  }
  return out;
}

// "/k:truong[1]/k:so[2]" under xmlns:k='uri': the element, if there is exactly one.
const XmlElement* find_bound(const XmlElement& root, const std::string& mappings,
                             const std::string& path) {
  const std::size_t quote = mappings.find('\'');
  const std::string uri = mappings.substr(quote + 1, mappings.rfind('\'') - quote - 1);
  const XmlElement* at = nullptr;
  for (std::size_t from = 1; from < path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    const std::string step = path.substr(from, end - from);
    from = end + 1;
    const std::size_t bracket = step.find('[');
    if (!step.starts_with("k:") || bracket == std::string::npos) return nullptr;
    const std::string name = "{" + uri + "}" + step.substr(2, bracket - 2);
    std::int64_t left = number(step.substr(bracket + 1));
    if (at == nullptr) {
      if (root.name != name || left != 1) return nullptr;
      at = &root;
      continue;
    }
    const XmlElement* found = nullptr;
    for (const XmlElement& child : at->children) {
      if (child.name == name && --left == 0) found = &child;
    }
    if (found == nullptr) return nullptr;
    at = found;
  }
  return at;
}

// What the picture prints for a date of the store, "2020-05-11".
std::string printed_date(const std::string& picture, const std::string& iso) {
  if (iso.size() != 10) return {};
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < picture.size();) {
    const char c = picture[at];
    std::size_t count = 1;
    while (at + count < picture.size() && picture[at + count] == c) ++count;
    if (c == '\'') {
      quoted = !quoted;
      count = 1;
    } else if (quoted || (c != 'd' && c != 'M' && c != 'y')) {
      out += c;
      count = 1;
    } else {
      const std::string digits = c == 'd'   ? iso.substr(8, 2)
                                 : c == 'M' ? iso.substr(5, 2)
                                            : iso.substr(0, 4);
      out += count == 1 && digits[0] == '0' ? digits.substr(1) : digits;
    }
    at += count;
  }
  return out;
}

void check_control(const XmlElement& control, const std::map<std::string, const XmlElement*>& data,
                   Report& report) {
  const XmlElement* properties = control.child("w:sdtPr");
  const XmlElement* content = control.child("w:sdtContent");
  if (properties == nullptr || content == nullptr) {
    report.add("controls.bound", "control", "has no properties or no content");
    return;
  }
  const std::string tag = child_value(*properties, "w:tag");
  const std::string shown = visible_text(*content);
  if (shown.empty()) report.add("controls.same", tag, "shows Word's own prompt");
  const XmlElement* binding = properties->child("w:dataBinding");
  const auto part = data.find(value(binding, "w:storeItemID"));
  const XmlElement* node = binding == nullptr || part == data.end()
                               ? nullptr
                               : find_bound(*part->second, value(binding, "w:prefixMappings"),
                                            value(binding, "w:xpath"));
  if (node == nullptr) {
    report.add("controls.bound", tag, "is bound to nothing");
    return;
  }
  const XmlElement* date = properties->child("w:date");
  const std::string stored =
      date == nullptr ? node->text : printed_date(child_value(*date, "w:dateFormat"), node->text);
  if (stored != shown) report.add("controls.same", tag, "\"" + stored + "\" != \"" + shown + "\"");
  if (date != nullptr && value(date, "w:fullDate") != node->text + "T00:00:00Z") {
    report.add("controls.same", tag, "its date is not the stored one");
  }
}

void check_controls(const CheckedFile& file, Report& report) {
  const auto data = data_parts(file);
  std::set<std::string> ids;
  std::map<std::string, std::string> path_of_tag;
  walk(*file.document, [&](const XmlElement& element) {
    if (element.name != "w:sdt") return;
    check_control(element, data, report);
    const XmlElement* properties = element.child("w:sdtPr");
    if (properties == nullptr) return;
    const std::string id = child_value(*properties, "w:id"),
                      tag = child_value(*properties, "w:tag");
    if (number(id) <= 0 || !ids.insert(id).second) report.add("controls.ids", tag, "id " + id);
    // A field may stand in several places, under one tag.
    const std::string path = child_value(*properties, "w:dataBinding", "w:xpath");
    if (tag.empty() || path_of_tag.emplace(tag, path).first->second != path) {
      report.add("controls.tags", tag, "names two fields");
    }
  });
}

std::string custom_property(const CheckedFile& file, std::string_view name) {
  const XmlElement* custom = file.tree("docProps/custom.xml");
  if (custom == nullptr) return {};
  for (const XmlElement& property : custom->children) {
    if (value(&property, "name") != name || property.children.empty()) continue;
    return property.children.front().text;
  }
  return {};
}

void check_plan(const CheckedFile& file, Report& report) {
  const XmlElement* plan = file.tree("customXml/item2.xml");
  const std::string said = custom_property(file, "KeHoach.Sha256");
  if (plan == nullptr) {
    if (!said.empty())
      report.add("plan.checksum", "custom.xml", "tells of a plan that is not there");
    return;
  }
  const std::string checksum = hex(sha256(plan->text));
  if (value(plan, "sha256") != checksum || said != checksum) {
    report.add("plan.checksum", "item2.xml", "is not that of the plan");
  }
}

void check_properties(const CheckedFile& file, Report& report) {
  if (const XmlElement* core = file.tree("docProps/core.xml")) {
    std::set<std::string> seen;
    for (const XmlElement& element : core->children) {
      if (!seen.insert(element.name).second) {
        report.add("properties.once", element.name, "stands twice: Word refuses the file");
      }
    }
  }
  if (const XmlElement* custom = file.tree("docProps/custom.xml")) {
    std::set<std::string> ids, names;
    for (const XmlElement& property : custom->children) {
      const std::string id = value(&property, "pid"), name = value(&property, "name");
      if (number(id) < 2 || !ids.insert(id).second) report.add("properties.ids", name, "pid " + id);
      if (!names.insert(name).second) report.add("properties.once", name, "stands twice");
    }
  }
}

void check_bookmarks(const CheckedFile& file, Report& report) {
  std::set<std::string> names, ids, open;
  walk(*file.document, [&](const XmlElement& element) {
    if (element.name == "w:bookmarkEnd" && open.erase(value(&element, "w:id")) == 0) {
      report.add("bookmarks.paired", value(&element, "w:id"), "ends but did not begin");
    }
    if (element.name != "w:bookmarkStart") return;
    const std::string name = value(&element, "w:name"), id = value(&element, "w:id");
    if (!ids.insert(id).second) report.add("bookmarks.ids", name, id + " stands twice");
    open.insert(id);
    std::string lower;
    bool plain = !name.empty() && name.size() <= 40;
    for (const char c : name) {
      const bool upper = c >= 'A' && c <= 'Z';
      lower += upper ? static_cast<char>(c - 'A' + 'a') : c;
      plain = plain && (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
    if (!plain || (name[0] >= '0' && name[0] <= '9')) {
      report.add("bookmarks.names", name, "Word does not take it");
    }
    if (!names.insert(lower).second) report.add("bookmarks.unique", name, "stands twice");
  });
  for (const std::string& id : open) report.add("bookmarks.paired", id, "does not end");
}

}  // namespace

void check_fields(const CheckedFile& file, Report& report) {
  check_controls(file, report);
  check_plan(file, report);
  check_properties(file, report);
  check_bookmarks(file, report);
}

}  // namespace kehoach::docx_check
