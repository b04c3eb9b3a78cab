// What is wrong inside a JSON string.
#pragma once

#include <optional>

#include "syntax_error.h"

namespace kehoach::json {

// Of the string whose quote stands at `begin`; nothing if it is good.
std::optional<Diagnostic> string_error(const ParserState& state, std::uint32_t begin);

// Quotes as typesetters and telephones put them where JSON needs the straight one.
bool is_curly_quote(char32_t c);

}  // namespace kehoach::json
