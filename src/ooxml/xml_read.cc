#include "ooxml/xml_read.h"

#include <algorithm>
#include <array>
#include <utility>

#include <pugixml.hpp>

#include "base/utf8.h"

namespace kehoach::ooxml {

namespace {

struct Space {
  std::string_view uri;
  std::string_view prefix;
};

// ECMA-376 part 1 annex A (transitional and strict), part 2, and the Dublin Core that it uses.
constexpr std::array spaces = {
    Space{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    Space{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    Space{"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "x"},
    Space{"http://purl.oclc.org/ooxml/spreadsheetml/main", "x"},
    Space{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    Space{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    Space{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    Space{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    Space{"http://schemas.openxmlformats.org/officeDocument/2006/customXml", "ds"},
    Space{"http://purl.oclc.org/ooxml/officeDocument/customXml", "ds"},
    Space{"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "ap"},
    Space{"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "ap"},
    Space{"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "op"},
    Space{"http://purl.oclc.org/ooxml/officeDocument/customProperties", "op"},
    Space{"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt"},
    Space{"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", "vt"},
    Space{"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    Space{"http://schemas.openxmlformats.org/package/2006/content-types", "ct"},
    Space{"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    Space{"http://purl.org/dc/elements/1.1/", "dc"},
    Space{"http://purl.org/dc/terms/", "dcterms"},
    Space{"http://www.w3.org/2001/XMLSchema-instance", "xsi"},
    Space{"http://www.w3.org/XML/1998/namespace", "xml"},
};

// What a prefix stands for, from where it is declared to the end of that element.
struct Binding {
  std::string_view prefix;  // as the file has it; empty: the default
  std::string shown;        // what a name in it begins with: "w:" or "{uri}"
};

class TreeReader {
 public:
  explicit TreeReader(const XmlLimits& limits) : limits_(&limits) {
    bindings_.push_back({"xml", "xml:"});
  }

  // False, and `failure` set, if something is wrong with it. `depth` bounds the recursion.
  bool read(const pugi::xml_node& from, XmlElement& into, std::size_t depth) {
    if (depth > limits_->depth || !count(1)) return fail("X002");
    const std::size_t outer = bindings_.size();
    if (!declare(from)) return fail("X002");
    into.name = resolved(from.name(), true);
    if (!count(into.name.size() / long_name)) return fail("X002");
    if (!read_attributes(from, into)) return false;
    for (const pugi::xml_node& node : from.children()) {
      if (node.type() == pugi::node_element) {
        if (!read(node, into.children.emplace_back(), depth + 1)) return false;
      } else if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        into.text += node.value();
      }
    }
    if (!into.children.empty()) into.text.clear();
    bindings_.resize(outer);
    if (!well_formed(into.name) || !well_formed(into.text)) return fail("X003");
    return true;
  }

  std::string_view failure() const { return failure_; }

 private:
  static bool well_formed(std::string_view text) {
    return utf8::find_malformed(text) == text.size();
  }
  bool count(std::size_t more) { return (nodes_ += more) <= limits_->nodes; }
  bool fail(std::string_view code) {
    failure_ = code;
    return false;
  }

  bool read_attributes(const pugi::xml_node& from, XmlElement& into) {
    for (const pugi::xml_attribute& attribute : from.attributes()) {
      const std::string_view name = attribute.name();
      if (is_declaration(name)) continue;
      XmlAttribute& read = into.attributes.emplace_back();
      read = {resolved(name, false), attribute.value()};
      if (!count(1 + read.name.size() / long_name)) return fail("X002");
      if (!well_formed(read.name) || !well_formed(read.value)) return fail("X003");
    }
    return true;
  }

  static bool is_declaration(std::string_view name) {
    return name == "xmlns" || name.starts_with("xmlns:");
  }

  bool declare(const pugi::xml_node& element) {
    for (const pugi::xml_attribute& attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (!is_declaration(name)) continue;
      if (bindings_.size() >= most_bindings) return false;
      const std::string_view uri = attribute.value();
      const auto* known = std::find_if(spaces.begin(), spaces.end(),
                                       [&](const Space& space) { return space.uri == uri; });
      std::string shown;
      if (known != spaces.end()) {
        shown = std::string(known->prefix) + ":";
      } else if (!uri.empty()) {
        shown = "{" + std::string(uri) + "}";
      }
      bindings_.push_back({name.size() > 6 ? name.substr(6) : "", std::move(shown)});
    }
    return true;
  }

  // An attribute without a prefix is in no namespace; an element without one in the default.
  std::string resolved(std::string_view name, bool element) const {
    const std::size_t colon = name.find(':');
    const bool prefixed = colon != std::string_view::npos;
    if (!prefixed && !element) return std::string(name);
    const std::string_view prefix = prefixed ? name.substr(0, colon) : "";
    const auto binding = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                      [&](const Binding& b) { return b.prefix == prefix; });
    if (binding == bindings_.rend()) return std::string(name);
    return binding->shown + std::string(prefixed ? name.substr(colon + 1) : name);
  }

  // A long name counts for several nodes: a URI is repeated in every name that it qualifies.
  static constexpr std::size_t long_name = 64;
  static constexpr std::size_t most_bindings = 512;

  const XmlLimits* limits_;
  std::vector<Binding> bindings_;
  std::size_t nodes_ = 0;
  std::string_view failure_;
};

// At least as many as there are tags and attributes, in any encoding: the parser must not be let
// loose on what would become gigabytes of nodes.
std::size_t tags_and_attributes(ByteView bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '<' || c == '='; }));
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view attribute_name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const XmlAttribute& a) { return a.name == attribute_name; });
  return found == attributes.end() ? nullptr : &found->value;
}

const XmlElement* XmlElement::child(std::string_view child_name) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const XmlElement& e) { return e.name == child_name; });
  return found == children.end() ? nullptr : &*found;
}

Result<XmlElement> read_xml(ByteView bytes, std::string_view name, const XmlLimits& limits,
                            std::string_view part) {
  const auto refused = [&](std::string_view code) {
    return Diagnostic{code, {name, part}, {}, {}};
  };
  // An element may have two tags.
  if (tags_and_attributes(bytes) / 2 > limits.nodes) return refused("X002");

  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(bytes.data(), bytes.size(),
                           pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype);
  if (!parsed) return refused("X003");
  const pugi::xml_node root = document.document_element();
  if (root.empty()) return refused("X003");
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype) return refused("X003");
    if (node.type() == pugi::node_element && node != root) return refused("X003");
  }
  XmlElement out;
  TreeReader reader(limits);
  if (!reader.read(root, out, 1)) return refused(reader.failure());
  return out;
}

}  // namespace kehoach::ooxml
