// How the dumps write text and places. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "base/source.h"

namespace kehoach::dump {

// The text in quotes, with what cannot be seen made visible.
std::string shown(std::string_view text);
// "samples/gia-lam.json:12:14", the column in code points; "-" where nothing is known.
std::string place(const Origin& origin);
inline std::string indent(int depth) {
  return std::string(static_cast<std::size_t>(depth) * 2, ' ');
}

}  // namespace kehoach::dump
