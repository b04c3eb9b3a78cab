// Values to JSON text: two-space indent, keys in their order, "\n" at the end, non-ASCII as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace kehoach::json {

std::string write(const Value& value);

// The same for an object in pieces: each member as it stands in the text, and the text of them.
std::string write_member(const Member& member);
std::string join_members(const std::vector<std::string_view>& members);

// The text in quotes, escaped where JSON asks for it (RFC 8259, 7), put behind `out`.
void append_string(std::string& out, std::string_view text);

}  // namespace kehoach::json
