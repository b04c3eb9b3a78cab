#include "template/reads.h"

#include <catch2/catch.hpp>

#include "template/template.h"

using namespace kehoach;
using namespace kehoach::templates;

namespace {

// The paths, "*" behind those that are read whole.
std::string reads(const std::string& text, const std::string& other = "") {
  MemoryWorld world;
  world.put("/t/a/ke-hoach.mau", text);
  world.put("/t/nen/b.mau", other);
  const auto sources = std::make_shared<Sources>();
  const auto tmpl = load(world, {"/t"}, "a", sources);
  if (!tmpl) return "error " + std::string(tmpl.error()[0].code);
  const Reads found = find_reads(*tmpl);
  std::string out;
  for (const auto& read : found.paths) {
    if (!out.empty()) out += ' ';
    out += read.path + (read.whole ? "*" : "");
  }
  return found.anything ? out + " any" : out;
}

}  // namespace

TEST_CASE("members, loops and what is handed on") {
  CHECK(reads("{{ subject }}") == "subject*");
  CHECK(reads("{{ a.b.c }}") == "a a.b a.b.c*");
  CHECK(reads("{% for p in phases %}{{ p.label }}{% endfor %}") ==
        "phases phases[] phases[].label*");
  CHECK(reads("{% for p in phases if p.on %}{{ loop.index }}{{ loop.previtem.x }}{% endfor %}") ==
        "phases phases[] phases[].on phases[].x*");
  CHECK(reads("{% if a and not b %}x{% endif %}") == "a b");
  CHECK(reads("{{ a if b else c }}") == "b a* c*");
  CHECK(reads("{{ a[0].x }}{{ a[1:3] | length }}") == "a a[] a[].x*");
  CHECK(reads("{{ 'x' ~ a }}{{ a.b + 1 }}") == "a* a.b*");
}

TEST_CASE("names of the template's own are not the plan's") {
  CHECK(reads("{% set x = a.b %}{{ x.c }}") == "a a.b a.b.c*");
  CHECK(reads("{% with x = a %}{{ x }}{% endwith %}") == "a*");
  CHECK(reads("{% set ns = namespace(t=0) %}{% set ns.t = ns.t + a %}{{ ns.t }}") == "a*");
  CHECK(reads("{% for i in range(3) %}{{ i }}{% endfor %}").empty());
}

TEST_CASE("by names out of a list of the template") {
  CHECK(reads("{% for f in ['x', 'y'] %}{{ plan[f].z }}{% endfor %}") == "x y x.z* y.z*");
  CHECK(reads("{% set h = {'k': a} %}{{ h['k'].b }}{{ h.k.c }}") == "a a.b* a.c*");
  CHECK(reads("{{ plan[name] }}") == "name* any");
  CHECK(reads("{{ plan['x'] }}") == "x*");
}

TEST_CASE("filters") {
  CHECK(reads("{{ a | default(b) }}") == "a* b*");
  CHECK(reads("{% for x in a | sort(attribute='k') %}{{ x.v }}{% endfor %}") ==
        "a a[] a[].k* a[].v*");
  CHECK(reads("{{ a | map(attribute='k.l') | join(', ') }}") == "a a[] a[].k a[].k.l*");
  CHECK(reads("{{ a | sum(attribute='n') }}{{ (a | first).m }}") == "a a[] a[].n* a[].m*");
  CHECK(reads("{{ a | upper }}") == "a* a[]");
  CHECK(
      reads("{% for g, rows in a | group_by('k') %}{{ g }}{% for r in rows %}{{ r.v }}{% endfor %}"
            "{% endfor %}") == "a a[] a[].k* a[].v*");
}

TEST_CASE("macros by what they are called with") {
  CHECK(reads("{% macro f(p, q='x') %}{{ p.a }}{{ q }}{% endmacro %}{{ f(m) }}{{ f(n, q=o.b) }}") ==
        "m m.a* n o o.b* n.a*");
  CHECK(reads("{% macro unused(p) %}{{ p.a }}{{ z }}{% endmacro %}{{ m }}") == "m*");
  CHECK(
      reads(
          "{% macro f() %}{{ caller(k) }}{% endmacro %}{% call(x) f() %}{{ x.y }}{% endcall %}") ==
      "k k.y*");
  CHECK(reads("{% macro f(n) %}{% for c in n.children %}{{ c.text }}{{ f(c) }}{% endfor %}"
              "{% endmacro %}{{ f(root) }}")
            .starts_with("root root.children root.children[] root.children[].text*"));
}

TEST_CASE("other files") {
  CHECK(reads("{% include 'nen/b.mau' %}", "{{ x.y }}") == "x x.y*");
  CHECK(reads("{% set x = a %}{% include 'nen/b.mau' %}", "{{ x.y }}") == "a a.y*");
  CHECK(reads("{% set x = a %}{% include 'nen/b.mau' without context %}", "{{ 1 }}") == "a");
  CHECK(reads("{% import 'nen/b.mau' as m %}{{ m.f(a) }}",
              "{% macro f(x) %}{{ x.y }}{{ nothing }}{% endmacro %}") == "a a.y*");
  CHECK(reads("{% from 'nen/b.mau' import f with context %}{{ f(a) }}",
              "{% macro f(x) %}{{ x.y }}{{ z }}{% endmacro %}") == "a a.y* z*");
  CHECK(reads("{% extends 'nen/b.mau' %}{% set t = own %}{% block body %}{{ b }}{{ super() }}"
              "{% endblock %}",
              "{{ first }}{% block body %}{{ base }}{% endblock %}{{ last }}") ==
        "own first* b* base* last*");
}

TEST_CASE("parts of the document, and slots") {
  CHECK(reads("{% letterhead %}\n{% signature %}") ==
        "issuer* number* place* date* signatures* seal*");
  CHECK(reads("{% slot 'phases' 'item' %}\n{{ phases.x }}\n{% endslot %}\n{{ a }}") ==
        "a* phases phases.x*");
}

TEST_CASE("asked for whether it is there") {
  MemoryWorld world;
  world.put("/t/a/ke-hoach.mau",
            "{% if a.b is defined %}{{ a.c | default(1) }}{{ a.d }}{% endif %}");
  const auto sources = std::make_shared<Sources>();
  const auto tmpl = load(world, {"/t"}, "a", sources);
  REQUIRE(tmpl);
  std::string asked;
  for (const auto& access : find_reads(*tmpl).accesses) {
    asked += access.paths[0] + (access.asked ? "? " : " ");
  }
  CHECK(asked == "a? a.b? a? a.c? a a.d ");
}
