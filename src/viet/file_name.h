// Names that every file system and every mail gateway takes.
#pragma once

#include <string>
#include <string_view>

namespace kehoach::viet {

// "Vĩnh Thuận" -> "vinh-thuan": lower-case ASCII letters and digits, single hyphens between.
// Empty if the text holds no letter or digit.
std::string slug(std::string_view text);

}  // namespace kehoach::viet
