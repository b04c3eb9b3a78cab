// E-mail addresses and web addresses in running text. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kehoach::flow {

struct FoundLink {
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::string uri;
};

// In the order of the text. An address is ASCII; what ends a sentence is no part of it.
std::vector<FoundLink> find_links(std::string_view text);

}  // namespace kehoach::flow
