#include "structure.h"

#include "syntax.h"

namespace kehoach::pdf {

const char* name_of(Tag tag) {
  static constexpr const char* names[] = {
      "Document", "Part",  "Sect",  "Div",     "H1", "H2", "H3", "Title", "P",      "L",   "LI",
      "Lbl",      "LBody", "Table", "Caption", "TR", "TH", "TD", "Link",  "Figure", "Form"};
  static_assert(std::size(names) == static_cast<std::size_t>(Tag::form) + 1);
  return names[static_cast<std::size_t>(tag)];
}

Structure::Structure(std::size_t page_count) : on_page_(page_count) {}

Element Structure::add(Tag tag, Element parent, Bytes entries) {
  const auto element = static_cast<Element>(nodes_.size());
  Node& node = nodes_.emplace_back();
  node.tag = tag;
  node.parent = parent;
  node.entries = std::move(entries);
  if (parent != no_element) append_kid(parent, {Kid::Kind::element, element, 0, none});
  return element;
}

Element Structure::last_child(Element parent) const {
  const std::uint32_t last = nodes_[parent].last;
  if (last == none || kids_[last].kind != Kid::Kind::element) return no_element;
  return kids_[last].value;
}

std::uint32_t Structure::add_content(Element element, std::uint32_t page) {
  auto& there = on_page_[page];
  const auto number = static_cast<std::uint32_t>(there.size());
  there.push_back(element);
  if (nodes_[element].page == none) nodes_[element].page = page;
  append_kid(element, {Kid::Kind::content, number, page, none});
  return number;
}

std::uint32_t Structure::add_annotation(Element element, std::uint32_t page, Reference annotation) {
  const auto index = static_cast<std::uint32_t>(annotations_.size());
  annotations_.push_back({annotation, element});
  if (nodes_[element].page == none) nodes_[element].page = page;
  append_kid(element, {Kid::Kind::annotation, index, page, none});
  return static_cast<std::uint32_t>(on_page_.size()) + index;
}

void Structure::append_kid(Element parent, Kid kid) {
  Node& node = nodes_[parent];
  const auto index = static_cast<std::uint32_t>(kids_.size());
  if (node.last == none) {
    node.first = index;
  } else {
    kids_[node.last].next = index;
  }
  node.last = index;
  kids_.push_back(kid);
}

// A parent stands before its children.
void Structure::drop_empty() {
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    Node& node = nodes_[i];
    const bool stands = node.tag == Tag::row || node.tag == Tag::head_cell ||
                        node.tag == Tag::data_cell || node.page != none;
    node.kept = node.kept || stands;
    if (node.kept && node.parent != no_element) nodes_[node.parent].kept = true;
  }
}

void Structure::append_kid(Bytes& out, const Kid& kid, const Node& node,
                           const std::vector<Reference>& pages) const {
  switch (kid.kind) {
    case Kid::Kind::element:
      append_reference(out, nodes_[kid.value].object);
      return;
    case Kid::Kind::content:
      if (kid.page == node.page) {
        append_integer(out, kid.value);
        return;
      }
      out += "<</Type/MCR/MCID ";
      append_integer(out, kid.value);
      break;
    case Kid::Kind::annotation:
      out += "<</Type/OBJR/Obj ";
      append_reference(out, annotations_[kid.value].object);
      if (kid.page == node.page) {
        out += ">>";
        return;
      }
      break;
  }
  out += "/Pg ";
  append_reference(out, pages[kid.page]);
  out += ">>";
}

void Structure::append_kids(Bytes& out, const Node& node,
                            const std::vector<Reference>& pages) const {
  out += "/K[";
  const std::size_t begin = out.size();
  for (std::uint32_t i = node.first; i != none; i = kids_[i].next) {
    const Kid& kid = kids_[i];
    if (kid.kind == Kid::Kind::element && !nodes_[kid.value].kept) continue;
    if (out.size() > begin) out += ' ';
    append_kid(out, kid, node, pages);
  }
  out += ']';
}

void Structure::append_entries(Bytes& out, const Node& node, Reference root,
                               const std::vector<Reference>& pages) const {
  out += "/Type/StructElem/S/";
  out += name_of(node.tag);
  out += "/P ";
  append_reference(out, node.parent == no_element ? root : nodes_[node.parent].object);
  if (node.page != none) {
    out += "/Pg ";
    append_reference(out, pages[node.page]);
  }
  out += node.entries;
  append_kids(out, node, pages);
}

// Keys (7.9.7): pages by their index, then annotations.
Bytes Structure::parent_tree() const {
  Bytes out = "/Nums[";
  for (std::size_t page = 0; page < on_page_.size(); ++page) {
    append_integer(out, static_cast<std::int64_t>(page));
    out += '[';
    for (const Element element : on_page_[page]) {
      append_reference(out, nodes_[element].object);
      out += ' ';
    }
    out += ']';
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    append_integer(out, static_cast<std::int64_t>(on_page_.size() + i));
    out += ' ';
    append_reference(out, nodes_[annotations_[i].element].object);
    out += ' ';
  }
  return out + ']';
}

Reference Structure::write(Store& store, const std::vector<Reference>& pages) {
  drop_empty();
  const Reference root = store.reserve();
  for (Node& node : nodes_) {
    if (node.kept) node.object = store.reserve();
  }
  Bytes entries;
  for (const Node& node : nodes_) {
    if (!node.kept) continue;
    entries.clear();
    append_entries(entries, node, root, pages);
    store.fill(node.object, entries);
  }
  entries = "/Type/StructTreeRoot/RoleMap<</Title/P>>/K[";
  for (const Node& node : nodes_) {
    if (node.kept && node.parent == no_element) append_reference(entries, node.object);
  }
  entries += "]/ParentTree ";
  append_reference(entries, store.add(parent_tree()));
  entries += "/ParentTreeNextKey ";
  append_integer(entries, static_cast<std::int64_t>(on_page_.size() + annotations_.size()));
  store.fill(root, entries);
  return root;
}

}  // namespace kehoach::pdf
