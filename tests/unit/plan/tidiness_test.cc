#include "plan/tidiness.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plan/plan.h"

using namespace kehoach;
using plan::Value;

namespace {

struct Read {
  Sources sources;
  const Source* source = nullptr;
  Value root;
  explicit Read(std::string json) {
    source = sources.add(SourceKind::file, "t.json", std::move(json));
    root = plan::read_free(source, sources).value();
  }
  std::string raw(const Origin& origin) const {
    return source->text.substr(origin.span.begin, origin.span.end - origin.span.begin);
  }
  const std::string& text(const char* key) const { return *root.find(key)->text(); }
};

std::vector<std::string> codes(const Diagnostics& told) {
  std::vector<std::string> out;
  for (const auto& d : told) out.emplace_back(d.code);
  return out;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("what is untidy is told at its letters, as they were written") {
  // The second text holds escapes and letters that are not composed: offsets part ways.
  Read plan(
      "{\"a\": \"đoàn  viên ,\", \"b\": [\"vie\xCC\x82\xCC\xA3"
      "c \\\"hay\\\" ... \\u00D0\\u1ea3ng\"]}");
  const auto told = plan::find_untidy(plan.root, viet::ToneStyle::any);
  CHECK(codes(told) == Codes{"P221", "P222", "P223", "P223", "P224", "P225"});
  CHECK(plan.raw(told[0].where) == "  ");
  CHECK(plan.raw(told[1].where) == " ");
  CHECK(plan.raw(told[2].where) == "\\\"");
  CHECK(plan.raw(told[3].where) == "\\\"");
  CHECK(plan.raw(told[4].where) == "...");
  CHECK(plan.raw(told[5].where) == "\\u00D0");
  CHECK(told[5].message(Language::en).find("\u00D0\u1EA3ng") != std::string::npos);
}

TEST_CASE("a tidied text still points at what was written") {
  Read plan("{\"a\": \"một  hai , \\\"ba\\\"  bốn\\u0020năm\"}");
  const auto told = plan::tidy(plan.root, viet::ToneStyle::any, plan.sources);
  CHECK(told.size() == 5);
  const std::string& text = plan.text("a");
  CHECK(text == "một hai, “ba” bốn năm");
  const Origin& origin = plan.root.find("a")->origin;
  for (const std::string word : {"một", "hai", "ba", "bốn", "năm"}) {
    const auto at = static_cast<std::uint32_t>(text.find(word));
    const auto where = narrowed(origin, at, static_cast<std::uint32_t>(word.size()));
    CHECK(plan.raw(where).starts_with(word));  // a blank that was taken out may be shown with it
    CHECK(plan.raw(where).size() <= word.size() + 1);
  }
  CHECK(readable_path(origin.path) == "a");
  CHECK(plan::tidy(plan.root, viet::ToneStyle::any, plan.sources).empty());
}

TEST_CASE("the plan's own style of tone marks is the one met more often") {
  Read old_plan("{\"a\": \"ủy ban hòa giải\", \"b\": \"văn hoá\"}");
  const auto told = plan::find_untidy(old_plan.root, viet::ToneStyle::any);
  REQUIRE(codes(told) == Codes{"P226"});
  CHECK(old_plan.raw(told[0].where) == "oá");
  CHECK(plan::find_untidy(old_plan.root, viet::ToneStyle::second_letter).size() == 2);
  Read new_plan("{\"a\": \"uỷ ban hoà giải\", \"b\": \"văn hóa\"}");
  plan::tidy(new_plan.root, viet::ToneStyle::any, new_plan.sources);
  CHECK(new_plan.text("b") == "văn hoá");
}

TEST_CASE("names that only the program reads stay, and reports have an end") {
  Read plan("{\"template\": \"a  b\", \"profile\": \"c  d\", \"$schema\": \"e...\"}");
  CHECK(plan::find_untidy(plan.root, viet::ToneStyle::any).empty());
  std::string many = "{\"a\": \"";
  for (int i = 0; i < 1000; ++i) many += "a  ";
  Read long_plan(many + "\"}");
  const auto told = plan::find_untidy(long_plan.root, viet::ToneStyle::any);
  CHECK(told.size() == 201);
  CHECK(told.back().code == "P227");
}
