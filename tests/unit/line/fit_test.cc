#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "line/line.h"
#include "serif.h"

using namespace kehoach;
using line::Measure;
using line::Rule;

namespace {

constexpr Measure twip = line::measures_per_twip;

Measure wide(std::string_view text) {
  return line::width_of(serif(), {text, font::Style::regular, 28});
}

struct Setting {
  Rule rule = Rule::first_fit;
  bool justified = true;
  Measure width = 0;
  Measure label = 0;
  bool padded = false;
};

std::vector<line::Line> lines_of(std::string_view text, const Setting& setting) {
  const line::Span spans[] = {{text, font::Style::regular, 28}};
  line::Paragraph paragraph;
  paragraph.spans = spans;
  paragraph.width = paragraph.first_width = setting.width;
  paragraph.label_width = setting.label;
  paragraph.justified = setting.justified;
  paragraph.padded = setting.padded;
  return line::break_lines(serif(), paragraph, setting.rule);
}

std::vector<std::string> broken(std::string_view text, const Setting& setting) {
  std::vector<std::string> out;
  for (const auto& line : lines_of(text, setting))
    out.emplace_back(text.substr(line.begin, line.end - line.begin));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("first-fit: a line takes what is exactly as wide, and not a twip more") {
  // Of letters that are whole twips wide.
  const std::string text = "non hun bo dun";
  const Measure three = wide("non hun bo");
  CHECK(broken(text, {Rule::first_fit, true, three}) == Words{"non hun bo", "dun"});
  CHECK(broken(text, {Rule::first_fit, true, three - twip}) == Words{"non hun", "bo dun"});
  CHECK(broken(text, {Rule::first_fit, true, three + twip}) == Words{"non hun bo", "dun"});
}

TEST_CASE("word-2013: blanks shrink by a quarter to take one more word, and not a twip further") {
  // Before the limit two blanks stand in the line, so S = 3 and 3 x 17.5 twips = 52 whole twips.
  const std::string text = "mot hai ba muoi bon nua";
  const Measure longer = wide("mot hai ba muoi");
  const Measure room = 52 * twip;
  // At this width first-fit stops after "ba": what is left out is wider than the shrinking alone.
  REQUIRE(wide("mot hai ba") < longer - room);
  CHECK(broken(text, {Rule::word_2013, true, longer - room})[0] == "mot hai ba muoi");
  CHECK(broken(text, {Rule::word_2013, true, longer - room - twip})[0] == "mot hai ba");
  CHECK(broken(text, {Rule::word_2013, true, longer - room + twip})[0] == "mot hai ba muoi");
  // Never where the text is not justified, and never by the older rule.
  CHECK(broken(text, {Rule::word_2013, false, longer - room})[0] == "mot hai ba");
  CHECK(broken(text, {Rule::first_fit, true, longer - room})[0] == "mot hai ba");
}

TEST_CASE("word-2013: a last word is pulled up, and the line is set shrunk") {
  const std::string text = "mot hai ba bon";
  const Measure width = wide(text) - 40 * twip;
  const auto lines = lines_of(text, {Rule::word_2013, true, width});
  REQUIRE(lines.size() == 1);
  CHECK(line::stretch_of(lines[0], width, true, true) == -40 * twip / 3);
}

TEST_CASE("a last line that fits is neither stretched nor shrunk") {
  const std::string text = "mot hai ba";
  const auto lines = lines_of(text, {Rule::word_2013, true, wide(text) + 100 * twip});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].last);
  CHECK(line::stretch_of(lines[0], wide(text) + 100 * twip, true, true) == 0);
}

TEST_CASE("other lines are stretched to the width, NBSP with the rest where the rule says so") {
  const std::string text = "mot\u00A0hai ba bon nam sau";
  const Measure width = wide("mot\u00A0hai ba") + 60 * twip;
  const auto lines = lines_of(text, {Rule::first_fit, true, width});
  REQUIRE(lines.size() > 1);
  CHECK((lines[0].blanks == 1 && lines[0].nbsps == 1));
  CHECK(line::stretch_of(lines[0], width, true, false) == 60 * twip);
  CHECK(line::stretch_of(lines[0], width, true, true) == 30 * twip);
  CHECK(line::stretch_of(lines[0], width, false, true) == 0);
}

TEST_CASE("NBSP does not shrink: it may stand a quarter of a blank past the line's end") {
  // "ba\u00A0x": the NBSP's right edge decides, not only the end of the word after it.
  const std::string text = "mot hai bon nam sau bay ba\u00A0i nua";
  const std::string with_nbsp = "mot hai bon nam sau bay ba\u00A0";
  const Measure quarter = wide(" ") / 4;
  const Measure edge = wide(with_nbsp);
  const Measure whole = wide("mot hai bon nam sau bay ba\u00A0i");
  // Shrinking has room for the word: 6 blanks and one, 7 x 17.5 = 122 twips.
  const Measure width = edge - quarter;
  REQUIRE(whole <= width + 122 * twip);
  CHECK(broken(text, {Rule::word_2013, true, width})[0] == "mot hai bon nam sau bay ba\u00A0i");
  CHECK(broken(text, {Rule::word_2013, true, width - twip})[0] == "mot hai bon nam sau bay");
}

TEST_CASE("double blanks count each; blanks at a line's end are dropped") {
  const auto lines = lines_of("mot  hai   ba", {Rule::first_fit, true, wide("mot  hai") + twip});
  REQUIRE(lines.size() == 2);
  CHECK((lines[0].begin == 0 && lines[0].end == 8 && lines[0].blanks == 2));
  CHECK(lines[0].natural == wide("mot  hai"));
  CHECK(lines[1].begin == 11);
}

TEST_CASE("a label takes room on the first line and its blank is not counted") {
  const std::string text = "non hun bo dun";
  const Measure label = wide("1. ");
  const Measure width = wide("non hun bo") + label;
  CHECK(broken(text, {Rule::first_fit, true, width, label}) == Words{"non hun bo", "dun"});
  CHECK(broken(text, {Rule::first_fit, true, width - twip, label})[0] == "non hun");
  const auto lines = lines_of(text, {Rule::first_fit, true, width, label});
  CHECK((lines[0].natural == width && lines[0].blanks == 2));
}

TEST_CASE("a forced break ends a line, and text may begin or end with one") {
  CHECK(broken("mot\nhai ba", {Rule::first_fit, true, wide("mot hai ba")}) ==
        Words{"mot", "hai ba"});
  CHECK(broken("mot\n", {Rule::first_fit, true, wide("mot") + twip}) == Words{"mot", ""});
  CHECK(broken("\nmot", {Rule::first_fit, true, wide("mot") + twip}) == Words{"", "mot"});
  const auto lines = lines_of("mot hai\nba", {Rule::first_fit, true, wide("mot hai ba") * 2});
  CHECK(lines[0].last);
  CHECK(line::stretch_of(lines[0], wide("mot hai ba") * 2, true, true) == 0);
}

TEST_CASE("an empty paragraph has one line") {
  CHECK(broken("", {Rule::word_2013, true, wide("mot")}) == Words{""});
}

TEST_CASE("a word wider than the line is cut after the last letter that fits") {
  CHECK(broken("nnnnnnn", {Rule::first_fit, true, wide("nnn")}) == Words{"nnn", "nnn", "n"});
  CHECK(broken("b aaaaaaa c", {Rule::word_2013, true, wide("aaaa")}) ==
        Words{"b", "aaaa", "aaa", "c"});
  CHECK(broken("ế", {Rule::first_fit, true, 1}) == Words{"ế"});
}

TEST_CASE("word-2013: a line without a blank has nothing that could shrink") {
  const std::string word = "motmotmotmot";
  const Measure width = wide(word) - 10 * twip;
  CHECK(broken(word, {Rule::word_2013, true, width}) == Words{"motmotmotmo", "t"});
  const std::string number = "2015-2020";
  CHECK(broken(number, {Rule::word_2013, true, wide(number) - twip}) == Words{"2015-", "2020"});
}

TEST_CASE("word-2013: in a cell a line without a blank stands out by a quarter of one") {
  const auto in_cell = [](const std::string& text, bool justified, Measure width) {
    return broken(text, {Rule::word_2013, justified, width, 0, true});
  };
  const std::string word = "motmotmotmot";
  const Measure quarter = 17 * twip, whole = (wide(word) / twip + 1) * twip;
  CHECK(in_cell(word, true, whole - quarter) == Words{word});
  CHECK(in_cell(word, true, whole - quarter - twip) == Words{"motmotmotmo", "t"});
  CHECK(in_cell(word, false, whole - twip) == Words{"motmotmotmo", "t"});
  // But not the rest of a word that was cut.
  const std::string head = "motmotm", rest = "otmotm";
  REQUIRE(wide(rest) < wide(head));
  CHECK(in_cell(head + rest, true, wide(rest) - twip) == Words{"motmot", "motmo", "tm"});
  const std::string number = "2015-2020";
  CHECK(in_cell(number, true, wide(number) - quarter) == Words{number});
  CHECK(in_cell(number, true, wide(number) - 2 * quarter) == Words{"2015-", "2020"});
}

TEST_CASE("first-fit: an advance is a whole number of sixths of a twip") {
  // "a" is 124.277 twips wide at 14 pt: 124 and two sixths.
  const std::string word(30, 'a');
  const auto taken = [&](Rule rule, Measure width) {
    return broken(word, {rule, false, width * twip})[0].size();
  };
  CHECK(wide(word) / twip == 3728);
  CHECK(taken(Rule::first_fit, 3730) == 30);
  CHECK(taken(Rule::first_fit, 3729) == 29);
  CHECK(taken(Rule::word_2013, 3729) == 30);
}

TEST_CASE("what stands in one look counts in whole twips as soon as something follows it") {
  // 124.277 and 140 twips.
  const line::Span spans[] = {{"a", font::Style::regular, 28}, {"n b", font::Style::italic, 28}};
  const auto first_end = [&](Measure width) {
    line::Paragraph paragraph;
    paragraph.spans = spans;
    paragraph.width = paragraph.first_width = width * twip;
    return line::break_lines(serif(), paragraph, Rule::word_2013)[0].end;
  };
  CHECK(first_end(264) == 2);
  CHECK(first_end(263) == 1);
}

TEST_CASE("a line says how much less room would end it earlier, and how much more later") {
  const std::string text = "non hun bo dun";
  const auto line = lines_of(text, {Rule::first_fit, true, wide("non hun bo") + 3 * twip})[0];
  CHECK(line.spare == 3 * twip);
  CHECK(line.missing == wide(" dun") - 3 * twip);
  // Three blanks, as the first-fit line has two: 52 whole twips.
  const Measure width = wide("non hun bo dun") - 52 * twip;
  const auto shrunk = lines_of(text + " non", {Rule::word_2013, true, width})[0];
  CHECK(shrunk.end == text.size());
  CHECK(shrunk.spare == 0);
}

TEST_CASE("no line ends at a no-break hyphen, which is as wide as the plain one") {
  CHECK(wide("34\u2011CT") == wide("34-CT"));
  CHECK(broken("non 34-CT", {Rule::first_fit, true, wide("non 34-")}) == Words{"non 34-", "CT"});
  CHECK(broken("non 34\u2011CT", {Rule::first_fit, true, wide("non 34-")}) ==
        Words{"non", "34\u2011CT"});
}

TEST_CASE("lines end after hyphens and slashes as they do in Word") {
  const auto parted = [](const std::string& word, Rule rule) {
    // A line with room for all of the word but its last letters.
    for (Measure width = wide("mot") + twip; width < wide("mot " + word); width += 4 * twip) {
      const auto lines = broken("mot " + word, {rule, false, width});
      if (lines.size() == 2 && lines[0] != "mot") return lines[0].substr(4);
    }
    return std::string();
  };
  CHECK(parted("2015-2020", Rule::first_fit) == "2015-");
  CHECK(parted("2015-2020", Rule::word_2013) == "2015-");
  CHECK(parted("Covid-19", Rule::first_fit) == "Covid-");
  CHECK(parted("Covid-19", Rule::word_2013).empty());
  CHECK(parted("CT-TTg", Rule::word_2013) == "CT-");
  CHECK(parted("va/hoac", Rule::first_fit).empty());
  CHECK(parted("24/4/2020", Rule::word_2013).empty());
  CHECK(parted("19/CT-TTg", Rule::word_2013) == "19/CT-");
  // The first word of a paragraph is parted at its slash rather than anywhere.
  for (const Rule rule : {Rule::first_fit, Rule::word_2013}) {
    CHECK(broken("va/hoac", {rule, false, wide("va/ho") + twip}) == Words{"va/", "hoac"});
    CHECK(broken("mot va/hoac", {rule, false, wide("va/ho") + twip}) ==
          Words{"mot", "va/ho", "ac"});
  }
}

TEST_CASE("no line begins with NBSP, after a hyphen neither") {
  for (const Rule rule : {Rule::first_fit, Rule::word_2013}) {
    for (const std::string dash : {"-", "–", "—"}) {
      const std::string years = "2026\u00A0" + dash + "\u00A02031";
      CHECK(broken("ky " + years, {rule, false, wide("ky " + years) - twip}) == Words{"ky", years});
    }
  }
}

TEST_CASE("where spans begin and end changes nothing") {
  const std::string text = "mot hai ba bon nam sau bay tam chin muoi";
  const auto whole = lines_of(text, {Rule::word_2013, true, wide("mot hai ba bon")});
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    const std::string_view view = text;
    const line::Span spans[] = {{view.substr(0, cut), font::Style::regular, 28},
                                {view.substr(cut), font::Style::regular, 28}};
    line::Paragraph paragraph;
    paragraph.spans = spans;
    paragraph.width = paragraph.first_width = wide("mot hai ba bon");
    paragraph.justified = true;
    const auto lines = line::break_lines(serif(), paragraph, Rule::word_2013);
    REQUIRE(lines.size() == whole.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      CHECK((lines[i].begin == whole[i].begin && lines[i].end == whole[i].end &&
             lines[i].natural == whole[i].natural));
    }
  }
}

TEST_CASE("random text: nothing is lost, and no line is wider than its rule allows") {
  constexpr std::uint64_t seed = 20200305;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const std::vector<std::string> words = {"công",    "đoàn",     "phát",      "động",      "a",
                                          "I",       "CNVCLĐ",   "2015-2020", "“lao",      "động”,",
                                          "nghiêng", "Covid-19", "./.",       "số\u00A017"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const auto count = random() % 40;
    for (std::uint64_t i = 0; i < count; ++i) {
      text += words[random() % words.size()];
      text += random() % 12 == 0 ? "  " : random() % 40 == 0 ? "\n" : " ";
    }
    const Measure width = static_cast<Measure>(800 + random() % 9000) * twip;
    const Rule rule = random() % 2 == 0 ? Rule::first_fit : Rule::word_2013;
    const auto lines = lines_of(text, {rule, true, width});
    std::uint32_t at = 0;
    std::string joined;
    for (const auto& line : lines) {
      // Only blanks and forced breaks stand between one line and the next.
      REQUIRE(line.begin >= at);
      const std::string between = text.substr(at, line.begin - at);
      REQUIRE(between.find_first_not_of(" \n") == std::string::npos);
      at = line.end;
      const Measure over = line.natural - width;
      if (over > 0) {
        const Measure gives = static_cast<Measure>(line.blanks) * (wide(" ") / 4);
        CHECK(rule == Rule::word_2013);
        // The rule grants the room of the blanks before the last word, and one more.
        CHECK(over <= gives + wide(" ") / 4);
      }
    }
    REQUIRE(text.substr(at).find_first_not_of(" \n") == std::string::npos);
  }
}
