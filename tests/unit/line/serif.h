// The shipped family, loaded once.
#pragma once

#include "base/world.h"
#include "font/font.h"

inline const kehoach::font::Family& serif() {
  static const auto world = kehoach::real_world();
  static const kehoach::font::Family family =
      kehoach::font::load_family(*world, KEHOACH_SOURCE_FOLDER "/fonts").value();
  return family;
}
