#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "fixture.h"

using namespace fixture;

namespace {

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::vector<flow::Element> elements() {
    std::vector<flow::Element> out;
    const auto count = 1 + random_() % 30;
    for (std::uint64_t i = 0; i < count; ++i) {
      if (random_() % 6 == 0)
        out.emplace_back(table());
      else
        out.emplace_back(text());
    }
    return out;
  }

 private:
  flow::Paragraph text() {
    std::string words;
    const auto count = random_() % 150;
    for (std::uint64_t i = 0; i < count; ++i) {
      words += (i ? " " : "") + std::string(pool_[random_() % pool_.size()]);
    }
    auto p = paragraph(words);
    p.format.first_line = Length::twips(720);
    p.format.after = Length::twips(static_cast<std::int64_t>(random_() % 240));
    p.format.keep_with_next = random_() % 5 == 0;
    p.format.keep_lines = random_() % 9 == 0;
    p.format.half_points = random_() % 4 == 0 ? 26 : 28;
    if (random_() % 3 == 0) p.label.text = "1.";
    return p;
  }

  flow::Table table() {
    flow::Table t;
    t.columns = {Length::twips(2000), Length::twips(3000), Length::twips(4355)};
    t.border = Length::twips(10);
    t.padding_side = Length::twips(108);
    const auto rows = 1 + random_() % 12;
    for (std::uint64_t i = 0; i < rows; ++i) {
      flow::Row row;
      row.repeat = i == 0 && random_() % 2 == 0;
      if (random_() % 5 == 0) {
        row.cells.push_back(cell({text()}, 2));
        row.cells.push_back(cell({text(), text()}));
      } else {
        for (int c = 0; c < 3; ++c) row.cells.push_back(cell({text()}));
      }
      t.rows.push_back(std::move(row));
    }
    return t;
  }

  std::mt19937_64 random_;
  const std::vector<const char*> pool_ = {"công",
                                          "đoàn",
                                          "a",
                                          "CNVCLĐ",
                                          "phát",
                                          "động",
                                          "thi",
                                          "đua",
                                          "nghiêng",
                                          "2015-2020",
                                          "antidisestablishmentarianism"};
};

void collect(const flow::Element& element, std::string& out) {
  const auto add = [&](const flow::Paragraph& p) {
    out += p.label.text;
    for (const auto& run : p.runs) {
      for (const char c : run.text) {
        if (c != ' ') out += c;
      }
    }
  };
  if (const auto* p = std::get_if<flow::Paragraph>(&element)) return add(*p);
  for (const auto& row : std::get<flow::Table>(element).rows) {
    for (const auto& c : row.cells) {
      for (const auto& p : c.paragraphs) add(p);
    }
  }
}

}  // namespace

TEST_CASE(
    "random flows: every letter once, in its paragraph's order, inside the margins, none on "
    "another") {
  constexpr std::uint64_t first_seed = 1000;
  for (std::uint64_t seed = first_seed; seed < first_seed + 150; ++seed) {
    INFO("seed " << seed);
    Laid laid = lay(Maker(seed).elements());
    laid.flow.line_fit = seed % 2 ? flow::LineFit::word_2013 : flow::LineFit::first_fit;
    set(laid);
    std::size_t expected = 0, found = 0;
    std::string all;
    for (const auto& element : laid.flow.sections[0].elements) collect(element, all);
    expected = all.size();

    std::map<const flow::Paragraph*, std::pair<std::uint32_t, std::uint32_t>> last;  // run, offset
    for (const auto& page : laid.pages.pages) {
      std::map<Measure, std::vector<std::pair<Measure, Measure>>> on_baseline;
      for (const auto& line : page.lines) {
        for (const auto& piece : line.pieces) {
          Measure stretched = 0;
          for (const char c : piece.text) stretched += c == ' ' ? line.stretch : 0;
          const Measure end = piece.x +
                              line::width_of(serif(), {piece.text, piece.style, line.half_points}) +
                              stretched;
          if (!line.artifact) {
            REQUIRE(piece.x >= 1701 * twip);
            REQUIRE(end <= (1701 + 9355 + 1) * twip);
            REQUIRE(line.baseline > 1134 * twip);
            REQUIRE(line.baseline <= (16838 - 1134) * twip);
            for (const char c : piece.text) found += c != ' ';
          }
          for (const auto& [begin, other_end] : on_baseline[line.baseline]) {
            REQUIRE((end <= begin || piece.x >= other_end));
          }
          on_baseline[line.baseline].emplace_back(piece.x, end);
          if (piece.part == layout::Piece::Part::body && !line.artifact) {
            auto& at = last[line.paragraph];
            REQUIRE(std::pair(piece.run, piece.offset) >= at);
            at = {piece.run, piece.offset};
          }
        }
      }
    }
    REQUIRE(found == expected);
    REQUIRE(laid.pages.pages.back().lines.size() > (laid.pages.pages.size() > 1 ? 1u : 0u));
  }
}
