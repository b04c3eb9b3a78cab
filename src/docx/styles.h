// word/styles.xml: the formats of all roles as named styles, and the few others that a document
// needs.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "flow/flow.h"

namespace kehoach::docx {

// Character styles; a run carries one of them or nothing.
inline constexpr std::string_view bold_style = "Strong";
inline constexpr std::string_view italic_style = "Emphasis";
inline constexpr std::string_view bold_italic_style = "IntenseEmphasis";
inline constexpr std::string_view link_style = "Hyperlink";
// Table styles: without lines and padding, and with both.
inline constexpr std::string_view form_table_style = "KHBangTheThuc";
inline constexpr std::string_view data_table_style = "TableGrid";

std::string styles_part(const std::array<flow::Format, flow::role_count>& formats,
                        std::string_view language);

}  // namespace kehoach::docx
