#include <random>
#include <thread>

#include <catch2/catch.hpp>

#include "dump/text.h"
#include "template/template.h"

using namespace kehoach;
using namespace kehoach::templates;

namespace {

Template load_text(const std::string& text) {
  MemoryWorld world;
  world.put("/t/x.mau", text);
  auto loaded = load(world, {}, "/t/x.mau", std::make_shared<Sources>());
  REQUIRE(loaded);
  return *loaded;
}

plan::Value text_value(std::string text, plan::Meaning meaning = plan::Meaning::plain) {
  plan::Value value;
  value.data = std::move(text);
  value.meaning = meaning;
  return value;
}

plan::Value map_of(std::string key, plan::Value value) {
  plan::Value root;
  plan::Map map;
  map.push_back({std::move(key), std::move(value)});
  root.data = std::move(map);
  return root;
}

// Texts that a hostile plan could hold.
std::string hostile(std::mt19937_64& random) {
  static constexpr std::string_view pieces[] = {
      "{{ x }}", "{% if x %}", "{% endif %}", "{#", "- ", "1. ", "I. ", "a) ", "|",
      "\\",      "<w:t>",      "&amp;",       "(",  "*",  "**",  "\n",  "đ",   " ",
      "./.",     "{% raw %}",  "}}",          "%}", "#}", "\"",  "'",   "+ ",  "văn"};
  std::string text = "x";
  for (auto n = random() % 12; n > 0; --n) text += pieces[random() % std::size(pieces)];
  return text + "x";
}

}  // namespace

TEST_CASE("a value is text and nothing else, whatever it holds") {
  const Template tmpl = load_text(
      "{{ x }}\n- {{ x }}\nA {{ x }} B\n1. {{ [{'text': x, 'heading': none}] | "
      "map(attribute='text') | list | first }}\n{{ x | trim | replace(\"€\", \"e\") }}\n"
      "{% macro m(v) %}\n{{ v }}\n{% endmacro %}{{ m(x) }}\n{% set s %}{{ x }}{% endset %}{{ s "
      "}}\n");
  std::mt19937_64 random(11);
  for (int run = 0; run < 3000; ++run) {
    const std::string text = hostile(random);
    INFO(run << ": " << text);
    Sources sources;
    Diagnostics warnings;
    const auto made = evaluate(tmpl, map_of("x", text_value(text)), sources, warnings);
    REQUIRE(made);
    const auto& blocks = made->blocks;
    REQUIRE(blocks.size() == 7);
    for (const auto& block : blocks) REQUIRE(block.children.empty());
    for (const std::size_t i : {0U, 1U, 3U, 4U, 5U, 6U}) {
      INFO("block " << i);
      REQUIRE(document::plain_text(blocks[i].text) == text);
    }
    REQUIRE(document::plain_text(blocks[2].text) == "A " + text + " B");
    REQUIRE(blocks[0].label.kind == document::MarkerKind::none);
    REQUIRE(blocks[1].label.kind == document::MarkerKind::dash);
    REQUIRE(blocks[3].label.kind == document::MarkerKind::arabic);
  }
}

TEST_CASE("one template serves many threads, and always gives the same") {
  const Template tmpl = load_text(
      "{% macro m(v) %}*{{ v }}*{% endmacro %}\nI. A\n{% for i in range(50) %}\n"
      "1. {{ m(i) }} {{ x | upper }}\n{% endfor %}\n");
  const auto run = [&] {
    Sources sources;
    Diagnostics warnings;
    const auto made = evaluate(tmpl, map_of("x", text_value("đ")), sources, warnings);
    return made ? dump::text_of(*made) : std::string();
  };
  const std::string expected = run();
  REQUIRE(expected.size() > 100);
  std::vector<std::thread> threads;
  std::vector<std::string> results(8);
  for (auto& result : results) {
    threads.emplace_back([&result, &run] {
      for (int i = 0; i < 20; ++i) result = run();
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == expected);
}

TEST_CASE("a root that is no map has no variables") {
  const Template tmpl = load_text("{{ x | default('không') }}");
  Sources sources;
  Diagnostics warnings;
  CHECK(evaluate(tmpl, text_value("chữ"), sources, warnings).has_value());
  CHECK(evaluate(tmpl, {}, sources, warnings).has_value());
}

TEST_CASE("values without a place in a source") {
  const Template tmpl = load_text("{{ x }}\n{{ y | blocks }}\n{{ x.a | default('-') }}");
  plan::Value root = map_of("x", text_value("a *b*", plan::Meaning::rich));
  plan::Value list;
  list.data = plan::List{text_value("c"), {}};
  std::get<plan::Map>(root.data).push_back({"y", list});
  Sources sources;
  Diagnostics warnings;
  const auto made = evaluate(tmpl, root, sources, warnings);
  REQUIRE_FALSE(made);
  CHECK(made.error().size() == 1);
  CHECK(made.error()[0].code == "T121");
}
