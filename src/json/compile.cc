#include <algorithm>
#include <array>
#include <map>

#include "base/nearest.h"
#include "key_words.h"
#include "number.h"

namespace kehoach::json {

namespace {

// Reads subschemas from a queue, not by recursion: references lead anywhere.
class Compiler {
 public:
  Compiler(const std::vector<Schema::File>& files, std::deque<Value>& documents,
           std::deque<SchemaNode>& nodes)
      : files_(files), documents_(documents), nodes_(nodes) {}

  Diagnostics run(const SchemaNode*& root) {
    for (const Value& document : documents_) (void)node_for(document);
    for (std::size_t i = 0; i < nodes_.size(); ++i) read(nodes_[i].words());
    root = &nodes_.front();
    return std::move(told_);
  }

 private:
  using Words = SchemaNode::Words;
  using Reader = void (Compiler::*)(Words&, const Value&);
  struct Entry {
    std::string_view word;
    Reader reader;
  };
  static const std::array<Entry, 39> entries;

  const SchemaNode* node_for(const Value& schema);
  void read(Words& words);
  void unknown_word(const Member& member);
  void wrong(const Value& value, Phrase wanted) {
    told_.push_back({"P002", {std::move(wanted)}, place_of(value), {}});
  }

  // A word's value in the shape that it needs; P002 and nothing if it has another.
  const SchemaNode* subschema(const Value& value);
  std::vector<const SchemaNode*> subschemas(const Value& value);
  std::optional<std::size_t> size(const Value& value);
  const Number* number(const Value& value);
  std::vector<std::string_view> texts(const Value& value);
  const Value* resolve(const Origin& origin, const std::string& reference);

  void nothing(Words&, const Value&) {}
  void text(Words&, const Value& value) {
    if (value.string() == nullptr) wrong(value, {"chuỗi", "a string"});
  }
  void read_type(Words& words, const Value& value);
  void read_enum(Words& words, const Value& value);
  void read_const(Words& words, const Value& value) { words.constant = &value; }
  void read_properties(Words& words, const Value& value);
  void read_definitions(Words&, const Value& value);
  void read_required(Words& words, const Value& value) { words.required = texts(value); }
  void read_additional(Words& words, const Value& value) { words.additional = subschema(value); }
  void read_names(Words& words, const Value& value);
  void read_items(Words& words, const Value& value) { words.items = subschema(value); }
  void read_prefix(Words& words, const Value& value) { words.prefix = subschemas(value); }
  void read_min_items(Words& words, const Value& value) { words.min_items = size(value); }
  void read_max_items(Words& words, const Value& value) { words.max_items = size(value); }
  void read_min_length(Words& words, const Value& value) { words.min_length = size(value); }
  void read_max_length(Words& words, const Value& value) { words.max_length = size(value); }
  void read_unique(Words& words, const Value& value);
  void read_pattern(Words& words, const Value& value);
  void read_minimum(Words& words, const Value& value) { words.minimum = number(value); }
  void read_maximum(Words& words, const Value& value) { words.maximum = number(value); }
  void read_above(Words& words, const Value& value) { words.above = number(value); }
  void read_below(Words& words, const Value& value) { words.below = number(value); }
  void read_all_of(Words& words, const Value& value) { words.all_of = subschemas(value); }
  void read_any_of(Words& words, const Value& value) { words.any_of = subschemas(value); }
  void read_one_of(Words& words, const Value& value) { words.one_of = subschemas(value); }
  void read_not(Words& words, const Value& value) { words.forbidden = subschema(value); }
  void read_if(Words& words, const Value& value) { words.condition = subschema(value); }
  void read_then(Words& words, const Value& value) { words.consequence = subschema(value); }
  void read_else(Words& words, const Value& value) { words.otherwise = subschema(value); }
  void read_reference(Words& words, const Value& value);
  void read_default(Words& words, const Value& value) { words.default_value = &value; }

  const std::vector<Schema::File>& files_;
  std::deque<Value>& documents_;
  std::deque<SchemaNode>& nodes_;
  std::map<const Value*, const SchemaNode*> known_;
  Diagnostics told_;
};

const std::array<Compiler::Entry, 39> Compiler::entries = {{
    {"type", &Compiler::read_type},
    {"enum", &Compiler::read_enum},
    {"const", &Compiler::read_const},
    {"properties", &Compiler::read_properties},
    {"required", &Compiler::read_required},
    {"additionalProperties", &Compiler::read_additional},
    {"propertyNames", &Compiler::read_names},
    {"items", &Compiler::read_items},
    {"prefixItems", &Compiler::read_prefix},
    {"minItems", &Compiler::read_min_items},
    {"maxItems", &Compiler::read_max_items},
    {"uniqueItems", &Compiler::read_unique},
    {"minLength", &Compiler::read_min_length},
    {"maxLength", &Compiler::read_max_length},
    {"pattern", &Compiler::read_pattern},
    {"minimum", &Compiler::read_minimum},
    {"maximum", &Compiler::read_maximum},
    {"exclusiveMinimum", &Compiler::read_above},
    {"exclusiveMaximum", &Compiler::read_below},
    {"anyOf", &Compiler::read_any_of},
    {"oneOf", &Compiler::read_one_of},
    {"allOf", &Compiler::read_all_of},
    {"not", &Compiler::read_not},
    {"if", &Compiler::read_if},
    {"then", &Compiler::read_then},
    {"else", &Compiler::read_else},
    {"$ref", &Compiler::read_reference},
    {"$defs", &Compiler::read_definitions},
    {"title", &Compiler::text},
    {"description", &Compiler::text},
    {"default", &Compiler::read_default},
    {"examples", &Compiler::nothing},
    {"$schema", &Compiler::text},
    {"$id", &Compiler::text},
    {"$comment", &Compiler::text},
    {"deprecated", &Compiler::nothing},
    {"x-message-vi", &Compiler::text},
    {"x-message-en", &Compiler::text},
    {"x-", &Compiler::nothing},
}};

const SchemaNode* Compiler::node_for(const Value& schema) {
  const auto [at, is_new] = known_.try_emplace(&schema, nullptr);
  if (!is_new) return at->second;
  auto words = std::make_unique<Words>();
  words->source = &schema;
  words->index = nodes_.size();
  return at->second = &nodes_.emplace_back(std::move(words));
}

void Compiler::read(Words& words) {
  if (const bool* allowed = words.source->boolean()) {
    words.never = !*allowed;
    return;
  }
  const Object* members = words.source->object();
  if (members == nullptr) {
    wrong(*words.source,
          {"một schema: nhóm {...}, true hoặc false", "a schema: an object {...}, true or false"});
    return;
  }
  for (const Member& member : *members) {
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) {
      return e.word == member.key || (e.word == "x-" && member.key.starts_with(e.word));
    });
    if (entry == entries.end()) {
      unknown_word(member);
    } else {
      (this->*entry->reader)(words, member.value);
    }
  }
}

void Compiler::unknown_word(const Member& member) {
  std::vector<std::string> words;
  words.reserve(entries.size());
  for (const Entry& entry : entries) words.emplace_back(entry.word);
  Origin where = member.value.origin;
  where.span = member.key_span;
  Diagnostic told{"P001", {member.key}, where, {}};
  if (const auto meant = nearest(member.key, words))
    told.hints.push_back(hint_did_you_mean(*meant));
  told_.push_back(std::move(told));
}

const SchemaNode* Compiler::subschema(const Value& value) { return node_for(value); }

std::vector<const SchemaNode*> Compiler::subschemas(const Value& value) {
  std::vector<const SchemaNode*> out;
  if (value.array() == nullptr || value.array()->empty()) {
    wrong(value, {"danh sách các schema, ít nhất một", "a list of schemas, at least one"});
    return out;
  }
  for (const Value& item : *value.array()) out.push_back(node_for(item));
  return out;
}

std::optional<std::size_t> Compiler::size(const Value& value) {
  const Number* number = value.number();
  if (number == nullptr || !number->is_integer || number->integer < 0) {
    wrong(value, {"số nguyên không âm", "a whole number, not negative"});
    return std::nullopt;
  }
  return static_cast<std::size_t>(number->integer);
}

const Number* Compiler::number(const Value& value) {
  if (value.number() == nullptr) wrong(value, {"số", "a number"});
  return value.number();
}

std::vector<std::string_view> Compiler::texts(const Value& value) {
  std::vector<std::string_view> out;
  if (const Array* items = value.array()) {
    for (const Value& item : *items) {
      if (const std::string* text = item.string()) out.emplace_back(*text);
    }
    if (out.size() == items->size()) return out;
  }
  wrong(value, {"danh sách các chuỗi", "a list of strings"});
  return out;
}

void Compiler::read_type(Words& words, const Value& value) {
  static constexpr std::array<std::pair<std::string_view, Types>, 7> names = {
      {{"null", null_type},
       {"boolean", boolean_type},
       {"integer", integer_type},
       {"number", number_type},
       {"string", string_type},
       {"array", array_type},
       {"object", object_type}}};
  words.types = 0;
  const auto add = [&](const Value& name) {
    const auto found = std::find_if(names.begin(), names.end(), [&name](const auto& entry) {
      return name.string() != nullptr && entry.first == *name.string();
    });
    if (found == names.end()) {
      wrong(name, {"tên một kiểu: null, boolean, integer, number, string, array, object",
                   "the name of a type: null, boolean, integer, number, string, array, object"});
    } else {
      words.types = static_cast<Types>(words.types | found->second);
    }
  };
  if (value.array() == nullptr || value.array()->empty()) return add(value);
  for (const Value& name : *value.array()) add(name);
}

void Compiler::read_enum(Words& words, const Value& value) {
  words.enumeration = value.array();
  if (words.enumeration == nullptr || words.enumeration->empty()) {
    wrong(value, {"danh sách các giá trị, ít nhất một", "a list of values, at least one"});
  }
}

void Compiler::read_properties(Words& words, const Value& value) {
  if (value.object() == nullptr) return wrong(value, type_name(Value{Object{}, {}}));
  for (const Member& member : *value.object()) {
    words.properties.push_back({member.key, subschema(member.value)});
  }
}

void Compiler::read_definitions(Words&, const Value& value) {
  if (value.object() == nullptr) return wrong(value, type_name(Value{Object{}, {}}));
  for (const Member& member : *value.object()) (void)subschema(member.value);
}

void Compiler::read_names(Words& words, const Value& value) {
  const Object* members = value.object();
  const bool only_pattern =
      members != nullptr && std::all_of(members->begin(), members->end(), [](const Member& member) {
        return member.key == "pattern" || member.key.starts_with("x-");
      });
  if (!only_pattern || value.find("pattern") == nullptr)
    return wrong(value, {"{\"pattern\": ...}", "{\"pattern\": ...}"});
  words.names = subschema(value);
}

void Compiler::read_unique(Words& words, const Value& value) {
  if (value.boolean() == nullptr) return wrong(value, type_name(Value{true, {}}));
  words.unique = *value.boolean();
}

void Compiler::read_pattern(Words& words, const Value& value) {
  const std::string* spelt = value.string();
  if (spelt == nullptr) return text(words, value);
  auto pattern = Pattern::compile(*spelt, value.origin);
  if (!pattern) return append(told_, std::move(pattern).error());
  words.pattern = std::move(*pattern);
  words.pattern_text = *spelt;
}

void Compiler::read_reference(Words& words, const Value& value) {
  const std::string* path = value.string();
  if (path == nullptr) return text(words, value);
  if (const Value* target = resolve(value.origin, *path)) words.reference = subschema(*target);
}

// RFC 6901: "~1" is "/", "~0" is "~".
std::string unescape(std::string_view step) {
  std::string key;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    key += !escape ? step[i] : step[i + 1] == '1' ? '/' : '~';
    if (escape) ++i;
  }
  return key;
}

const Value* Compiler::resolve(const Origin& origin, const std::string& reference) {
  std::string_view path = reference;
  const std::string_view file = path.substr(0, path.find('#'));
  path.remove_prefix(std::min(file.size() + 1, path.size()));
  const auto fail = [&](const std::optional<std::string>& meant) -> const Value* {
    Diagnostic told{"P003", {reference}, origin, {}};
    if (meant) told.hints.push_back(hint_did_you_mean(*meant));
    told_.push_back(std::move(told));
    return nullptr;
  };

  const Value* at = nullptr;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const bool here = file.empty() ? files_[i].source == origin.source : files_[i].name == file;
    if (here) at = &documents_[i];
    names.push_back(files_[i].name);
  }
  if (at == nullptr) return fail(nearest(file, names));
  if (!path.empty() && path.front() != '/') return fail(std::nullopt);
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(step.size());
    names.clear();
    if (const Object* members = at->object()) {
      for (const Member& member : *members) names.push_back(member.key);
    }
    const Value* next = at->find(unescape(step));
    if (const Array* items = at->array()) {
      const Number index =
          step.find_first_not_of("0123456789") == step.npos ? to_number(step) : Number{};
      if (index.is_integer && static_cast<std::size_t>(index.integer) < items->size()) {
        next = &(*items)[static_cast<std::size_t>(index.integer)];
      }
    }
    if (next == nullptr) return fail(nearest(step, names));
    at = next;
  }
  return at;
}

}  // namespace

Diagnostics compile(const std::vector<Schema::File>& files, std::deque<Value>& documents,
                    std::deque<SchemaNode>& nodes, const SchemaNode*& root) {
  return Compiler(files, documents, nodes).run(root);
}

}  // namespace kehoach::json
