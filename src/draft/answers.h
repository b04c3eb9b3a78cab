// Typed lines as values. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "json/value.h"
#include "schema_walk.h"

namespace kehoach::draft {

enum class AnswerKind : std::uint8_t {
  text,
  lines,  // a text in which \n stands for a line break
  date,
  choice,
  whole_number,
  number,
  yes_no,
  blocks,
  list,
  group,
};

// What an official types where the schema wants such a value. `nodes` are complete, the field's own
// first.
AnswerKind kind_of(const Nodes& nodes);

// The values of "enum", null left out.
std::vector<std::string> choices_of(const Nodes& nodes);

// Nothing if the line is no such thing.
std::optional<json::Value> read_answer(AnswerKind kind, const std::string& line,
                                       const std::vector<std::string>& choices);
// What is expected, for the refusal and before the prompt; empty for texts.
Phrase expected(AnswerKind kind, const std::vector<std::string>& choices);

}  // namespace kehoach::draft
