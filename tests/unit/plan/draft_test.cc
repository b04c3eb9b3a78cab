#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

TEST_CASE("layers lie over one another, objects key by key") {
  Reading r;
  r.text(R"({"issuer": {"parents": ["A", "B"], "name": "Trên", "short": "T"}, "subject": "cũ",
             "place": "Hà Nội", "number": {"no": "5", "body": "X"}, "content": ["a"]})")
      .text(R"({"subject": "mới", "issuer": {"name": "Dưới", "parents": ["C"]}, "urgent": true})")
      .text(R"({"number": null, "place": null})")
      .read();
  REQUIRE(r.good);
  CHECK(*r.at("subject").text() == "mới");
  CHECK(*r.at("issuer").find("name")->text() == "Dưới");
  CHECK(*r.at("issuer").find("short")->text() == "T");
  CHECK(r.at("issuer").find("parents")->list()->size() == 1);
  CHECK(r.at("number").is_null());
  CHECK(r.at("place").is_null());
  CHECK(r.at("content").list()->size() == 1);
  // each value keeps the place where it was written
  CHECK(r.at("subject").origin.source->name == "t1.json");
  CHECK(r.at("issuer").find("short")->origin.source->name == "t0.json");
  CHECK(r.at("place").origin.source->name == "t2.json");
}

TEST_CASE("the merged plan is written in the order first seen, without defaults") {
  Reading r;
  r.text(R"({"subject": "cũ", "content": [], "issuer": {"name": "A"}})")
      .text(R"({"place": "Hà Nội", "subject": "mới", "issuer": {"short": "a"}})")
      .set("copies=7")
      .read();
  REQUIRE(r.good);
  CHECK(r.plan.json == R"({
  "subject": "mới",
  "content": [],
  "issuer": {
    "name": "A",
    "short": "a"
  },
  "place": "Hà Nội",
  "copies": 7
}
)");
  CHECK(*r.at("profile").text() == "nd30");
}

TEST_CASE("errors point into the layer that wrote the value") {
  Reading r;
  r.text(with(R"("place": 1, "urgent": false)")).text(R"({"urgent": "x", "isuer": 1})").read();
  CHECK(Reading::list(r.told) == Strings{"P103 1", "P103 \"x\"", "P102 \"isuer\""});
  CHECK(r.told[0].where.source->name == "t0.json");
  CHECK(r.told[1].where.source->name == "t1.json");
  CHECK(r.told[2].where.source->name == "t1.json");
}

TEST_CASE("a key missing in all layers is missing at the strongest one's brace") {
  Reading r;
  r.text(R"({"content": []})").text(R"( {"subject": "x"})").read();
  REQUIRE(Reading::list(r.told) == Strings{"P101 {"});
  CHECK(r.told[0].where.source->name == "t1.json");
}

TEST_CASE("layers of very many keys are merged in good time") {
  std::string under = "{\"a\": 0", over = "{\"b\": 0";
  for (int i = 0; i < 60'000; ++i) {
    under += ",\"k" + std::to_string(i) + "\":1";
    over += ",\"k" + std::to_string(i + 30'000) + "\":2";
  }
  Sources sources;
  const auto draft = read_draft({{sources.add(SourceKind::file, "u", under + "}"),
                                  sources.add(SourceKind::file, "o", over + "}")},
                                 {}},
                                sources);
  CHECK(draft);
}

TEST_CASE("names are known before any schema") {
  Reading r;
  r.text(R"({"template": "a", "profile": "nd30"})").text(R"({"template": "thi-dua", "x": [1]})");
  auto draft = read_draft(r.layers, r.sources);
  REQUIRE(draft);
  CHECK(draft->names().template_name == "thi-dua");
  CHECK(draft->names().profile_name == "nd30");
  CHECK(draft->names().template_origin.source->name == "t1.json");

  r.set("profile=dang").set("template=null");
  draft = read_draft(r.layers, r.sources);
  REQUIRE(draft);
  CHECK(draft->names().template_name.empty());
  CHECK(draft->names().profile_name == "dang");
  CHECK(draft->names().profile_origin.span == Span{8, 12});

  Reading bad;
  bad.text(R"({"template": 5})");
  const auto refused = read_draft(bad.layers, bad.sources);
  REQUIRE_FALSE(refused);
  CHECK(Reading::list(refused.error()) == Strings{"P103 5"});
}

TEST_CASE("what is wrong in several texts is told together") {
  Reading r;
  r.text("{\"a\": }").text("[]").text("{\"a\": \"x\u200B\"}").text("{}").read();
  CHECK(Reading::list(r.told) == Strings{"J010 }", "P103 [", "J006 \u200B"});
}

TEST_CASE("a plan of settings alone is possible") {
  Reading r;
  r.set("issuer.name=A").set("subject=B").set("content=[]").read();
  REQUIRE(r.good);
  CHECK(*r.at("subject").text() == "B");
  Reading empty;
  empty.read();
  CHECK(empty.told.size() == 3);
}
