// Names that every file system and every mail gateway takes.
#pragma once

#include <string>
#include <string_view>

namespace kehoach::viet {

// "Vĩnh Thuận" -> "vinh-thuan": lower-case ASCII letters and digits, single hyphens between, at
// most 100 characters (cut at a hyphen). Empty if the text holds no letter or digit that has an
// ASCII form. A name that Windows keeps for a device gets a word before it: "con" -> "ten-con".
std::string slug(std::string_view text);

}  // namespace kehoach::viet
