#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

namespace {

Reading read(const std::string& members) {
  Reading r;
  r.text(with(members)).read();
  for (const auto& d : r.told) UNSCOPED_INFO(d.code << " " << d.message(Language::vi));
  return r;
}

}  // namespace

TEST_CASE("values get the meaning that the accepting subschema gives them") {
  Reading r;
  r.text(R"({
    "issuer": {"name": "LĐLĐ\nhuyện Vĩnh Thuận", "parents": ["LĐLĐ tỉnh"], "short": "LĐLĐ"},
    "subject": "Phát động *thi đua*",
    "place": "Vĩnh Thuận",
    "date": {"year": 2021, "month": 2},
    "content": {"heading": "NỘI DUNG", "children": [
      "đoạn",
      {"marker": "I.", "heading": "A", "children": [{"marker": "-", "text": "x"}, "y"]},
      {"slot": "phases", "form": "dash"},
      {"table": {"rows": [["a", 1.5, ["b"]]]}}]},
    "phases": [{"label": "Đợt 1", "period": {"from": "2021-01-01", "to": "2021-06-30"}}]
  })")
      .read();
  for (const auto& d : r.told) UNSCOPED_INFO(d.code << " " << d.message(Language::vi));
  REQUIRE(r.good);
  CHECK(r.plan.root.meaning == Meaning::plain);
  CHECK(r.at("issuer").find("name")->meaning == Meaning::lines);
  CHECK(r.at("issuer").find("parents")->list()->at(0).meaning == Meaning::lines);
  CHECK(r.at("issuer").find("short")->meaning == Meaning::plain);
  CHECK(r.at("subject").meaning == Meaning::rich);
  CHECK(r.at("place").meaning == Meaning::plain);
  CHECK(r.at("date").meaning == Meaning::date);
  CHECK(*r.at("date").date() == Date{2021, 2, std::nullopt});
  const Value& content = r.at("content");
  CHECK(content.meaning == Meaning::blocks);
  CHECK(content.find("heading")->meaning == Meaning::rich);
  const List& blocks = *content.find("children")->list();
  CHECK(content.find("children")->meaning == Meaning::blocks);
  CHECK(blocks[0].meaning == Meaning::rich);  // a block, and more closely rich text
  CHECK(blocks[1].meaning == Meaning::block);
  CHECK(blocks[1].find("heading")->meaning == Meaning::rich);
  CHECK(blocks[1].find("children")->meaning == Meaning::blocks);
  CHECK(blocks[1].find("children")->list()->at(1).meaning == Meaning::rich);
  CHECK(blocks[2].meaning == Meaning::block);
  CHECK(blocks[2].find("slot")->meaning == Meaning::plain);
  const List& row = *blocks[3].find("table")->find("rows")->list()->at(0).list();
  CHECK(row[0].meaning == Meaning::rich);
  CHECK(std::get<Decimal>(row[1].data).digits == "1.5");
  CHECK(row[2].meaning == Meaning::blocks);
  const Value& period = *r.at("phases").list()->at(0).find("period");
  CHECK(*period.find("to")->date() == Date{2021, 6, 30});
  CHECK(json_pointer(period.find("to")->origin.path) == "/phases/0/period/to");
}

TEST_CASE("a day that does not exist is told, whatever form it has") {
  const auto r = read(R"("date": "2021-02-31", "phases": [
    {"label": "1", "period": {"from": {"year": 2021, "month": 4, "day": 31}, "to": null}},
    {"label": "2", "period": {"from": {"year": 2020, "month": 2, "day": 29}, "to": "2021-13-01"}},
    {"label": "3", "period": {"from": {"year": 2021, "day": 5}, "to": "2021-02-29"}}])");
  CHECK(Reading::list(r.told) == Strings{"P120 \"2021-02-31\"", "P120 {", "P120 \"2021-13-01\"",
                                         "P122 {", "P120 \"2021-02-29\""});
  CHECK(r.told[0].message(Language::vi) == "\"date\" (ngày ban hành): không có ngày 31/2/2021");
  CHECK(r.told[0].hints.at(0).vi == "tháng 2/2021 chỉ có 28 ngày");
  CHECK(r.told[1].hints.at(0).vi == "tháng 4/2021 chỉ có 30 ngày");
  CHECK(r.told[2].hints.empty());
  CHECK(r.told[3].message(Language::vi) ==
        "\"phases[2].period.from\" (ngày bắt đầu) có ngày nhưng không có tháng");
}

TEST_CASE("calendar errors are told beside the schema's") {
  const auto r = read(R"("copies": "x", "date": "2021-02-31")");
  CHECK(Reading::list(r.told) == Strings{"P103 \"x\"", "P120 \"2021-02-31\""});
}

TEST_CASE("a date that no pattern guards is still a date") {
  Sources sources;
  const auto schema =
      load_schema({{"s.json", sources.add(SourceKind::built_in, "s.json",
                                          R"({"properties": {"d": {"x-kehoach": "date"}}})")}},
                  sources);
  REQUIRE(schema);
  const auto told = [&](const std::string& date) {
    Diagnostics warnings;
    auto draft = read_draft(
        {{sources.add(SourceKind::file, "p.json", "{\"d\": " + date + "}")}, {}}, sources);
    REQUIRE(draft);
    auto plan = read_plan(std::move(*draft), *schema, sources, warnings);
    return plan ? "" : std::string(plan.error()[0].code);
  };
  CHECK(told("\"2021-02-08\"").empty());
  CHECK(told("\"hôm nay\"") == "P104");
  CHECK(told("\"2021-02-8\"") == "P104");
  CHECK(told("null").empty());
  CHECK(told("5").empty());  // the schema's business
  CHECK(told("{\"month\": 13}") == "P120");
  CHECK(told("{\"month\": 2, \"day\": 29}").empty());
  CHECK(told("{\"month\": 2, \"day\": 30}") == "P120");
  CHECK(told("{\"year\": 0}") == "P120");
  CHECK(told("{\"year\": 99999999999, \"month\": 1, \"day\": 1}") == "P120");
  CHECK(told("{\"year\": 2021, \"month\": 1, \"day\": -1}") == "P120");
}

TEST_CASE("a line break is told at its place, except in fields of lines") {
  const auto r = read(R"("preamble": ["một\nhai"], "place": "đ\u00f4 \n")");
  REQUIRE(Reading::list(r.told) == Strings{"P121 \\n", "P121 \\n"});
  CHECK(r.told[1].message(Language::vi) == "\"place\" (địa danh) không được xuống dòng");
  CHECK_FALSE(r.told[0].hints.empty());
  CHECK(json_pointer(r.told[0].where.path) == "/preamble/0");
}

TEST_CASE("what is written is kept, blanks and all") {
  const auto r = read(R"("place": "  Vĩnh  Thuận ")");
  REQUIRE(r.good);
  CHECK(*r.at("place").text() == "  Vĩnh  Thuận ");
}

TEST_CASE("an end mark that is written is doubtful") {
  const auto r = read(R"("closing": ["một", "hai./.", {"text": "ba ./. ", "children": ["**bốn./.**",
                         "./. năm"]}], "preamble": ["sáu./."])");
  REQUIRE(r.good);
  CHECK(Reading::list(r.warnings) == Strings{"P202 ./.", "P202 ./.", "P202 ./."});
  CHECK(r.warnings[0].message(Language::vi) == "\"closing[1]\" đã có sẵn dấu \"./.\"");
  CHECK(r.warnings[2].where.path->index == 0);
}

TEST_CASE("a period that ends before it begins is doubtful, when both days are whole") {
  const auto r = read(R"("phases": [
    {"label": "1", "period": {"from": "2021-07-01", "to": "2021-06-30"}},
    {"label": "2", "period": {"from": "2021-07-01", "to": "2021-07-01"}},
    {"label": "3", "period": {"from": {"year": 2021, "month": 7}, "to": "2021-06-30"}},
    {"label": "4", "period": {"from": null, "to": "2021-06-30"}}])");
  REQUIRE(r.good);
  CHECK(Reading::list(r.warnings) == Strings{"P201 \"2021-06-30\""});
  CHECK(r.warnings[0].message(Language::vi) ==
        "\"phases[0].period\" (thời gian của đợt) kết thúc (30/6/2021) trước khi bắt đầu "
        "(01/7/2021)");
}

TEST_CASE("any JSON is read freely") {
  Sources sources;
  const auto value = read_free(
      sources.add(SourceKind::file, "x.json",
                  R"([null, true, -3, 2.0, 2.5, 99999999999999999999, "a\nb", {"k": []}])"),
      sources);
  REQUIRE(value);
  const List& list = *value->list();
  CHECK(list[0].is_null());
  CHECK(std::get<bool>(list[1].data));
  CHECK(*list[2].integer() == -3);
  CHECK(*list[3].integer() == 2);
  CHECK(std::get<Decimal>(list[4].data).digits == "2.5");
  CHECK(std::get<Decimal>(list[5].data).digits == "99999999999999999999");
  CHECK(*list[6].text() == "a\nb");
  CHECK(list[7].find("k")->list()->empty());
  CHECK_FALSE(read_free(sources.add(SourceKind::file, "y.json", "{"), sources));
}
