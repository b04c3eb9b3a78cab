#include "base/plain_run.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "base/utf8.h"

using namespace kehoach;

namespace {

// The same, byte by byte and by utf8's own rules.
std::size_t longest(std::string_view text, std::size_t at, RunEnds ends) {
  const std::size_t begin = at;
  while (at < text.size()) {
    const char c = text[at];
    if (c == ends.first || c == ends.second || c == ends.third || c == ends.fourth) break;
    if (static_cast<unsigned char>(c) < 0x20 && (c != '\n' || ends.line_feeds)) break;
    const auto letter = utf8::decode(text, at);
    const bool is_plain = letter.value < 0x80 ||
                          (letter.value >= 0x1000 && letter.value <= 0xCFFF) ||
                          (letter.value >= 0x80 && letter.value <= 0x7FF && letter.size == 2);
    if (!is_plain || utf8::find_malformed(text.substr(at, letter.size)) != letter.size) break;
    at += letter.size;
  }
  return at - begin;
}

void check(std::string_view text, std::size_t at, RunEnds ends) {
  const std::size_t found = plain_run(text, at, ends), most = longest(text, at, ends);
  CAPTURE(std::string(text), at);
  CHECK(found <= most);
  // A character ends there.
  CHECK(longest(text.substr(0, at + found), at, ends) == found);
  const bool looks = plain_run("sixteen letters!", 0, {}) == 16;
  if (looks && text.size() - at - found >= 16 + 2) CHECK(found == most);
}

}  // namespace

TEST_CASE("a run ends at what it is told to, at controls and at what is not well-formed") {
  const std::string words = "Liên đoàn Lao động huyện Vĩnh Thuận; ";
  const std::string many = words + words + words;
  for (const std::string& stop :
       {std::string("&"), std::string("\""), std::string("\t"), std::string("\n"),
        std::string(1, '\0'), std::string("\x80"), std::string("\xC3"), std::string("\xE1\xBA"),
        std::string("\xC1\x81"), std::string("\xE0\xA4\x85"), std::string("\xED\xA0\x80"),
        std::string("\xEF\xBF\xBE"), std::string("\xF0\x9F\x98\x80"), std::string("\xFF"),
        std::string("\xC3\xC3\xA0")}) {
    for (std::size_t at = 0; at <= words.size(); ++at) {
      if (at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80) continue;
      const std::string text = words.substr(0, at) + stop + many;
      for (const RunEnds ends :
           {RunEnds{'&', '<', '>', '"'}, RunEnds{.first = '"', .line_feeds = false}})
        for (std::size_t from = 0; from <= at; ++from) {
          if (from < at && (static_cast<unsigned char>(words[from]) & 0xC0) == 0x80) continue;
          check(text, from, ends);
        }
    }
  }
  check(many, 0, {});
  check("", 0, {});
  check("short", 2, {});
}

TEST_CASE("random bytes: never more than is plain") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"a",  " ",    "Đ",    "ế",        "”",    "ự",    "<",
                                "\n", "\xC3", "\x80", "\xE1\xBB", "\xF0", "plan", "–"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    const std::size_t plain = random() % 12, all = 3 + random() % 60;
    for (std::size_t i = 0; i < all; ++i)
      text += pieces[random() % (i < plain * 5 ? 6 : std::size(pieces))];
    check(text, 0, {'<', '>'});
  }
}
