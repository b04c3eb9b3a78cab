// Which addresses may leave a document, and how both files spell them. Private to the room.
#pragma once

#include <string>
#include <string_view>

namespace kehoach::flow {

// The address as a file names it: ASCII, whatever may not stand in a URI as %XX (RFC 3986, 2.1).
// Empty if it is not a plain http, https or mailto address: anything else stays text. (A malformed
// address makes Office refuse the whole file.)
std::string link_target(std::string_view uri);

}  // namespace kehoach::flow
