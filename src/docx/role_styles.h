// Which style stands for which role, and under which names Word lists it.
//
// Where Word has the concept it is the built-in style (only those survive Google Docs, and Word's
// navigation, contents and screen readers know them), with the Vietnamese name as an alias;
// otherwise a Vietnamese name with the prefix "KH ". Ids are ASCII. LibreOffice makes new ids from
// the names by dropping every letter that is not ASCII: names must stay different after that.
#pragma once

#include <string_view>

#include "flow/flow.h"

namespace kehoach::docx {

// The style that another is based on, where that is not one of a role.
enum class BasedOn : std::uint8_t {
  normal,
  form,  // "KH Thể thức": the root of head and signature
  text,  // Body Text
  rule,
};

struct RoleStyle {
  std::string_view id;
  std::string_view name;
  std::string_view alias;  // Vietnamese name of a built-in style
  BasedOn based_on = BasedOn::normal;
  flow::Role next;   // the style of the paragraph that Enter makes
  int priority = 0;  // its place in Word's list of styles
  // The list whose label the style itself gives. At most one style per level of a list: Word
  // behaves unpredictably where several claim it ([MS-OI29500] 2.1.50).
  flow::ListLevel list = flow::ListLevel::none;

  // Built-in names are those that do not begin with "KH ".
  bool custom() const { return name.starts_with("KH "); }
};

const RoleStyle& style_of(flow::Role role);

}  // namespace kehoach::docx
