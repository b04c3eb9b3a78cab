#include <catch2/catch.hpp>

#include "fixture.h"
#include "image/image.h"

using namespace kehoach;
using namespace fixture;

namespace {

// At ten pixels a millimetre.
document::Picture picture(std::uint32_t width_mm, std::uint32_t height_mm) {
  auto image = std::make_shared<image::Image>();
  image->width = 10 * width_mm;
  image->height = 10 * height_mm;
  image->density = image::Image::Density{10'000, 10'000};
  return {"ky.png", {}, image};
}

constexpr Length mm(std::int64_t n) { return Length::hundredths_of_mm(100 * n); }

bool near(Length a, Length b) { return a - b <= Length::twips(1) && b - a <= Length::twips(1); }

struct Foot {
  flow::Flow flow;
  const flow::Paragraph* room = nullptr;
  const flow::Paragraph* signer = nullptr;
  Length column;
};

Foot foot_of(const Document& document) {
  Foot out{compose(document, nd30()).value(), nullptr, nullptr, {}};
  for (const auto& element : out.flow.sections[0].elements) {
    const auto* table = std::get_if<flow::Table>(&element);
    if (table == nullptr || table->kind != flow::Table::Kind::signature) continue;
    out.column = table->columns[1];
    for (const auto& paragraph : table->rows[0].cells[1].paragraphs) {
      if (!paragraph.figures.empty()) out.room = &paragraph;
      if (paragraph.role == flow::Role::signer) out.signer = &paragraph;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the signature stands midway between position and name, at its size") {
  Document document = plan();
  const Length usual = foot_of(document).signer->format.before;
  document.signatures[0].image = picture(50, 20);
  const Foot foot = foot_of(document);
  REQUIRE(foot.room != nullptr);
  REQUIRE(foot.room->figures.size() == 1);
  const flow::Figure& hand = foot.room->figures[0];
  CHECK(near(hand.width, mm(50)));
  CHECK(near(hand.height, mm(20)));
  CHECK(near(hand.x + hand.x + hand.width, foot.column));
  CHECK(near(hand.y + hand.y + hand.height, usual));
  // The name stands where it would stand without.
  CHECK(foot.room->format.spacing.height == usual);
  CHECK(foot.room->format.before == Length());
  CHECK(foot.signer->format.before == Length());
}

TEST_CASE("the room grows with a signature that is higher") {
  Document document = plan();
  document.signatures[0].image = picture(50, 45);
  CHECK(near(foot_of(document).room->format.spacing.height, mm(45)));
}

TEST_CASE("the seal covers the left third of the signature") {
  Document document = plan();
  document.signatures[0].image = picture(48, 20);
  document.seal = picture(36, 36);
  const Foot foot = foot_of(document);
  REQUIRE(foot.room->figures.size() == 2);
  const flow::Figure &hand = foot.room->figures[0], &seal = foot.room->figures[1];
  CHECK(near(seal.x + seal.width, hand.x + mm(16)));
  CHECK(near(seal.y + seal.y + seal.height, hand.y + hand.y + hand.height));
  CHECK(near(seal.width, mm(36)));
  CHECK(seal.alternative == "Dấu của Liên đoàn Lao động huyện Gia Lâm");
}

TEST_CASE("a seal over a name signed by hand") {
  Document document = plan();
  document.seal = picture(36, 36);
  const Foot foot = foot_of(document);
  REQUIRE(foot.room->figures.size() == 1);
  const flow::Figure& seal = foot.room->figures[0];
  CHECK(near(seal.x + seal.width, (foot.column - mm(60)) / 2 + mm(20)));
}

TEST_CASE("pictures that are larger than their place are refused together") {
  Document document = plan();
  document.signatures[0].image = picture(90, 20);
  document.seal = picture(36, 61);
  const auto flow = compose(document, nd30());
  REQUIRE(!flow);
  REQUIRE(flow.error().size() == 2);
  CHECK(flow.error()[0].code == "I006");
  CHECK(flow.error()[1].code == "I006");
}
