#include <catch2/catch.hpp>

#include "pdf/press.h"
#include "sample.h"

using namespace kehoach;
using namespace kehoach::pdf;

namespace {

// Position and name with `gap` points between their baselines, both around the middle of the page.
struct Foot {
  explicit Foot(int gap) {
    auto& position = sample.add("CHỦ TỊCH", true);
    position.role = flow::Role::position;
    auto& signer = sample.add("Nguyễn Văn An", true);
    signer.role = flow::Role::signer;
    auto& lines = sample.pages.pages.front().lines;
    lines[1].baseline = lines[0].baseline + points(gap);
  }

  Bytes written(bool fields) const {
    Settings settings;
    settings.form = Form::readable;
    settings.sign_fields = fields;
    return Press(shipped_family(), settings).write(sample.flow, sample.pages).value();
  }

  Sample sample;
};

std::vector<double> rectangle_of(const Bytes& file, std::string_view field) {
  std::size_t at = file.find(field);
  REQUIRE(at != Bytes::npos);
  at = file.find("/Rect[", at) + 6;
  std::vector<double> edges;
  for (int i = 0; i < 4; ++i) {
    std::size_t size = 0;
    edges.push_back(std::stod(file.substr(at, 12), &size));
    at += size + 1;
  }
  return edges;
}

}  // namespace

TEST_CASE("fields stand between position and name, the seal over the left third of the signature") {
  const Foot foot(80);
  const Bytes file = foot.written(true);
  const auto person = rectangle_of(file, "/T(chu_ky_1)"),
             seal = rectangle_of(file, "/T(con_dau_1)");
  const auto& lines = foot.sample.pages.pages.front().lines;
  const double page = 841.9, above = page - static_cast<double>(lines[0].baseline) / 20480,
               below = page - static_cast<double>(lines[1].baseline) / 20480;
  CHECK(person[3] < above);
  CHECK(person[1] > below + 7);  // over the letters of the name
  CHECK(person[2] - person[0] == Approx(60 / 25.4 * 72).margin(0.01));
  CHECK(seal[2] - seal[0] == Approx(36 / 25.4 * 72).margin(0.01));
  CHECK(seal[3] - seal[1] == Approx(36 / 25.4 * 72).margin(0.01));
  CHECK(seal[2] == Approx(person[0] + (person[2] - person[0]) / 3).margin(0.01));
  CHECK((seal[1] + seal[3]) / 2 == Approx((person[1] + person[3]) / 2).margin(0.01));
  CHECK(holds(file, "/S/Form/"));
  CHECK(holds(file, "/AcroForm<</Fields["));
}

TEST_CASE("no fields where none are asked for, nobody signs, or there is no room") {
  CHECK_FALSE(holds(Foot(80).written(false), "/FT/Sig"));
  CHECK_FALSE(holds(Foot(20).written(true), "/FT/Sig"));
  Foot foot(80);
  for (auto& element : foot.sample.flow.sections[0].elements) {
    std::get<flow::Paragraph>(element).role = flow::Role::text;
  }
  CHECK_FALSE(holds(foot.written(true), "AcroForm"));
}
