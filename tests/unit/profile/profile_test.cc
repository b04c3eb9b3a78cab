#include "profile/profile.h"

#include <catch2/catch.hpp>

using namespace kehoach;

namespace {

const Path shipped = KEHOACH_SOURCE_FOLDER "/templates";

// The shipped profiles in a memory world, where one file may be replaced or added.
std::unique_ptr<MemoryWorld> world_with(const std::string& name = {},
                                        const std::string& text = {}) {
  const auto real = real_world();
  auto world = std::make_unique<MemoryWorld>();
  for (const char* file :
       {"profiles/nd30.json", "profiles/cong-doan.json", "profiles/dang.json",
        "profiles/doan-thanh-nien.json", "profiles/mat-tran.json", "schema/profile.json"}) {
    world->put(Path("/t") / file, real->read_file(shipped / file, 1 << 20).value());
  }
  if (!name.empty()) world->put("/t/profiles/" + name + ".json", text);
  return world;
}

Result<profile::Profile> load(const World& world, const std::string& name) {
  static Sources sources;  // diagnostics point into it
  return profile::load(world, "/t", name, sources);
}

std::string codes(const Result<profile::Profile>& result) {
  std::string out;
  if (!result) {
    for (const auto& d : result.error()) (out += d.code) += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("nd30 holds the decree's numbers, in whole twips") {
  const auto world = world_with();
  const auto nd30 = load(*world, "nd30");
  REQUIRE(nd30);
  CHECK(nd30->page.width == Length::twips(11906));
  CHECK(nd30->page.height == Length::twips(16838));
  CHECK(nd30->page.left == Length::twips(1701));
  CHECK(nd30->page.right == Length::twips(850));
  CHECK(nd30->page.top == Length::twips(1134));
  const profile::Style& text = *nd30->style("text");
  CHECK(text.half_points == 28);
  CHECK(text.first_line == Length::twips(720));
  CHECK(text.after == Length::twips(120));
  CHECK(text.line_percent == 110);
  CHECK(text.align == profile::Align::justified);
  CHECK(nd30->style("rule")->rule.in_emu() == 9525);  // 0.75 pt
  CHECK(nd30->style("rule")->line_percent == 0);
  CHECK(nd30->style("recipient")->half_points == 22);
  CHECK(nd30->wording.end_mark == "./.");
  CHECK(nd30->style("no such") == nullptr);
}

TEST_CASE("the Party's and the Youth Union's forms differ where their rules say so") {
  const auto world = world_with();
  const auto nd30 = load(*world, "nd30"), party = load(*world, "dang"),
             youth = load(*world, "doan-thanh-nien");
  REQUIRE((nd30 && party && youth));
  CHECK((nd30->name_mark.empty() && nd30->subject_mark.empty() && !nd30->recipients_rule));
  CHECK(nd30->wording.codes.empty());
  CHECK(nd30->wording.number_in_text == "{no}/{symbol}");
  CHECK(party->wording.motto.empty());
  CHECK((party->name_mark == "*" && party->subject_mark == "-----" && party->recipients_rule));
  CHECK(party->wording.codes.at("TM") == "T/M");
  CHECK(party->wording.codes.count("TUQ") == 0);
  CHECK(party->wording.end_mark == ".");
  CHECK(party->style("text")->line_exact == Length::twips(400));
  CHECK(party->style("clause")->first_line == Length::twips(567));
  CHECK((party->style("authority")->bold && !party->style("position")->bold));
  CHECK(youth->name_mark == "***");
  CHECK_FALSE(youth->recipients_rule);
  CHECK(youth->wording.number == "Số: {no}-{symbol}");
  CHECK(youth->page.right == Length::twips(1134));
}

TEST_CASE("a profile may carry comments wherever a value wants one") {
  const auto world = world_with("a", R"({"$comment": "x", "extends": "nd30", "title": "a",
    "page": {"$comment": "x"}, "letterhead": {"$comment": "x"}, "subject": {"$comment": "x"},
    "signature": {"$comment": "x"}, "table": {"$comment": "x"}, "wording": {"$comment": "x"},
    "styles": {"text": {"$comment": "x", "bold": true}}})");
  const auto result = load(*world, "a");
  REQUIRE(result);
  CHECK(result->style("text")->bold);
}

TEST_CASE("a style takes what it is like, and its own words win") {
  const auto world = world_with();
  const auto nd30 = load(*world, "nd30");
  const profile::Style& issuer = *nd30->style("issuing_body");
  CHECK((issuer.bold && issuer.capitals && issuer.half_points == 26));
  CHECK(issuer.align == profile::Align::centre);
  CHECK_FALSE(nd30->style("parent_body")->bold);
}

TEST_CASE("a profile extends another and replaces what it names") {
  const auto world = world_with("nha", R"({"extends": "cong-doan", "title": "Nhà",
    "page": {"left_mm": 35}, "styles": {"text": {"size_pt": 13, "line_percent": 150}}})");
  const auto nha = load(*world, "nha");
  REQUIRE(nha);
  CHECK(nha->page.left == Length::twips(1984));
  CHECK(nha->page.right == Length::twips(850));
  CHECK(nha->style("text")->half_points == 26);
  CHECK(nha->style("clause")->line_percent == 150);  // is like text
  CHECK(nha->style("text")->first_line == Length::twips(720));
  CHECK(nha->title == "Nhà");
}

TEST_CASE("what is wrong with a profile is told") {
  SECTION("a name that is none") {
    const auto world = world_with();
    const auto result = load(*world, "nd3O");
    REQUIRE_FALSE(result);
    CHECK(result.error()[0].code == "R001");
    REQUIRE(result.error()[0].hints.size() == 1);
    CHECK(result.error()[0].hints[0].en == "did you mean \"nd30\"?");
    CHECK(codes(load(*world, "../schema/profile")) == "R001 ");
  }
  SECTION("a circle") {
    auto world = world_with("a", R"({"extends": "b", "title": "a"})");
    world->put("/t/profiles/b.json", R"({"extends": "a", "title": "b"})");
    CHECK(codes(load(*world, "a")) == "R002 ");
  }
  SECTION("a style like itself, and like nothing") {
    const auto world = world_with("a", R"({"extends": "nd30", "title": "a",
      "styles": {"text": {"like": "clause"}, "dash": {"like": "nothing"}}})");
    const auto result = load(*world, "a");
    REQUIRE_FALSE(result);
    for (const auto& d : result.error()) CHECK(d.code == "R005");
  }
  SECTION("a shape that is wrong, each mistake") {
    const auto world = world_with("a", R"({"extends": "nd30", "title": "a", "pages": 1,
      "styles": {"text": {"size_pt": "14", "colour": "red"}}})");
    const auto result = load(*world, "a");
    REQUIRE_FALSE(result);
    CHECK(result.error().size() == 3);
  }
}

TEST_CASE("the profiles at hand are listed") {
  const auto world = world_with();
  CHECK(profile::names(*world, "/t") ==
        std::vector<std::string>{"cong-doan", "dang", "doan-thanh-nien", "mat-tran", "nd30"});
}
