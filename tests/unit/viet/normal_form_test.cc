#include <memory>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/source.h"
#include "base/utf8.h"
#include "random_text.h"
#include "viet/unicode.h"

using namespace kehoach;

namespace {

const icu::Normalizer2& instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = get(status);
  REQUIRE(U_SUCCESS(status));
  return *normalizer;
}

std::string by_icu(const icu::Normalizer2& form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form.normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  REQUIRE(U_SUCCESS(status));
  return out;
}

std::string nfc_by_icu(const std::string& text) {
  return by_icu(instance(&icu::Normalizer2::getNFCInstance), text);
}

std::string nfd_by_icu(const std::string& text) {
  return by_icu(instance(&icu::Normalizer2::getNFDInstance), text);
}

// Byte offsets of the grapheme boundaries, 0 and the end included.
std::vector<std::uint32_t> boundaries_by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> letters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  letters->setText(&view, status);
  REQUIRE(U_SUCCESS(status));
  std::vector<std::uint32_t> out;
  for (auto at = letters->first(); at != icu::BreakIterator::DONE; at = letters->next()) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
  utext_close(&view);
  return out;
}

// Every letter of the composed text must lead back to its own bytes, by the very function that
// diagnostics use.
void check_points(const std::string& raw, const std::string& composed,
                  const std::vector<OffsetPoint>& points) {
  const auto in_raw = boundaries_by_icu(raw);
  const auto in_composed = boundaries_by_icu(composed);
  REQUIRE(in_raw.size() == in_composed.size());
  DataPath path;
  path.offsets = points;
  const Source source{SourceKind::argument, "", raw};
  Origin origin;
  origin.source = &source;
  origin.span = {0, static_cast<std::uint32_t>(raw.size())};
  origin.path = &path;
  for (std::size_t i = 0; i + 1 < in_raw.size(); ++i) {
    const Span span = narrowed(origin, in_composed[i], in_composed[i + 1] - in_composed[i]).span;
    if (span.begin != in_raw[i] || span.end != in_raw[i + 1]) {
      FAIL("letter " << i << " of " << raw << ": [" << span.begin << ", " << span.end
                     << ") instead of [" << in_raw[i] << ", " << in_raw[i + 1] << ")");
    }
  }
}

void check_text(const std::string& text) {
  const std::string expected = nfc_by_icu(text);
  CAPTURE(text);
  if (viet::is_nfc(text) != (text == expected)) FAIL("is_nfc is wrong");
  std::vector<OffsetPoint> points;
  if (viet::to_nfc(text) != expected || viet::to_nfc(text, points) != expected) FAIL("to_nfc");
  check_points(text, expected, points);
}

// Each code point as it is, decomposed in full, or in part: "ệ" as "ê" and a dot below, which is
// what some keyboards type.
std::string half_decomposed(std::mt19937_64& random, const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    const std::string letter = text.substr(at, c.size);
    at += c.size;
    const std::string full = nfd_by_icu(letter);
    switch (random() % 3) {
      case 0:
        out += letter;
        break;
      case 1:
        out += full;
        break;
      default: {
        const std::size_t first = utf8::decode(full, 0).size;
        const std::size_t second = first < full.size() ? utf8::decode(full, first).size : 0;
        out += nfc_by_icu(full.substr(0, first + second)) + full.substr(first + second);
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("decomposed, half decomposed and composed text give the same") {
  const std::string composed = "Việt Nam, Thuỷ, Ườm";
  CHECK(viet::is_nfc(composed));
  CHECK(viet::to_nfc(composed) == composed);
  for (const std::string text : {"Vie\u0323\u0302t Nam, Thu\u0309y, U\u031B\u0300o\u031Bm",
                                 "Vi\u00EA\u0323t Nam, Thu\u0309y, \u01AF\u0300\u01A1m",
                                 "Vi\u1EB9\u0302t Nam, Thu\u0309y, \u1EEA\u01A1m"}) {
    CHECK_FALSE(viet::is_nfc(text));
    CHECK(viet::to_nfc(text).substr(0, 8) == "Việt N");
    CHECK(viet::to_nfc(text) == nfc_by_icu(text));
  }
  CHECK(viet::to_nfc("Thuy\u0309") == "Thuỷ");
}

TEST_CASE("offset points stand behind every piece that changed its length, and only there") {
  std::vector<OffsetPoint> points{{7, 7}};
  CHECK(viet::to_nfc("Tổ chức", points) == "Tổ chức");
  REQUIRE(points.size() == 1);
  CHECK(points[0].decoded == 0);
  CHECK(points[0].raw == 0);

  CHECK(viet::to_nfc("To\u0302\u0309 x", points) == "Tổ x");
  REQUIRE(points.size() == 2);
  CHECK(points[1].decoded == 4);
  CHECK(points[1].raw == 6);
}

TEST_CASE("every code point, alone and among letters, is judged as ICU judges it") {
  const auto& nfc = instance(&icu::Normalizer2::getNFCInstance);
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if ((c >= 0xD800 && c <= 0xDFFF) || (c > 0x30000 && c % 64 != 0)) continue;
    const std::string text = "a" + utf8::encode(c) + "b";
    UErrorCode status = U_ZERO_ERROR;
    const bool expected = nfc.isNormalized(icu::UnicodeString::fromUTF8(text), status) != 0;
    if (viet::is_nfc(text) != expected) FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("random decompositions of texts compose, and every letter finds its bytes") {
  const auto seed = GENERATE(values<std::uint64_t>({1, 2, 3, 4}));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (const auto& text : sample_paragraphs()) check_text(half_decomposed(random, text));
  for (const std::string text : {"Ὀδυσσεύς ῥόδον", "क़ख़ग़ ড় ਸ਼", "각각 한국어 ᄒᆞᆫ글", "שּׁלום",
                                 "Åström Ǻ Ω K ﬁ", "が ギ パ", "𝅗𝅥 𑂚", "é\r\ne\u0301\r\n"}) {
    check_text(half_decomposed(random, text));
  }
}

TEST_CASE("random strings of letters and marks compose as in ICU") {
  const std::vector<std::string> letters{
      "a",      "e",      "o",      "ê",      "ơ",      "ư",      "ệ",          "đ",
      " ",      "\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309",     "\u031B",
      "\u0323", "\u0344", "\u0340", "\u1100", "\u1161", "\u11A8", "\uAC00",     "\uAC01",
      "\u0F71", "\u0F72", "\u0F73", "\u212B", "\u2126", "\u2000", "\u2013",     "“",
      "\u09C7", "\u09BE", "\u0DD9", "\u0DCF", "\u0DCA", "\u0B47", "\u0B56",     "漢",
      "\uF900", "😀",      "\u0958", "\u0338", "=",      "\n",     "\U000110A5", "\U000110BA",
      "\u3099", "\u304B", "\u0345", "\u1FB6"};
  const auto seed = GENERATE(values<std::uint64_t>({5, 6, 7}));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 5'000; ++round) {
    check_text(random_string(random, letters, 1 + random() % 10));
  }
}

TEST_CASE("a letter with half a million marks costs no more than as many letters") {
  std::string text = "a";
  for (int i = 0; i < 250'000; ++i) text += "\u0301\u0323";
  CHECK_FALSE(viet::is_nfc(text));
  const std::string composed = viet::to_nfc(text);
  CHECK(composed.starts_with("\u1EA1\u0323\u0323"));
  CHECK(composed.ends_with("\u0301\u0301"));
  CHECK(composed.size() == text.size());
  CHECK(viet::is_nfc(composed));
}

TEST_CASE("bytes that are not UTF-8 do no harm") {
  std::mt19937_64 random(6);
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (std::size_t size = random() % 12; size > 0; --size) {
      text += static_cast<char>(random() % 2 == 0 ? 0xC0 + random() % 64 : random() % 256);
    }
    std::vector<OffsetPoint> points;
    viet::to_nfc(text, points);
    CHECK(points.back().raw <= text.size());
    CHECK(viet::count_graphemes(text) <= text.size());
  }
}

TEST_CASE("letters are counted as readers count them") {
  CHECK(viet::count_graphemes("") == 0);
  CHECK(viet::count_graphemes("Kế hoạch") == 8);
  CHECK(viet::count_graphemes("Ke\u0302\u0301 hoa\u0323ch") == 8);
  CHECK(viet::count_graphemes("“a” – b…") == 8);
  CHECK(viet::count_graphemes("a\r\nb") == 3);
  CHECK(viet::count_graphemes("👩‍🔧🇻🇳") == 2);
  CHECK(viet::count_graphemes("a\u200Db") == 2);
  CHECK(viet::count_graphemes("각") == 1);
}

TEST_CASE("letters are counted as in ICU") {
  const std::vector<std::string> letters{
      "a", "ệ",      "\u0301", "\r",     "\n",     "\u200D", "\u200C", "👩",      "🔧",      "🇻", "🇳",
      "“", "\u2028", "\u1100", "\u1161", "\u0E33", "\u0600", "©",      "\uFE0F", "\u00AD", "漢"};
  std::mt19937_64 random(8);
  for (int round = 0; round < 5'000; ++round) {
    const std::string text = random_string(random, letters, random() % 8);
    CAPTURE(text);
    CHECK(viet::count_graphemes(text) == boundaries_by_icu(text).size() - 1);
  }
}
