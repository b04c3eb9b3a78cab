#include "images.h"

#include <catch2/catch.hpp>

#include "image/image.h"
#include "pdf/press.h"
#include "sample.h"

using namespace kehoach;
using namespace kehoach::pdf;

namespace {

// Three by two: a black point, a half seen one, one that is nowhere, and a white row.
std::shared_ptr<const image::Image> picture() {
  auto image = std::make_shared<image::Image>();
  image->width = 3;
  image->height = 2;
  image->transparent = true;
  image->colours = Bytes(6, '\0') + Bytes(12, '\xFF');
  image->opacity = Bytes("\xFF\x80\0\xFF\xFF\xFF", 6);
  return image;
}

Bytes written(Archive archive, bool shown = true) {
  Sample sample;
  auto& paragraph = sample.add("Một dòng.");
  sample.add("Dòng sau.");
  paragraph.figures = {{picture(), "Dấu", {}, {}, Length::twips(400), Length::twips(200)}};
  if (shown) {
    sample.pages.pages[0].figures = {
        {&paragraph.figures[0], points(100), points(200), points(20), points(10), 1}};
  }
  Settings settings;
  settings.form = Form::readable;
  settings.archive = archive;
  settings.universal_access = archive != Archive::none;
  return Press(shipped_family(), settings).write(sample.flow, sample.pages).value();
}

std::size_t at(const Bytes& file, std::string_view part) {
  CAPTURE(part);
  REQUIRE(file.find(part) != Bytes::npos);
  return file.find(part);
}

}  // namespace

TEST_CASE("a picture stands between the lines that are read before and after it") {
  const Bytes file = written(Archive::a_2a);
  // Its lower left corner, up from the bottom of 841.9 pt.
  const std::size_t drawn = at(file, "q 20 0 0 10 100 631.9 cm/I1 Do Q");
  CHECK(file.find("ET", 0) < drawn);
  CHECK(file.find("BT", drawn) != Bytes::npos);
  CHECK(at(file, "/Figure<</MCID ") < drawn);
  CHECK(holds(file, "/Placement/Block/BBox[100 631.9 120 641.9]"));
  CHECK(holds(file, "/XObject<</I1 "));
  CHECK_FALSE(holds(written(Archive::a_2a, false), "/XObject"));
}

TEST_CASE("what is seen of a picture, by degrees or by one bit") {
  const Bytes soft = written(Archive::a_2a);
  CHECK(holds(soft, "/SMask "));
  CHECK(holds(soft, Bytes("\n\xFF\x80\0\xFF\xFF\xFF\nendstream", 17)));
  const Bytes hard = written(Archive::a_1b);
  CHECK_FALSE(holds(hard, "/SMask "));
  CHECK(holds(hard, "/Mask "));
  // Black, half of it on white, white; the third pixel of the first row is left out.
  CHECK(holds(hard, Bytes("\0\0\0\x7F\x7F\x7F\xFF\xFF\xFF", 9)));
  CHECK(holds(hard, "/ImageMask true/BitsPerComponent 1"));
  CHECK(holds(hard, "\n\x3F\x1F\nendstream"));
}
