#include "base/length.h"

#include <catch2/catch.hpp>

using kehoach::Length;

TEST_CASE("units are whole multiples of the EMU") {
  CHECK(Length::twips(1).in_emu() == 635);
  CHECK(Length::half_points(28).in_emu() == Length::points(14).in_emu());
  CHECK(Length::hundredths_of_mm(2540).in_emu() == 914400);
}

TEST_CASE("millimetres become the nearest whole twip") {
  CHECK(Length::hundredths_of_mm(2000).in_twips() == 1134);  // 20 mm
  CHECK(Length::hundredths_of_mm(3000).in_twips() == 1701);  // 30 mm
  CHECK(Length::hundredths_of_mm(1500).in_twips() == 850);   // 15 mm
  CHECK(Length::hundredths_of_mm(1270).in_twips() == 720);   // 1.27 cm, exact
  CHECK(Length::hundredths_of_mm(-1500).in_twips() == -850);
  CHECK(Length::hundredths_of_mm(21000).to_whole_twips() == Length::twips(11906));
}

TEST_CASE("lengths are told in the nearest whole millimetre") {
  CHECK(Length::hundredths_of_mm(6049).in_millimetres() == 60);
  CHECK(Length::hundredths_of_mm(6050).in_millimetres() == 61);
  CHECK(Length::hundredths_of_mm(-6050).in_millimetres() == -61);
}
