// E-mail addresses and web addresses in running text lead where they say. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "setting.h"

namespace kehoach::flow {

struct FoundLink {
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::string uri;
};

// In the order of the text. An address is ASCII; what ends a sentence is no part of it.
std::vector<FoundLink> find_links(std::string_view text);

// Gives such stretches a run of their own with the link. What a run says is not changed, and fields
// are left alone: in Word they are controls.
void link_addresses(std::vector<Run>& runs);

}  // namespace kehoach::flow
