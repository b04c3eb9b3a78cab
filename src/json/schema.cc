#include "json/schema.h"

#include <algorithm>

#include "json/parse.h"
#include "key_words.h"
#include "number.h"
#include "verdicts.h"

namespace kehoach::json {

Types type_of(const Value& value) {
  struct Typer {
    Types operator()(std::nullptr_t) const { return null_type; }
    Types operator()(bool) const { return boolean_type; }
    Types operator()(const Number& number) const {
      return is_whole(number) ? integer_type : fraction_type;
    }
    Types operator()(const std::string&) const { return string_type; }
    Types operator()(const Array&) const { return array_type; }
    Types operator()(const Object&) const { return object_type; }
  };
  return std::visit(Typer{}, value.data);
}

SchemaNode::SchemaNode(std::unique_ptr<Words> words) : words_(std::move(words)) {}
SchemaNode::SchemaNode(SchemaNode&&) noexcept = default;
SchemaNode::~SchemaNode() = default;

const Value* SchemaNode::own_annotation(std::string_view word) const {
  return words_->source->find(word);
}

const Value* SchemaNode::annotation(std::string_view word) const {
  for (const SchemaNode* node = this; node != nullptr; node = node->words_->reference) {
    if (const Value* found = node->own_annotation(word)) return found;
  }
  return nullptr;
}

const std::string* SchemaNode::annotated_text(std::string_view word) const {
  const Value* found = annotation(word);
  return found == nullptr ? nullptr : found->string();
}

const Value* SchemaNode::default_value() const {
  for (const SchemaNode* node = this; node != nullptr; node = node->words_->reference) {
    if (node->words_->default_value != nullptr) return node->words_->default_value;
  }
  return nullptr;
}

std::vector<std::pair<std::string_view, const SchemaNode*>> SchemaNode::properties() const {
  std::vector<std::pair<std::string_view, const SchemaNode*>> out;
  for (const SchemaNode* node : words_->certain) {
    for (const auto& property : node->words().properties) {
      const bool known = std::any_of(out.begin(), out.end(), [&property](const auto& other) {
        return other.first == property.key;
      });
      if (!known) out.emplace_back(property.key, property.node);
    }
  }
  return out;
}

std::vector<std::string_view> SchemaNode::required() const {
  std::vector<std::string_view> out;
  for (const SchemaNode* node : words_->certain) {
    for (const std::string_view key : node->words().required) {
      if (std::find(out.begin(), out.end(), key) == out.end()) out.push_back(key);
    }
  }
  return out;
}

const std::vector<const SchemaNode*>& SchemaNode::certain() const { return words_->certain; }

std::vector<const SchemaNode*> SchemaNode::in_place() const {
  std::vector<const SchemaNode*> out;
  const Words& w = *words_;
  for (const auto* list : {&w.all_of, &w.any_of, &w.one_of}) {
    out.insert(out.end(), list->begin(), list->end());
  }
  for (const SchemaNode* node : {w.reference, w.consequence, w.otherwise}) {
    if (node != nullptr) out.push_back(node);
  }
  return out;
}

const SchemaNode* SchemaNode::member(std::string_view key) const {
  const SchemaNode* property = words_->property(key);
  return property != nullptr ? property : words_->additional;
}

const SchemaNode* SchemaNode::element(std::size_t index) const { return words_->item(index); }

std::vector<const SchemaNode*> SchemaNode::elements() const {
  std::vector<const SchemaNode*> out = words_->prefix;
  if (words_->items != nullptr) out.push_back(words_->items);
  return out;
}

std::vector<const SchemaNode*> SchemaNode::alternatives() const {
  std::vector<const SchemaNode*> out = words_->any_of;
  out.insert(out.end(), words_->one_of.begin(), words_->one_of.end());
  return out;
}

bool SchemaNode::judges_members_apart() const {
  return std::all_of(words_->certain.begin(), words_->certain.end(), [](const SchemaNode* node) {
    const Words& w = node->words();
    return w.any_of.empty() && w.one_of.empty() && w.forbidden == nullptr &&
           w.condition == nullptr && w.constant == nullptr && w.enumeration == nullptr;
  });
}

Types SchemaNode::types() const { return words_->possible_types; }
std::size_t SchemaNode::index() const { return words_->index; }
const Origin& SchemaNode::origin() const { return words_->source->origin; }

Schema::Schema(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

const SchemaNode& Schema::root() const { return *impl_->root; }
std::size_t Schema::size() const { return impl_->nodes.size(); }
const SchemaNode& Schema::node(std::size_t index) const { return impl_->nodes[index]; }

namespace {

// A default that its own subschema refuses would be told to everyone but the schema's author.
Diagnostics refuse_defaults(const std::deque<SchemaNode>& nodes) {
  Diagnostics out;
  for (const SchemaNode& node : nodes) {
    const Value* value = node.words().default_value;
    if (value == nullptr || Verdicts().errors(node, *value) == 0) continue;
    out.push_back({"P006", {shown(*value)}, place_of(*value), {}});
  }
  return out;
}

}  // namespace

Result<Schema> Schema::load(const std::vector<File>& files, Sources& sources) {
  auto impl = std::make_unique<Impl>();
  Diagnostics told;
  for (const File& file : files) {
    auto document = parse(file.source, sources);
    if (document) {
      impl->documents.push_back(std::move(*document));
    } else {
      append(told, std::move(document).error());
    }
  }
  if (told.empty()) told = compile(files, impl->documents, impl->nodes, impl->root);
  if (told.empty()) told = settle_in_place(impl->nodes);
  if (told.empty()) told = refuse_defaults(impl->nodes);
  if (!told.empty()) return told;
  return Schema(std::move(impl));
}

}  // namespace kehoach::json
