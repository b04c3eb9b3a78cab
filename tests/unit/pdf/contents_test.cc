#include "contents.h"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "content_reader.h"
#include "embedded_face.h"
#include "sample.h"

using namespace kehoach;
using namespace kehoach::pdf;
using layout::Piece;

namespace {

// Letters are written as their code points: what is shown is told by the codes.
struct PlainFont {
  Lettering lettering{shipped_family()};

  PlainFont() { lettering.letters.begin_document(); }

  static std::uint16_t advance(font::Style style, char32_t c) {
    return shipped_family().face(style).advance(c).value();
  }
  static int width(font::Style style, char32_t c) {
    return (advance(style, c) * 1000 + 1024) / 2048;
  }
};

PageContents read(ByteView stream) {
  return read_contents(stream, [](char font, std::uint16_t code) {
    return PlainFont::width(static_cast<font::Style>(font - '1'), code);
  });
}

PageContents read(const Sample& sample, std::vector<LinkPlace>* links = nullptr) {
  PlainFont font;
  ContentsWriter writer(font.lettering);
  std::vector<LinkPlace> found;
  PageContents contents = read(writer.write(sample.pages.pages.front(), 0, found));
  if (links != nullptr) *links = found;
  return contents;
}

std::string text_of(const PageContents& contents) {
  std::string text;
  for (const auto& shown : contents.codes) utf8::append(text, shown.code);
  return text;
}

// A page with one line that is set by hand.
layout::Line& bare_line(Sample& sample, std::vector<Piece> pieces) {
  auto& lines = sample.pages.pages.front().lines;
  lines.emplace_back();
  lines.back().half_points = 28;
  lines.back().baseline = points(100);
  lines.back().pieces = std::move(pieces);
  return lines.back();
}

Piece piece_of(std::string_view text, layout::Measure x, font::Style style = font::Style::regular) {
  Piece piece;
  piece.text = text;
  piece.x = x;
  piece.style = style;
  return piece;
}

double in_points(layout::Measure measure) { return static_cast<double>(measure) / 20480; }

// Half a thousandth of the em at 14 pt, and half a thousandth of a point.
constexpr double tolerance = 0.007 + 0.0005 + 1e-9;

}  // namespace

TEST_CASE("a line is one Tm and one TJ, its style set once") {
  Sample sample;
  sample.add(
      "Kế hoạch phát động phong trào thi đua trong đoàn viên, công nhân, viên chức, lao động "
      "năm 2021 của Liên đoàn Lao động huyện");
  const auto contents = read(sample);
  CHECK(contents.operators == std::vector<std::string>{"BT", "Tf", "Tm", "TJ", "Tm", "TJ", "ET"});
  CHECK(text_of(contents).substr(0, 12) == "Kế hoạch");
}

TEST_CASE("an empty page has no operators") {
  const Sample sample;
  CHECK(read(sample).operators.empty());
}

TEST_CASE("every word but the first ends where it was laid out") {
  constexpr std::uint64_t seed = 30;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::string letters[] = {"a", "ế", "m", "W", "Đ", "n", "ư", "i", "0", ",", "f", "ỷ"};
  std::deque<std::string> texts;
  std::vector<std::vector<layout::Measure>> ends;  // of each letter, by line
  Sample sample;
  auto& paragraph = sample.add("x");
  sample.pages.pages.front().lines.clear();
  for (int i = 0; i < 40; ++i) {
    std::string& text = texts.emplace_back();
    for (std::size_t word = 0, words = 2 + random() % 12; word < words; ++word) {
      if (word > 0) text += random() % 8 == 0 ? "\u00A0" : random() % 9 == 0 ? "  " : " ";
      for (std::size_t n = 1 + random() % 9; n > 0; --n) text += letters[random() % 12];
    }
    const auto style = static_cast<font::Style>(random() % 4);
    auto& line = bare_line(sample, {piece_of(text, twips(1700) + 7 * i, style)});
    line.paragraph = &paragraph;
    line.half_points = 20 + static_cast<int>(random() % 17);
    line.baseline = points(20 + 19 * i);
    // Shrunk by up to a quarter of a blank, or stretched by up to two.
    const layout::Measure blank_width = layout::Measure{512 * 5} * line.half_points;
    line.stretch = static_cast<layout::Measure>(random() % 2305) * blank_width / 1024;
    line.stretch -= blank_width / 4;
    line.stretch_nbsp = random() % 2 == 0;
    layout::Measure x = line.pieces[0].x;
    auto& line_ends = ends.emplace_back();
    for_each_letter(text, [&](char32_t c, std::size_t) {
      x += layout::Measure{PlainFont::advance(style, c)} * 5 * line.half_points;
      line_ends.push_back(x);
      if (c == blank || (c == no_break_space && line.stretch_nbsp)) x += line.stretch;
    });
  }
  const auto contents = read(sample);
  std::size_t at = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto& line = sample.pages.pages.front().lines[i];
    const double em = line.half_points / 2.0;
    bool first_word = true;
    for (std::size_t j = 0; j < ends[i].size(); ++j, ++at) {
      const auto& shown = contents.codes.at(at);
      CAPTURE(i, j, texts[i]);
      CHECK(shown.size == em);
      CHECK(shown.y == Approx(841.9 - in_points(line.baseline)).margin(0.0006));
      if (shown.code == blank) {
        first_word = false;
        continue;
      }
      const bool ends_word = j + 1 == ends[i].size() || contents.codes.at(at + 1).code == blank;
      // Half a thousandth of the em; inside a word and in the first, half of one for each letter.
      const double within = (ends_word && !first_word ? 0.0005 : 0.0005 * 10) * em + 0.0006;
      CHECK(std::abs(shown.end - in_points(ends[i][j])) <= within);
    }
  }
  CHECK(at == contents.codes.size());
}

TEST_CASE("the right edge of justified text is exact, line after line") {
  Sample sample;
  fill_with_plan(sample, 1);
  const auto contents = read(sample);
  const double edge = 595.3 - 42.5;  // the sample's right margin
  int justified = 0;
  std::size_t at = 0;
  for (const auto& line : sample.pages.pages.front().lines) {
    std::size_t letters = 0;
    for (const auto& piece : line.pieces) {
      letters += utf8::count_code_points(piece.text) + (blank_follows(line, piece) ? 1 : 0);
    }
    at += letters;
    const std::size_t last = at - 1;
    if (ends_at_blank(line) != nullptr) ++at;
    if (line.stretch == 0) continue;
    ++justified;
    CHECK(std::abs(contents.codes.at(last).end - edge) <= tolerance);
  }
  CHECK(justified > 8);
}

TEST_CASE("a label is parted from its text by a blank of its own, never stretched") {
  Sample sample;
  auto& paragraph = sample.add("x");
  sample.pages.pages.front().lines.clear();
  auto& line =
      bare_line(sample, {piece_of("1.", points(100)), piece_of("a b\u00A0c", points(114))});
  line.paragraph = &paragraph;
  line.pieces[0].part = Piece::Part::label;
  line.stretch = points(10);
  const auto width = [&](const PageContents& contents, std::size_t i) {
    return contents.codes.at(i + 1).x - contents.codes.at(i).x;
  };
  auto contents = read(sample);
  CHECK(text_of(contents) == "1. a b c");
  CHECK(contents.codes.at(0).x == Approx(100));
  CHECK(contents.codes.at(2).end == Approx(114).margin(tolerance));
  CHECK(contents.codes.at(3).x == Approx(114).margin(tolerance));
  CHECK(width(contents, 4) == Approx(13.5).margin(2 * tolerance));
  CHECK(width(contents, 6) == Approx(3.5).margin(2 * tolerance));
  line.stretch_nbsp = true;
  contents = read(sample);
  CHECK(width(contents, 6) == Approx(13.5).margin(2 * tolerance));
  CHECK(contents.operators == std::vector<std::string>{"BT", "Tf", "Tm", "TJ", "ET"});
  // A label that stands alone has none.
  line.pieces.pop_back();
  CHECK(text_of(read(sample)) == "1.");
}

TEST_CASE("a blank at which a line ends is written, so that words stand apart without lines") {
  Sample sample;
  auto& paragraph = sample.add("Thi đua-khen\nthưởng năm 2021");
  sample.pages.pages.front().lines.clear();
  const std::string_view text = paragraph.runs[0].text;
  const auto line = [&](std::size_t begin, std::size_t end) {
    Piece piece = piece_of(text.substr(begin, end - begin), points(50));
    piece.offset = static_cast<std::uint32_t>(begin);
    bare_line(sample, {piece}).paragraph = &paragraph;
  };
  line(0, 3);                                 // before a blank
  line(4, text.find('-') + 1);                // after a hyphen
  line(text.find('-') + 1, text.find('\n'));  // before a line break
  line(text.find('\n') + 1, text.size());     // at the end
  CHECK(text_of(read(sample)) == "Thi đua-khen thưởng năm 2021");
}

TEST_CASE("no string is longer than PDF/A allows, however long a word is") {
  std::string word;
  for (int i = 0; i < 60000; ++i) word += "\u0301";  // without width: all on one line
  Sample sample;
  bare_line(sample, {piece_of(word, points(10))});
  PlainFont font;
  ContentsWriter writer(font.lettering);
  std::vector<LinkPlace> links;
  const Bytes stream(writer.write(sample.pages.pages.front(), 0, links));
  CHECK(read(stream).codes.size() == 60000);
  std::size_t longest = 0;
  for (std::size_t begin = stream.find('('); begin != Bytes::npos;) {
    const std::size_t end = stream.find(')', begin);
    longest = std::max(longest, end - begin);
    begin = stream.find('(', end);
  }
  CHECK(longest <= 32767);
}

TEST_CASE("a change of style begins anew at the piece's own place") {
  Sample sample;
  bare_line(sample, {piece_of("Số: ", points(50)), piece_of("117", points(90), font::Style::bold),
                     piece_of("/KH", points(120), font::Style::bold)});
  bare_line(sample, {piece_of("x", points(40), font::Style::bold)}).half_points = 27;
  const auto contents = read(sample);
  CHECK(contents.operators ==
        std::vector<std::string>{"BT", "Tf", "Tm", "TJ", "Tf", "Tm", "TJ", "Tf", "Tm", "TJ", "ET"});
  CHECK(contents.codes.at(4).font == '2');
  CHECK(contents.codes.at(4).x == Approx(90));
  // The two bold pieces are one array, with the gap between them in it.
  CHECK(contents.codes.at(7).x == Approx(120).margin(tolerance));
  CHECK(contents.codes.at(7).array == contents.codes.at(4).array);
  CHECK(contents.codes.at(10).size == 13.5);
}

TEST_CASE("codes that are brackets, backslash or line ends come through") {
  // Codes are code points here: U+0128 holds a bracket, U+015C a backslash, U+010D a CR, U+010A an
  // LF.
  const std::string shown = "(\\)ĨčŜĊ";
  Sample sample;
  bare_line(sample, {piece_of(shown, points(10))});
  CHECK(text_of(read(sample)) == shown);
}

TEST_CASE("rules are strokes of exact thickness") {
  Sample sample;
  sample.add_rule({twips(1000), twips(2000), twips(3000), twips(15), false});
  sample.add_rule({twips(1000), twips(2400), twips(3000), twips(15), false});
  sample.add_rule({twips(1000), twips(2000), twips(400), twips(10), true});
  const auto contents = read(sample);
  REQUIRE(contents.lines.size() == 3);
  CHECK(contents.operators ==
        std::vector<std::string>{"w", "m", "l", "S", "m", "l", "S", "w", "m", "l", "S"});
  CHECK(contents.lines[0].width == 0.75);
  CHECK(contents.lines[0].x0 == 50);
  CHECK(contents.lines[0].x1 == 200);
  CHECK(contents.lines[0].y0 == Approx(741.9));
  CHECK(contents.lines[0].y1 == Approx(741.9));
  CHECK(contents.lines[2].width == 0.5);
  CHECK(contents.lines[2].x1 == 50);
  CHECK(contents.lines[2].y1 == Approx(721.9));
}

TEST_CASE("a link's place is where its run was set") {
  Sample sample;
  std::vector<flow::Run> runs(3);
  runs[0].text = "Xem ";
  runs[1].text = "trang tin";
  runs[1].link = "https://congdoan.vn/";
  runs[2].text = " nay.";
  sample.add(std::move(runs));
  std::vector<LinkPlace> links;
  const auto contents = read(sample, &links);
  REQUIRE(links.size() == 1);
  CHECK(links[0].uri == "https://congdoan.vn/");
  CHECK(in_points(links[0].left) == Approx(contents.codes.at(4).x).margin(tolerance));
  CHECK(in_points(links[0].right) == Approx(contents.codes.at(12).end).margin(tolerance));
}

TEST_CASE("places and sizes beyond sense neither overflow nor divide by nought") {
  constexpr auto most = std::numeric_limits<layout::Measure>::max();
  Sample sample;
  bare_line(sample, {piece_of("a b", most), piece_of("c", -most)}).baseline = -most;
  auto& line = bare_line(sample, {piece_of("a b c", most)});
  line.stretch = -most;
  line.half_points = 0;
  sample.add_rule({most, -most, most, most, true});
  sample.pages.pages.front().height = -most;
  const auto contents = read(sample);
  CHECK(contents.codes.size() == 9);
  CHECK(contents.lines.size() == 1);
}
