// The words of the checker's messages.
#pragma once

#include <optional>
#include <string>

#include "json/schema.h"

namespace kehoach::json {

// How a value is called and what it has to be, as said by the subschemas on the way to the one
// that refused it.
struct Saying {
  const std::string* title = nullptr;      // the outermost
  const std::string* wanted_vi = nullptr;  // "x-message-vi", the innermost
  const std::string* wanted_en = nullptr;

  // The same, one subschema further in.
  Saying inside(const SchemaNode& node) const;
  // What is wanted in plain words, or else `otherwise`.
  Phrase wanted(Phrase otherwise) const;
};

// `"a.b" (title)` of a member that is not there.
Phrase absent_subject(const Value& object, std::string_view key, const std::string* title);

// "từ 1 đến 12"
Phrase range_phrase(const SchemaNode::Words& words);
// "ít nhất 1", "từ 2 đến 5", "nhiều nhất 5", "đúng 3"
Phrase size_phrase(std::optional<std::size_t> least, std::optional<std::size_t> most);
// Up to ten, joined by commas.
Phrase list_phrase(const Array& values);

// What to write where a value has the wrong type or spelling; none if nothing suggests itself.
std::vector<Phrase> type_hints(const Value& value, Types wanted);
std::vector<Phrase> spelling_hints(const std::string& text, const SchemaNode::Words& words);

}  // namespace kehoach::json
