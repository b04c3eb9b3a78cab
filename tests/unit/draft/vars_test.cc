#include "draft/vars.h"

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::draft;

namespace {

const char* schema = R"({"type":"object","required":["phases"],"properties":{
  "template":{"type":"string"},
  "phases":{"title":"các đợt","type":"array","items":{"type":"object","required":["label"],
    "properties":{"label":{"title":"tên"},"note":{"title":"ghi chú"}}}},
  "budget":{"title":"kinh phí"},
  "subject":{"title":"trích yếu"}}})";

struct Found {
  std::string read, never_set, never_read;
};

Found find(const std::string& text) {
  MemoryWorld world;
  world.put("/t/a/ke-hoach.mau", text);
  const auto sources = std::make_shared<Sources>();
  const auto tmpl = templates::load(world, {"/t"}, "a", sources);
  REQUIRE(tmpl);
  const auto vars = find_vars(*tmpl, schema, *sources);
  REQUIRE(vars);
  Found out;
  for (const auto& f : vars->read) out.read += f.path + (f.required ? "! " : " ");
  for (const auto& d : vars->never_set) {
    out.never_set += d.arguments[0].vi + ' ';
    for (const auto& hint : d.hints) out.never_set += "(" + hint.en + ") ";
  }
  for (const auto& f : vars->never_read) out.never_read += f.path + ' ';
  return out;
}

}  // namespace

TEST_CASE("read, never set, never read") {
  const Found found = find(
      "{% for p in phases %}\n- {{ p.label }} {{ p.lable }}\n{% endfor %}\n"
      "{{ subject }} {{ extra | default('') }} {{ other }}\n");
  CHECK(found.read == "phases! phases[].label! subject ");
  CHECK(found.never_set == "phases[].lable (did you mean \"label\"?) other ");
  CHECK(found.never_read == "phases[].note budget ");
}

TEST_CASE("what is handed on whole is all read") {
  const Found found = find("{{ budget }}\n{{ phases | blocks }}\n{{ subject }}\n");
  CHECK(found.never_read.empty());
  CHECK(found.never_set.empty());
}

TEST_CASE("by a name that comes from the data, nothing is certain") {
  const Found found = find("{% for p in phases %}\n{{ plan[p.label] }}\n{% endfor %}\n");
  CHECK(found.never_read.empty());
}

TEST_CASE("one of several values lacks the member") {
  const Found found = find(
      "{% for f in ['budget', 'phases'] %}\n{% set v = plan[f] %}\n"
      "{{ v.children if v is mapping else v }}\n{% endfor %}\n{{ subject }}\n");
  CHECK(found.never_set == "budget.children ");
  CHECK(found.never_read.empty());
}
