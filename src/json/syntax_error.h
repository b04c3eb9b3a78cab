// What is wrong with a text that is not JSON: found from where the parser stood when it gave up.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kehoach::json {

// What the parser had taken last.
enum class Taken : std::uint8_t { nothing, open_bracket, key, value };

struct OpenBracket {
  bool object = false;
  std::uint32_t at = 0;
  std::uint32_t line = 0;  // of one that stands before the source's text, instead
};

struct ParserState {
  const Source* source = nullptr;
  std::uint32_t end = 0;  // of the piece that is parsed
  Taken taken = Taken::nothing;
  Span last{};  // the token taken last
  std::vector<OpenBracket> open;
};

Diagnostic syntax_error(const ParserState& state);

// A number (RFC 8259, 6), or true, false, null.
bool is_scalar(std::string_view text);

}  // namespace kehoach::json
