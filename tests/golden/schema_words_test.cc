// Prompts, forms and messages come from the schemas: each field says what it is.
#include <catch2/catch.hpp>

#include "json/parse.h"
#include "shipped.h"

using namespace shipped;

namespace {

class Words {
 public:
  explicit Words(const std::string& name)
      : own_(parsed(root / "templates" / name / "schema.json")) {
    shared_ = parsed(root / "templates" / "schema" / "definitions.json");
  }

  const json::Value& own() const { return own_; }
  const json::Value& shared() const { return shared_; }

  // What the node or the definition that it refers to says.
  std::string word(const json::Value& node, const char* key) const {
    const json::Value* at = &node;
    for (int i = 0; at != nullptr && i < 8; ++i) {
      if (const json::Value* said = at->find(key)) return *said->string();
      const json::Value* ref = at->find("$ref");
      at = ref == nullptr ? nullptr : definition(*ref->string());
    }
    return {};
  }

 private:
  json::Value parsed(const Path& file) {
    auto value = json::parse(sources_.add(SourceKind::file, file.string(), read(file)), sources_);
    REQUIRE(value);
    return std::move(*value);
  }

  const json::Value* definition(const std::string& ref) const {
    const std::size_t hash = ref.rfind("/$defs/");
    const json::Value& file =
        ref.starts_with("..") || own_.find("$defs") == nullptr ? shared_ : own_;
    const json::Value* definitions = file.find("$defs");
    return definitions == nullptr ? nullptr : definitions->find(ref.substr(hash + 7));
  }

  Sources sources_;
  json::Value own_, shared_;
};

// Also what stands inside lists and maps that the template defines itself.
void check_fields(const Words& words, const json::Value& node, const std::string& where) {
  if (const json::Value* fields = node.find("properties")) {
    for (const auto& [key, span, field] : *fields->object()) {
      INFO(where << '.' << key);
      CHECK(words.word(field, "title") != "");
      CHECK(words.word(field, "description") != "");
      check_fields(words, field, where + '.' + key);
    }
  }
  if (const json::Value* items = node.find("items")) check_fields(words, *items, where + "[]");
  if (const json::Value* choices = node.find("anyOf")) {
    for (const auto& choice : *choices->array()) check_fields(words, choice, where);
  }
  if (const json::Value* definitions = node.find("$defs")) {
    for (const auto& [key, span, definition] : *definitions->object()) {
      check_fields(words, definition, where + '.' + key);
    }
  }
}

}  // namespace

TEST_CASE("every field of every shipped template has a title and a description") {
  for (const auto& name : template_names()) {
    const Words words(name);
    CHECK(words.word(words.own(), "title") != "");
    CHECK(words.word(words.own(), "description") != "");
    check_fields(words, words.own(), name);
  }
}

TEST_CASE("every shared field has a title and a description") {
  const Words words("ke-hoach");
  check_fields(words, words.shared(), "definitions");
}

TEST_CASE("examples name their template and schema") {
  for (const auto& name : template_names()) {
    const std::string example = read(root / "templates" / name / "example.json");
    CHECK(example.find("\"template\": \"" + name + "\"") != std::string::npos);
    CHECK(example.find("\"$schema\": \"schema.json\"") != std::string::npos);
  }
}
