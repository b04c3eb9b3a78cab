#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

TEST_CASE("a broken schema is its author's fault, with all of it told") {
  Sources sources;
  const auto schema = load_schema(
      {{"s.json", sources.add(SourceKind::built_in, "s.json",
                              R"({"x-kehoach": "blok", "properties": {"a": {"x-kehoach": 5}}})")}},
      sources);
  REQUIRE_FALSE(schema);
  REQUIRE(schema.error().size() == 2);
  CHECK(schema.error()[0].code == "P007");
  CHECK(schema.error()[0].hints.at(0).en == "did you mean \"block\"?");
  CHECK_FALSE(
      load_schema({{"s.json", sources.add(SourceKind::built_in, "s", "{\"typ\": 1}")}}, sources));
}

TEST_CASE("NFC and NFD give the same plan") {
  Reading composed, decomposed;
  composed.text(with(R"("place": "Vĩnh Thuận", "extra": {"tên": "đường"})")).read();
  decomposed
      .text(with("\"place\": \"Vi\u0303nh Thua\u0302\u0323n\", \"extra\": {\"te\u0302n\": "
                 "\"\u0111\u01B0\u01A1\u0300ng\"}"))
      .read();
  REQUIRE(composed.good);
  REQUIRE(decomposed.good);
  CHECK(composed.plan.json == decomposed.plan.json);
  CHECK(*composed.at("place").text() == *decomposed.at("place").text());
}

TEST_CASE("the merged plan reads back as itself") {
  Reading first;
  first.text(with(R"("place": "A\"\\\/\u0111", "budget": 1.50, "number": null)"))
      .set("copies=3")
      .read();
  REQUIRE(first.good);
  Reading second;
  second.text(first.plan.json).read();
  REQUIRE(second.good);
  CHECK(second.plan.json == first.plan.json);
}

TEST_CASE("every violation of a plan is told in one run") {
  Reading r;
  r.text(R"({"issuer": {}, "content": [{"marker": "x"}, {"slot": "phases", "text": ""}],
             "date": "31-12-2021", "place": "a\nb", "copies": 0, "them": ["a"]})")
      .set("isuer=x")
      .read();
  CHECK(Reading::list(r.told) == Strings{"P130 isuer", "P101 {", "P101 {", "P105 \"x\"",
                                         "P102 \"text\"", "P104 \"31-12-2021\"", "P121 \\n",
                                         "P106 0", "P102 \"them\""});
}

TEST_CASE("that there are more violations is told last") {
  std::string themes = "0";
  for (int i = 1; i < 200; ++i) themes += "," + std::to_string(i);
  Reading r;
  r.text(with("\"themes\": [" + themes + "], \"date\": \"2021-02-31\"")).read();
  REQUIRE(r.told.size() == 102);
  CHECK(r.told[100].code == "P120");
  CHECK(r.told[101].code == "P190");
}
