#include "viet/breaks.h"

#include <array>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "random_text.h"

using namespace kehoach;

namespace {

using Offsets = std::vector<std::uint32_t>;

Offsets ours(std::string_view text) {
  Offsets out;
  viet::break_opportunities(text, out);
  return out;
}

// ICU's answer for the whole text, the oracle of this file.
Offsets of_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> lines(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  lines->setText(&view, status);
  REQUIRE(U_SUCCESS(status));
  Offsets out;
  lines->first();
  for (auto at = lines->next(); at != icu::BreakIterator::DONE; at = lines->next()) {
    if (static_cast<std::size_t>(at) != text.size()) out.push_back(static_cast<std::uint32_t>(at));
  }
  utext_close(&view);
  return out;
}

// The text with "|" at every break: what a failure shows.
std::string marked(std::string_view text, const Offsets& breaks) {
  std::string out;
  std::size_t from = 0;
  for (const auto at : breaks) {
    out.append(text.substr(from, at - from)).push_back('|');
    from = at;
  }
  return out.append(text.substr(from));
}

void check_against_icu(std::string_view text) {
  const Offsets got = ours(text);
  const Offsets wanted = of_icu(text);
  if (got != wanted) FAIL("ours " << marked(text, got) << "\nICU  " << marked(text, wanted));
}

}  // namespace

TEST_CASE("lines end after blanks, and where UAX 14 lets them inside words") {
  for (const std::string_view expected : {
           "Liên |đoàn |Lao |động |tỉnh",
           "",
           "một",
           "hai  |blanks",
           "   |ba",
           "cuối  ",
           "số |19/|CT-|TTg, |ngày |24/4/2020.",
           "giai |đoạn |2020-2025",
           "kinh |tế |- |xã |hội",
           "Độc |lập |– |Tự |do",
           "dịch |Covid-19",
           "(CNVCLĐ) |và |(CĐCS)",
           "“Giỏi |việc |nước, |đảm |việc |nhà”; |“Xanh",
           "hạ\u00A0tầng",
           "thành\u00A0viên |mới",
           "dòng |một\n|dòng |hai",
           "một\n|\n|hai",
           "100% |kế |hoạch",
           "$(5) |a",
           "tháng |01/2021",
           "và/|hoặc",
           "a@b.vn",
           "hết… |rồi",
       }) {
    std::string text;
    for (const char c : expected) {
      if (c != '|') text += c;
    }
    CHECK(marked(text, ours(text)) == expected);
    check_against_icu(text);
  }
}

TEST_CASE("what the vector held is replaced") {
  Offsets out{1, 2, 3};
  viet::break_opportunities("a b", out);
  CHECK(out == Offsets{2});
}

TEST_CASE("texts of the trade break as ICU breaks them") {
  for (const auto& text : sample_paragraphs()) check_against_icu(text);
}

TEST_CASE("every code point between common neighbours breaks as in ICU") {
  for (char32_t c = 1; c <= 0x1FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c >= 0x3400 && c <= 0xD7FF && c % 64 != 0) continue;  // ideographs and Hangul: samples
    if (c >= 0x10000 && c < 0x1F000 && c % 16 != 0) continue;
    const std::string letter = utf8::encode(c);
    std::string text;
    for (const std::string_view between : {"ơ", "ế 1", "2 (", ") –"}) {
      text.append(between).append(letter);
    }
    check_against_icu(text.append(" ta"));
  }
}

TEST_CASE("every string of four classes breaks as in ICU") {
  const std::array<std::string_view, 19> classes{"ế", "7", ".", "/",  "-", "–", "(",
                                                 ")", "}", "“", "!",  "%", "+", "\u00A0",
                                                 "—", "…", " ", "\n", "漢"};
  const std::size_t count = classes.size();
  for (std::size_t n = 0; n < count * count * count * count; ++n) {
    std::string text;
    for (std::size_t digits = n, i = 0; i < 4; ++i, digits /= count)
      text += classes[digits % count];
    check_against_icu(text);
  }
}

TEST_CASE("random strings over a mean alphabet break as in ICU") {
  const std::vector<std::string> letters{
      "a",      "đ",      "ế",           "Ư",      "N",      "1",      "23",   "-",
      "–",      "—",      "/",           ".",      ",",      ";",      ":",    "%",
      "(",      ")",      "“",           "”",      "‘",      "’",      "«",    "»",
      "\u00A0", " ",      " ",           " ",      "  ",     "\n",     "…",    "...",
      "./.",    "😀",      "👩‍🔧", "🇻🇳",     "漢",     "字",     "。",   "（",
      "）",     "\u0301", "\u0323",      "\u200B", "\u2060", "ไทย",    "ภาษา", "한국",
      "\u1100", "א",      "+",           "$",      "₫",      "°",      "[",    "]",
      "{",      "}",      "!",           "?",      "\"",     "'",      "\t",   "|",
      "&",      "\u2011", "\u2010",      "\u00AD", "§",      "•",      "½",    "\u2009",
      "々",     "ー",     "\u0E01",      "\r",     "\r\n",   "\u2028", "@",    "_"};
  const auto seed = GENERATE(values<std::uint64_t>({20200511, 117, 30, 2022}));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    // A small alphabet of its own for each string, so that unlikely neighbours meet.
    const std::size_t kinds = 2 + random() % 6;
    std::vector<std::string> alphabet;
    for (std::size_t i = 0; i < kinds; ++i) alphabet.push_back(letters[random() % letters.size()]);
    check_against_icu(random_string(random, alphabet, 1 + random() % 16));
  }
}

TEST_CASE("bytes that are not UTF-8 break somewhere, and nothing else happens") {
  std::mt19937_64 random(41);
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 24; size > 0; --size) {
      text += static_cast<char>(random() % 3 == 0 ? ' ' : static_cast<char>(random() & 0xFF));
    }
    for (const auto at : ours(text)) CHECK(at < text.size());
  }
}
