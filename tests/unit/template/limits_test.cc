// Templates that try to use more than they may: every limit is a located error with its code.
#include <chrono>

#include <catch2/catch.hpp>

#include "template/template.h"

using namespace kehoach;
using namespace kehoach::templates;

namespace {

std::string first_code(const std::string& text, const Limits& limits = {},
                       const plan::Value& root = {}) {
  MemoryWorld world;
  world.put("/t/x.mau", text);
  const auto template_sources = std::make_shared<Sources>();
  const auto loaded = load(world, {}, "/t/x.mau", template_sources);
  if (!loaded) return "load " + std::string(loaded.error()[0].code);
  Sources sources;
  Diagnostics warnings;
  const auto made = evaluate(*loaded, root, sources, warnings, limits);
  if (made) return "";
  const Diagnostic& error = made.error()[0];
  CHECK(error.where.source != nullptr);
  return std::string(error.code);
}

}  // namespace

TEST_CASE("loops turn so often") {
  CHECK(first_code("{% for i in range(200001) %}{% endfor %}") == "T150");
  CHECK(first_code("{% for i in range(9000000000000000000) %}{% endfor %}") == "T150");
  CHECK(first_code("{{ range(-9223372036854775807, 9223372036854775807) | length }}") == "T150");
  CHECK(first_code("{% for i in range(500) %}{% for j in range(500) %}{% endfor %}{% endfor %}") ==
        "T150");
  CHECK(first_code("{% for i in range(0, 10, 9223372036854775807) %}{% endfor %}").empty());
  Limits few;
  few.loop_turns = 10;
  CHECK(first_code("{% for i in [1,2,3,4,5,6,7,8,9,10,11] %}{% endfor %}", few) == "T150");
  CHECK(first_code("{% for i in [1,2,3,4,5] if i %}{% endfor %}", few).empty());
}

TEST_CASE("an evaluation takes so many steps") {
  Limits few;
  few.steps = 1000;
  CHECK(first_code("{% for i in range(500) %}{{ i }}{{ i }}{% endfor %}", few) == "T151");
  // Work on long texts and lists counts, not only nodes.
  few.steps = 100000;
  CHECK(first_code("{% set s = 'x' * 1000000 %}{% for i in range(1000) %}"
                   "{% set t = s[i] %}{% endfor %}",
                   few) == "T151");
  CHECK(first_code("{% set s = 'x' * 1000000 %}{% for i in range(1000) %}"
                   "{% set t = 'y' in s %}{% endfor %}",
                   few) == "T151");
  CHECK(first_code("{% set l = range(10000) %}{{ l | unique | length }}", few) == "T151");
  CHECK(first_code("{% set l = range(10000) %}{% for i in range(1000) %}"
                   "{% set t = -1 in l %}{% endfor %}",
                   few) == "T151");
}

TEST_CASE("macros call one another so deep") {
  CHECK(first_code("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}") == "T152");
  CHECK(first_code("{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}{{ f() }}{% endmacro %}"
                   "{{ f() }}") == "T152");
  CHECK(first_code("{% macro f() %}{{ caller() }}{% endmacro %}"
                   "{% macro g() %}{% call f() %}{{ g() }}{% endcall %}{% endmacro %}{{ g() }}") ==
        "T152");
  CHECK(first_code("{% macro f(n) %}{% if n %}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}")
            .empty());
}

TEST_CASE("expressions go so deep") {
  std::string sum = "{{ 1", path = "{{ a", filters = "{{ 'a'";
  for (int i = 0; i < 5000; ++i) sum += " + 1";
  for (int i = 0; i < 5000; ++i) path += ".a";
  for (int i = 0; i < 5000; ++i) filters += " | upper";
  CHECK(first_code(sum + " }}") == "T153");
  CHECK(first_code(path + " }}") == "T153");
  CHECK(first_code(filters + " }}") == "T153");
  CHECK(first_code("{{ 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 }}").empty());
}

TEST_CASE("so many blocks") {
  Limits few;
  few.blocks = 10;
  CHECK(first_code("{% for i in range(11) %}\nx\n{% endfor %}", few) == "T154");
  CHECK(first_code("{% for i in range(10) %}\nx\n{% endfor %}", few).empty());
  CHECK(first_code("{% table %}\n{% for i in range(6) %}\n| a | b |\n{% endfor %}\n{% endtable %}",
                   few) == "T154");
  CHECK(first_code("{% set b %}\na\nb\n{% endset %}{% for i in range(6) %}\n{{ b }}\n{% endfor %}",
                   few) == "T154");
}

TEST_CASE("so much text") {
  CHECK(first_code("{{ 'x' * 100000000 }}") == "T155");
  CHECK(first_code("{{ 'x' * 9000000000000000000 }}") == "T155");
  CHECK(first_code("{% set ns = namespace(s='x') %}{% for i in range(40) %}"
                   "{% set ns.s = ns.s ~ ns.s %}{% endfor %}") == "T155");
  CHECK(first_code("{% set ns = namespace(l=[1]) %}{% for i in range(40) %}"
                   "{% set ns.l = ns.l + ns.l %}{% endfor %}") == "T155");
  CHECK(first_code("{{ ('a' * 1000000) | replace('a', 'b' * 1000000) }}") == "T155");
  CHECK(first_code("{{ range(100000) | join('x' * 100000) }}") == "T155");
  CHECK(first_code("{% set x = 'x' * 1000000 %}{% for i in range(100) %}\n{{ x }}\n{% endfor %}") ==
        "T155");
  CHECK(first_code("{{ 'x' * 100000000000 | list }}") != "");
  CHECK(first_code("{{ [1] | batch(100000000, 0) }}") == "T114");
}

TEST_CASE("blocks nest so deep") {
  CHECK(first_code("{% set ns = namespace(b=[]) %}{% for i in range(1000) %}"
                   "{% set ns.b = [{'marker': '-', 'text': 'x', 'children': ns.b}] %}{% endfor %}"
                   "\n{{ ns.b | blocks }}") == "T156");
  CHECK(
      first_code("{% set ns = namespace(b='') %}{% for i in range(1000) %}"
                 "{% set ns.b %}\n{{ [{'text': 'x', 'children': [ns.b]}] | blocks }}\n{% endset %}"
                 "{% endfor %}\n{{ ns.b }}") == "T156");
  // Tables in tables are no way round it: the second one is refused.
  CHECK(first_code("{% set ns = namespace(b='') %}{% for i in range(1000) %}{% set ns.b %}\n"
                   "{% table head=0 %}{% row %}{% cell %}{{ ns.b }}{% endcell %}{% endrow %}"
                   "{% endtable %}\n{% endset %}{% endfor %}\n{{ ns.b }}") == "T138");
  CHECK(first_code("{% set ns = namespace(b=[]) %}{% for i in range(100000) %}"
                   "{% set ns.b = [ns.b] %}{% endfor %}{{ 'x' if ns.b == [ns.b] else 'y' }}")
            .empty());
}

TEST_CASE("slots inside nested blocks inside slots") {
  plan::Value list;
  list.data = plan::List{};
  plan::Value slot;
  slot.data = plan::Map{{"slot", plan::Value{std::string("x"), plan::Meaning::plain, {}}}};
  std::get<plan::List>(list.data).push_back(slot);
  for (int i = 0; i < 60; ++i) {
    plan::Value block, outer;
    block.data = plan::Map{{"text", plan::Value{std::string("a"), plan::Meaning::plain, {}}},
                           {"children", list}};
    outer.data = plan::List{block};
    list = outer;
  }
  list.meaning = plan::Meaning::blocks;
  plan::Value root;
  root.data = plan::Map{{"list", list}};
  CHECK(first_code("{% slot \"x\" %}\n{{ list }}\n{% endslot %}\n{{ list }}", {}, root) == "T153");
}

TEST_CASE("it gives up after so many errors") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "{{ x" + std::to_string(i) + " }}\n";
  MemoryWorld world;
  world.put("/t/x.mau", text);
  const auto template_sources = std::make_shared<Sources>();
  const auto loaded = load(world, {}, "/t/x.mau", template_sources);
  Sources sources;
  Diagnostics warnings;
  const auto made = evaluate(*loaded, {}, sources, warnings);
  REQUIRE_FALSE(made);
  CHECK(made.error().size() == 51);
  CHECK(made.error().back().code == "T199");
}
