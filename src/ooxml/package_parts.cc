#include "ooxml/package_parts.h"

#include <vector>

#include "ooxml/xml_write.h"

namespace kehoach::ooxml {

std::string content_types(std::span<const PartType> parts) {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
  xml.leaf("Default", "Extension", "rels", "ContentType",
           "application/vnd.openxmlformats-package.relationships+xml");
  xml.leaf("Default", "Extension", "xml", "ContentType", "application/xml");
  for (const PartType& type : parts) {
    xml.leaf("Override", "PartName", type.part, "ContentType", type.content_type);
  }
  xml.end("Types");
  return out;
}

std::string relationships(std::span<const Relationship> relationships) {
  std::string out;
  XmlWriter xml(out);
  xml.declaration();
  xml.start("Relationships", "xmlns",
            "http://schemas.openxmlformats.org/package/2006/relationships");
  for (const Relationship& relationship : relationships) {
    xml.open("Relationship");
    xml.attribute("Id", relationship.id);
    xml.attribute("Type", relationship.type);
    xml.attribute("Target", relationship.target);
    if (relationship.external) xml.attribute("TargetMode", "External");
    xml.markup("/>");
  }
  xml.end("Relationships");
  return out;
}

std::string relationships_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  std::string out(part.substr(0, name));
  out += "_rels/";
  out += part.substr(name);
  out += ".rels";
  return out;
}

std::string resolve_target(std::string_view part, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) path = part.substr(0, part.rfind('/') + 1);
  path += target;

  std::vector<std::string_view> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    const std::string_view step = std::string_view(path).substr(at, slash - at);
    if (step == "..") {
      if (steps.empty()) return {};
      steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = slash + 1;
  }
  std::string out;
  for (const std::string_view step : steps) {
    if (!out.empty()) out += '/';
    out += step;
  }
  return out;
}

}  // namespace kehoach::ooxml
