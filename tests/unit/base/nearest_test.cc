#include "base/nearest.h"

#include <catch2/catch.hpp>

using namespace kehoach;

TEST_CASE("edits are counted by code point, swaps once") {
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("phases", "phases") == 0);
  CHECK(edit_distance("phasse", "phases") == 1);
  CHECK(edit_distance("đợt", "đot") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest name is offered if it is near enough") {
  const std::vector<std::string> names = {"purpose", "phases", "themes"};
  CHECK(nearest("phase", names) == "phases");
  CHECK(nearest("purpsoe", names) == "purpose");
  CHECK(nearest("theems", names) == "themes");
  CHECK_FALSE(nearest("budget", names));
  CHECK_FALSE(nearest(std::string(70, 'x'), {std::string(70, 'x')}));
}
