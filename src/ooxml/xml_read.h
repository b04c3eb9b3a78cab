// XML that strangers wrote, as a small tree. Bounded in size, depth and number of nodes; a document
// with a DTD is refused, so there are no entities but XML's own five.
//
// Names come out with the prefixes that Office itself uses ("w:p", "r:id"), whatever prefixes the
// file declares, and the same for the transitional and the strict namespaces; in a namespace that
// is not known here, as "{uri}name".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace kehoach::ooxml {

struct XmlAttribute {
  std::string name;
  std::string value;
};

struct XmlElement {
  std::string name;
  std::vector<XmlAttribute> attributes;  // without the namespace declarations
  std::vector<XmlElement> children;
  // Of an element without children. Office's vocabularies know no mixed content: what stands
  // between children is the layout of the file.
  std::string text;

  // Null if there is none.
  const std::string* attribute(std::string_view attribute_name) const;
  const XmlElement* child(std::string_view child_name) const;  // the first
};

struct XmlLimits {
  std::size_t depth = 256;
  std::size_t nodes = 1'000'000;  // elements and attributes
};

// What stands for the document in messages: a file, and a part of it if it has some. X003 if it is
// not well formed or not UTF-8 (UTF-16 and what else it declares is converted), X002 if it exceeds
// a limit.
Result<XmlElement> read_xml(ByteView bytes, std::string_view name, const XmlLimits& limits = {},
                            std::string_view part = {});

}  // namespace kehoach::ooxml
