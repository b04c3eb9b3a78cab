#include "json/write.h"

#include <random>

#include <catch2/catch.hpp>

#include "json/parse.h"

using namespace kehoach;
using json::Value;

namespace {

bool same(const Value& a, const Value& b) {
  if (a.data.index() != b.data.index()) return false;
  if (const auto* items = a.array()) {
    const auto& others = *b.array();
    return std::equal(items->begin(), items->end(), others.begin(), others.end(), same);
  }
  if (const auto* members = a.object()) {
    const auto& others = *b.object();
    return std::equal(
        members->begin(), members->end(), others.begin(), others.end(),
        [](const auto& x, const auto& y) { return x.key == y.key && same(x.value, y.value); });
  }
  if (const auto* number = a.number()) return number->digits == b.number()->digits;
  if (const auto* text = a.string()) return *text == *b.string();
  return a.is_null() || *a.boolean() == *b.boolean();
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  Value value(int depth) {
    switch (random_() % (depth > 0 ? 7 : 5)) {
      case 0:
        return {nullptr, {}};
      case 1:
        return {random_() % 2 == 0, {}};
      case 2:
        return {json::Number{numbers[random_() % numbers.size()], false, 0}, {}};
      case 3:
      case 4:
        return {text(), {}};
      case 5: {
        json::Array items;
        for (auto n = random_() % 4; n > 0; --n) items.push_back(value(depth - 1));
        return {std::move(items), {}};
      }
      default: {
        json::Object members;
        for (auto n = random_() % 4; n > 0; --n) {
          members.push_back({std::to_string(members.size()) + text(), {}, value(depth - 1)});
        }
        return {std::move(members), {}};
      }
    }
  }

 private:
  std::string text() {
    static const std::vector<std::string> pieces = {"a", "ộ",      "\"",  "\\", "\n", "/",
                                                    "😀", " ",      "{",   "]",  ",",  ":",
                                                    "“", "\u00A0", "\\u", "đ",  "'"};
    std::string out;
    for (auto n = random_() % 6; n > 0; --n) out += pieces[random_() % pieces.size()];
    return out;
  }

  std::vector<std::string> numbers = {"0", "-1", "26811.096", "1e5", "9223372036854775808", "7.0"};
  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("values are written one to a line, indented by two") {
  Sources sources;
  const Source* source =
      sources.add(SourceKind::file, "p",
                  R"({"tên":"Vĩnh \"Thuận\"\n\\","a":[1,2.50,[],{}],"b":{"c":null,"d":true}})");
  CHECK(json::write(*json::parse(source, sources)) == R"({
  "tên": "Vĩnh \"Thuận\"\n\\",
  "a": [
    1,
    2.50,
    [],
    {}
  ],
  "b": {
    "c": null,
    "d": true
  }
}
)");
  CHECK(json::write(Value{std::string("a\x01"), {}}) == "\"a\\u0001\"\n");
}

TEST_CASE("what is written reads back the same") {
  constexpr std::uint64_t seed = 30'2020;
  Maker maker(seed);
  for (int round = 0; round < 5000; ++round) {
    const Value value = maker.value(5);
    Sources sources;
    const Source* source = sources.add(SourceKind::file, "p", json::write(value));
    INFO("seed " << seed << ", round " << round << ":\n" << source->text);
    const auto read = json::parse(source, sources);
    REQUIRE(read);
    REQUIRE(same(value, *read));
    REQUIRE(json::write(*read) == source->text);
    if (const json::Object* members = read->object()) {
      std::vector<std::string> pieces;
      for (const json::Member& member : *members) pieces.push_back(json::write_member(member));
      REQUIRE(json::join_members({pieces.begin(), pieces.end()}) == source->text);
    }
  }
}
