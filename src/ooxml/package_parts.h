// The two kinds of parts that hold an Office package together (ECMA-376 part 2): the list of
// content types, and the relationships by which one part finds another.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kehoach::ooxml {

// What relationship types of Office documents begin with, in the transitional and the strict form
// (ECMA-376 part 1, 9.2 and annex A), and those that part 2 itself defines.
inline constexpr std::string_view office_relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view strict_relationships =
    "http://purl.oclc.org/ooxml/officeDocument/relationships/";
inline constexpr std::string_view package_relationships =
    "http://schemas.openxmlformats.org/package/2006/relationships/";

struct Relationship {
  std::string id;      // "rId1"
  std::string type;    // the whole URI
  std::string target;  // a part, relative to the source part's folder; or a URI
  bool external = false;
};

struct PartType {
  std::string_view part;  // "/word/document.xml"
  std::string_view content_type;
};

// [Content_Types].xml: "rels" and "xml" by their endings, every other part by its name.
std::string content_types(std::span<const PartType> parts);
std::string relationships(std::span<const Relationship> relationships);

// The name of the part that holds the relationships of `part`; of the package itself for "".
// "word/document.xml" -> "word/_rels/document.xml.rels"
std::string relationships_part(std::string_view part);
// A target that stands in the relationships of `part`, as the name of a part without a slash at
// its front; empty if it leads out of the package.
std::string resolve_target(std::string_view part, std::string_view target);

}  // namespace kehoach::ooxml
