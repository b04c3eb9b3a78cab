// The logical structure of a document (ISO 32000-1, 14.7): a tree of elements, what of each page
// belongs to which of them, and the way back from the pages to the tree.
#pragma once

#include <cstdint>
#include <vector>

#include "store.h"

namespace kehoach::pdf {

// Structure types (14.8.4). `title` is ours: a paragraph to those who do not know it.
enum class Tag : std::uint8_t {
  document,
  part,
  section,
  division,
  heading1,
  heading2,
  heading3,
  title,
  paragraph,
  list,
  item,
  label,
  body,
  table,
  caption,
  row,
  head_cell,
  data_cell,
  link,
  figure,
  form,
};
// "P"
const char* name_of(Tag tag);

using Element = std::uint32_t;
inline constexpr Element no_element = static_cast<Element>(-1);

class Structure {
 public:
  explicit Structure(std::size_t page_count);

  // The last child of `parent`, so far. `entries`: further entries of its dictionary.
  Element add(Tag tag, Element parent, Bytes entries = {});
  Element parent(Element element) const { return nodes_[element].parent; }
  Tag tag(Element element) const { return nodes_[element].tag; }
  // The child added last, if it is an element; else no_element.
  Element last_child(Element parent) const;
  void append_entries(Element element, const Bytes& entries) { nodes_[element].entries += entries; }
  const Bytes& entries(Element element) const { return nodes_[element].entries; }

  // Content of the element on a page, after what it has already. Its number there (MCID).
  std::uint32_t add_content(Element element, std::uint32_t page);
  // An annotation that belongs to the element. Its key in the parent tree (/StructParent).
  std::uint32_t add_annotation(Element element, std::uint32_t page, Reference annotation);

  // The tree's root, with all elements that hold anything; a row and a cell stand even if empty.
  // `pages` by index.
  Reference write(Store& store, const std::vector<Reference>& pages);

 private:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  // A list through kids_.
  struct Node {
    Tag tag = Tag::document;
    Element parent = no_element;
    std::uint32_t first = none, last = none;
    Bytes entries;
    std::uint32_t page = none;  // of its first content
    bool kept = false;
    Reference object;
  };
  struct Kid {
    enum class Kind : std::uint8_t { element, content, annotation } kind = Kind::element;
    std::uint32_t value = 0;  // element, MCID, index into annotations_
    std::uint32_t page = 0;
    std::uint32_t next = none;
  };
  struct Annotation {
    Reference object;
    Element element = 0;
  };

  void append_kid(Element parent, Kid kid);
  void drop_empty();
  void append_entries(Bytes& out, const Node& node, Reference root,
                      const std::vector<Reference>& pages) const;
  void append_kids(Bytes& out, const Node& node, const std::vector<Reference>& pages) const;
  void append_kid(Bytes& out, const Kid& kid, const Node& node,
                  const std::vector<Reference>& pages) const;
  Bytes parent_tree() const;

  std::vector<Node> nodes_;
  std::vector<Kid> kids_;
  std::vector<Annotation> annotations_;
  std::vector<std::vector<Element>> on_page_;  // by page and MCID
};

}  // namespace kehoach::pdf
