#include "json/parse.h"

#include <random>

#include <catch2/catch.hpp>

using namespace kehoach;
using json::Value;

namespace {

struct Parsed {
  Sources sources;
  const Source* source = nullptr;
  Result<Value> value = Value{};

  explicit Parsed(std::string text, json::Limits limits = {}) {
    source = sources.add(SourceKind::file, "p.json", std::move(text));
    value = json::parse(source, sources, limits);
  }
  std::string piece(Span span) const {
    return source->text.substr(span.begin, span.end - span.begin);
  }
};

// Every value as "pointer=token".
void list(const Parsed& parsed, const Value& value, std::vector<std::string>& out) {
  out.push_back(json_pointer(value.origin.path) + "=" + parsed.piece(value.origin.span));
  if (const auto* items = value.array()) {
    for (const auto& item : *items) list(parsed, item, out);
  } else if (const auto* members = value.object()) {
    for (const auto& member : *members) {
      out.push_back(parsed.piece(member.key_span) + ":");
      list(parsed, member.value, out);
    }
  }
}

struct Refusal {
  std::string code;
  std::string piece;
};

std::vector<Refusal> refusals(const std::string& text, json::Limits limits = {}) {
  const Parsed parsed(text, limits);
  std::vector<Refusal> out;
  if (parsed.value) return out;
  for (const auto& d : parsed.value.error()) {
    REQUIRE(d.where.source == parsed.source);
    out.push_back({std::string(d.code), parsed.piece(d.where.span)});
  }
  return out;
}

}  // namespace

TEST_CASE("every token has its place, every value its path") {
  const Parsed parsed(
      "\xEF\xBB\xBF { \"a\" : [1,-2.5e3 ,\ttrue,null,\"x\\n\"],\r\n\"b\":{\"c\":{},\"d\":[ ]} , "
      "\"e\":0}\n");
  REQUIRE(parsed.value);
  std::vector<std::string> found;
  list(parsed, *parsed.value, found);
  const std::string whole = parsed.source->text.substr(4, parsed.source->text.size() - 5);
  CHECK(found == std::vector<std::string>{"=" + whole,
                                          "\"a\":", "/a=[1,-2.5e3 ,\ttrue,null,\"x\\n\"]", "/a/0=1",
                                          "/a/1=-2.5e3", "/a/2=true", "/a/3=null", "/a/4=\"x\\n\"",
                                          "\"b\":", "/b={\"c\":{},\"d\":[ ]}", "\"c\":", "/b/c={}",
                                          "\"d\":", "/b/d=[ ]", "\"e\":", "/e=0"});
}

TEST_CASE("a number alone ends with the text") {
  for (const std::string text : {"7", "7 ", "-0.5", "12e3\n"}) {
    const Parsed parsed(text);
    REQUIRE(parsed.value);
    CHECK(parsed.piece(parsed.value->origin.span) == text.substr(0, text.find_first_of(" \n")));
  }
}

TEST_CASE("numbers keep their spelling and know when they are whole") {
  const auto number = [](const char* text) {
    const Parsed parsed(text);
    REQUIRE(parsed.value);
    return *parsed.value->number();
  };
  CHECK(number("26811.096").digits == "26811.096");
  CHECK_FALSE(number("26811.096").is_integer);
  CHECK(number("7.0").integer == 7);
  CHECK(number("0.7e1").integer == 7);
  CHECK(number("-12e2").integer == -1200);
  CHECK(number("-0.0").is_integer);
  CHECK(number("9223372036854775807").integer == INT64_MAX);
  CHECK(number("-9223372036854775808").integer == INT64_MIN);
  CHECK_FALSE(number("9223372036854775808").is_integer);
  CHECK_FALSE(number("9.3e18").is_integer);
  CHECK_FALSE(number("1e300").is_integer);
  CHECK_FALSE(number("1e-99999999999999999999").is_integer);
}

TEST_CASE("strings come out in NFC and narrow to the bytes they were read from") {
  // "Lễ" half decomposed, then an escape, then a pair of surrogates, then "ộ" by two escapes
  const Parsed parsed("{\"k\": \"L\u00EA\u0303 \\u0111i \\ud83d\\ude00x o\\u0323\\u0302!\"}");
  REQUIRE(parsed.value);
  const Value& value = *parsed.value->find("k");
  const std::string& text = *value.string();
  REQUIRE(text == "Lễ đi 😀x ộ!");
  const auto raw = [&](const std::string& part) {
    const auto at = static_cast<std::uint32_t>(text.find(part));
    return parsed.piece(narrowed(value.origin, at, static_cast<std::uint32_t>(part.size())).span);
  };
  CHECK(raw("L") == "L");
  CHECK(raw("ễ") == "\u00EA\u0303");
  CHECK(raw("đ") == "\\u0111");
  CHECK(raw("i") == "i");
  CHECK(raw("đi 😀x") == "\\u0111i \\ud83d\\ude00x");
  CHECK(raw("😀") == "\\ud83d\\ude00");
  CHECK(raw("x") == "x");
  CHECK(raw("ộ") == "o\\u0323\\u0302");
  CHECK(raw("!") == "!");
}

TEST_CASE("a string without escapes in NFC needs no points") {
  const Parsed parsed("[\"Vĩnh Thuận\", \"a\\\"b\"]");
  REQUIRE(parsed.value);
  const auto& items = *parsed.value->array();
  CHECK(items[0].origin.path->offsets.empty());
  CHECK(items[0].origin.path->lead == 1);
  CHECK(parsed.piece(narrowed(items[0].origin, 6, 3).span) == "Thu");
  CHECK(items[1].origin.path->offsets.size() == 3);
}

TEST_CASE("text that cannot be read is refused at its place") {
  CHECK(refusals("")[0].code == "J002");
  CHECK(refusals(" \r\n\t ")[0].code == "J002");
  CHECK(refusals("\xEF\xBB\xBF")[0].code == "J002");
  CHECK(refusals("[\"a\xC3\x28\"]")[0].piece == "\xC3");
  CHECK(refusals("[\"\xED\xA0\x80\"]")[0].code == "J001");
  CHECK(refusals("\xFF\xFE{\0}\0")[0].code == "J001");
  CHECK(refusals("[1,2,3]", {.bytes = 6})[0].code == "J003");
  CHECK(refusals("[1,2,3]", {.bytes = 7}).empty());
  CHECK(refusals("[[[1]]]", {.nesting = 3}).empty());
  const auto deep = refusals("[[ [1]]]", {.nesting = 2});
  REQUIRE(deep.size() == 1);
  CHECK(deep[0].code == "J004");
  CHECK(refusals(std::string(100'000, '['))[0].code == "J004");
  CHECK(refusals(std::string(64, '[') + std::string(64, ']')).empty());
  CHECK(refusals("[1,2,3]", {.values = 3})[0].code == "J008");
  CHECK(refusals("[1,2,3]", {.values = 4}).empty());
}

TEST_CASE("a key twice is refused, also when only NFC makes it one") {
  const auto plain = refusals("{\"a\": 1,\n \"b\": 2, \"a\": 3}");
  REQUIRE(plain.size() == 1);
  CHECK(plain[0].code == "J005");
  CHECK(plain[0].piece == "\"a\"");
  CHECK(refusals("{\"\u00EA\": 1, \"e\u0302\": 2}")[0].piece == "\"e\u0302\"");
  CHECK(refusals("{\"a\": 1, \"\\u0061\": 2}")[0].piece == "\"\\u0061\"");
  CHECK(refusals("{\"a\": {\"a\": 1}, \"b\": {\"a\": 1}}").empty());

  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\": 1, ";
  const auto found = refusals(many + "\"k7\": 1, \"k3\": 1}");
  REQUIRE(found.size() == 2);
  CHECK(found[0].piece == "\"k3\"");

  const Parsed parsed("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}");
  const auto& told = parsed.value.error()[0];
  CHECK(told.hints.at(0).vi == "lần đầu ở dòng 1");
  CHECK(json_pointer(told.where.path) == "/a");
}

TEST_CASE("characters that no reader can see are refused, all of them") {
  const auto found = refusals(
      "{\"a\": \"x\u200By\u202E\", \"b\\u0000\": \"\\t\\r\\n\", \"c\": [\"\uFFFE\", \"\uE000\"]}");
  std::vector<std::string> pieces;
  for (const auto& refusal : found) {
    CHECK(refusal.code == "J006");
    pieces.push_back(refusal.piece);
  }
  CHECK(pieces ==
        std::vector<std::string>{"\u200B", "\u202E", "\\u0000", "\\t", "\\r", "\uFFFE", "\uE000"});
  CHECK(refusals("[\"\\u007f\", \"\\u0085\", \"\\ufeff\", \"\\u2066\", \"\\uFDD0\"]").size() == 5);
  CHECK(refusals("[\"a\\nb\", \"\u00A0\", \"“x” – …\"]").empty());

  const Parsed parsed("{\"a\": \"x\u200By\"}");
  const auto& told = parsed.value.error()[0];
  CHECK(json_pointer(told.where.path) == "/a");
  CHECK(told.message(Language::vi).find("U+200B") != std::string::npos);
}

TEST_CASE("a hundred refusals are enough") {
  std::string text = "[";
  for (int i = 0; i < 500; ++i) text += "\"\\u0001\",";
  const auto found = refusals(text + "1]");
  REQUIRE(found.size() == 101);
  CHECK(found.back().code == "J009");
  CHECK(refusals("[\"" + std::string(300, '\x7F') + "\"]").size() == 101);
}

TEST_CASE("half a surrogate pair is told as that") {
  for (const std::string bad : {"\\ud800", "\\uDFFF", "\\uD83D\\u0041", "\\ud83d\\ud83d"}) {
    const auto found = refusals("[\"a" + bad + "\"]");
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "J007");
    CHECK(found[0].piece == bad.substr(0, 6));
  }
}

TEST_CASE("a piece of a source is parsed with places in the whole") {
  Sources sources;
  const Source* source = sources.add(SourceKind::argument, "--set", "a=[1, \"x\"]...");
  const auto value = json::parse(source, {2, 10}, sources);
  REQUIRE(value);
  CHECK(value->array()->at(1).origin.span == Span{6, 9});
  const auto bad = json::parse(source, {2, 9}, sources);
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].code == "J017");
  CHECK(bad.error()[0].where.span == Span{9, 9});
}

TEST_CASE("plain text is read with the same care") {
  Sources sources;
  const Source* source = sources.add(SourceKind::cell, "B2", "x=Le\u0302 \"x\"\nhai");
  const auto value = json::read_text(source, {2, 16}, sources);
  REQUIRE(value);
  CHECK(*value->string() == "Lê \"x\"\nhai");
  CHECK(narrowed(value->origin, 1, 2).span == Span{3, 6});
  CHECK(narrowed(value->origin, 4, 3).span == Span{7, 10});
  const Source* bad = sources.add(SourceKind::cell, "B3", "a\tb\u200B");
  const auto refused = json::read_text(bad, {0, 6}, sources);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().size() == 2);
  CHECK(refused.error()[0].where.span == Span{1, 2});
  CHECK(refused.error()[1].where.span == Span{3, 6});
  const Source* malformed = sources.add(SourceKind::cell, "B4", "a\xFF");
  CHECK_FALSE(json::read_text(malformed, {0, 2}, sources));
}

TEST_CASE("any bytes are answered, and places stay inside the text") {
  const std::string seed =
      "{\"a\": [1, -2.5e3, true, null, \"x\\n\\u0111\u00EA\"], \"b\": {\"c\": {}}}";
  std::mt19937_64 random(20210208);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = seed;
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < changes && !text.empty(); ++i) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, 1 + random() % 5);
          break;
        default:
          text.insert(at, 1, "{}[],:\"\\'0-.eE\n\t u"[random() % 18]);
      }
    }
    INFO("round " << round << ": " << text);
    const Parsed parsed(text);
    if (parsed.value) continue;
    for (const auto& d : parsed.value.error()) {
      REQUIRE(find_kind(d.code) != nullptr);
      REQUIRE(d.where.span.begin <= d.where.span.end);
      REQUIRE(d.where.span.end <= text.size());
    }
  }
}
