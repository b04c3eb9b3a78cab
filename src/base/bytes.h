// A file's content. Text in memory is UTF-8 in a std::string; so are bytes that are not text.
#pragma once

#include <string>
#include <string_view>

namespace kehoach {

using Bytes = std::string;
using ByteView = std::string_view;

}  // namespace kehoach
