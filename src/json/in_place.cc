#include <algorithm>

#include "key_words.h"

namespace kehoach::json {

namespace {

// The subschemas that a subschema applies to the very value it is asked about.
std::vector<const SchemaNode*> applied_in_place(const SchemaNode& node) {
  std::vector<const SchemaNode*> out = node.in_place();
  for (const SchemaNode* other : {node.words().forbidden, node.words().condition}) {
    if (other != nullptr) out.push_back(other);
  }
  return out;
}

Types types_of_all(const std::vector<const SchemaNode*>& nodes) {
  Types types = 0;
  for (const SchemaNode* node : nodes) types = static_cast<Types>(types | node->types());
  return types;
}

// Once those of all that it applies in place are known.
Types possible_types(const SchemaNode::Words& words) {
  Types types = words.never ? Types{0} : words.types;
  const auto restrict_to = [&types](Types others) { types = static_cast<Types>(types & others); };
  if (words.constant != nullptr) restrict_to(type_of(*words.constant));
  if (words.enumeration != nullptr) {
    Types listed = 0;
    for (const Value& value : *words.enumeration) {
      listed = static_cast<Types>(listed | type_of(value));
    }
    restrict_to(listed);
  }
  if (words.reference != nullptr) restrict_to(words.reference->types());
  for (const SchemaNode* part : words.all_of) restrict_to(part->types());
  if (!words.any_of.empty()) restrict_to(types_of_all(words.any_of));
  if (!words.one_of.empty()) restrict_to(types_of_all(words.one_of));
  return types;
}

void collect_certain(const SchemaNode& node, std::vector<const SchemaNode*>& out) {
  if (std::find(out.begin(), out.end(), &node) != out.end()) return;
  out.push_back(&node);
  const auto& words = node.words();
  if (words.reference != nullptr) collect_certain(*words.reference, out);
  for (const SchemaNode* part : words.all_of) collect_certain(*part, out);
}

void find_crossroads(std::deque<SchemaNode>& nodes) {
  std::vector<int> ways(nodes.size(), 0);
  for (const SchemaNode& node : nodes) {
    for (const SchemaNode* next : applied_in_place(node)) ++ways[next->index()];
  }
  for (SchemaNode& node : nodes) {
    node.words().crossroads = ways[node.index()] > 1 && !applied_in_place(node).empty();
  }
}

// Walks in depth first order; the walk's own depth is what is being limited.
class Settler {
 public:
  explicit Settler(std::deque<SchemaNode>& nodes) : nodes_(nodes), depths_(nodes.size(), unknown) {}

  Diagnostics run() {
    for (SchemaNode& node : nodes_) (void)settle(node, 0);
    return std::move(told_);
  }

 private:
  static constexpr int unknown = -1, open = -2;
  static constexpr int deepest = 16;

  // How many subschemas may be applied to a value one inside the other, from this node on.
  int settle(SchemaNode& node, int above) {
    int& depth = depths_[node.index()];
    if (depth >= 0) return depth;
    if (depth == open || above > deepest) {
      refuse(node);
      return 0;
    }
    depth = open;
    int deepest_below = 0;
    for (const SchemaNode* next : applied_in_place(node)) {
      deepest_below = std::max(deepest_below, 1 + settle(nodes_[next->index()], above + 1));
      if (!told_.empty()) break;
    }
    depths_[node.index()] = deepest_below;
    if (deepest_below > deepest) refuse(node);
    node.words().possible_types = possible_types(node.words());
    return deepest_below;
  }

  void refuse(const SchemaNode& node) {
    if (!told_.empty()) return;  // one circle is met from every node that leads into it
    Origin where = place_of(*node.words().source);
    told_.push_back({"P004", {std::to_string(deepest)}, where, {}});
  }

  std::deque<SchemaNode>& nodes_;
  std::vector<int> depths_;
  Diagnostics told_;
};

}  // namespace

Diagnostics settle_in_place(std::deque<SchemaNode>& nodes) {
  Diagnostics told = Settler(nodes).run();
  if (!told.empty()) return told;
  for (SchemaNode& node : nodes) collect_certain(node, node.words().certain);
  find_crossroads(nodes);
  return told;
}

}  // namespace kehoach::json
