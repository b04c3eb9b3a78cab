#include <string>

#include <catch2/catch.hpp>

#include "line/line.h"
#include "serif.h"

using namespace kehoach;

TEST_CASE("widths are those of the faces, exact at every half point") {
  // Quốc hiệu in bold 13 pt measures 271.2 pt, Tiêu ngữ in bold 14 pt 171.38 pt.
  const auto twips = [](std::string_view text, font::Style style, int half_points) {
    return line::width_of(serif(), {text, style, half_points}) / line::measures_per_twip;
  };
  CHECK(twips("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", font::Style::bold, 26) == 5424);
  CHECK(twips("Độc lập - Tự do - Hạnh phúc", font::Style::bold, 28) == 3427);
  CHECK(twips(" ", font::Style::regular, 28) == 70);
  CHECK(twips("\u00A0", font::Style::italic, 28) == 70);
  CHECK(twips("", font::Style::regular, 28) == 0);
  CHECK(line::width_of(serif(), {"ab", font::Style::regular, 27}) ==
        line::width_of(serif(), {"a", font::Style::regular, 27}) +
            line::width_of(serif(), {"b", font::Style::regular, 27}));
}

TEST_CASE("letters that a face lacks are found with their place, once each") {
  const line::Span spans[] = {{"Kế 漢 漢", font::Style::regular, 28},
                              {"hoạch 漢 ♜", font::Style::bold, 28}};
  const auto missing = line::find_missing(serif(), spans);
  REQUIRE(missing.size() == 3);
  CHECK((missing[0].span == 0 && missing[0].offset == 5 && missing[0].code_point == U'漢'));
  CHECK((missing[1].span == 1 && missing[1].code_point == U'漢'));
  CHECK(missing[2].code_point == U'♜');
  const line::Span fine[] = {{"Đủ chữ: ắằẳẵặ “ ” – … ₫\n", font::Style::italic, 28}};
  CHECK(line::find_missing(serif(), fine).empty());
}
