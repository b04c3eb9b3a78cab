#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

namespace {

Reading set(const std::string& members, const std::vector<std::string>& words) {
  Reading r;
  r.text(with(members));
  for (const auto& word : words) r.set(word);
  r.read();
  for (const auto& d : r.told) UNSCOPED_INFO(d.code << " " << d.message(Language::vi));
  return r;
}

}  // namespace

TEST_CASE("a value set is text, unless the schema wants something else") {
  const auto r = set("", {"subject=117", "copies=12", "urgent=true", "budget=26811.096",
                          "place=null", "date=2021-02-08", "number.no=117", "extra.a=true",
                          "content=[\"a\", {\"text\": \"b\"}]"});
  REQUIRE(r.good);
  CHECK(*r.at("subject").text() == "117");
  CHECK(*r.at("copies").integer() == 12);
  CHECK(std::get<bool>(r.at("urgent").data));
  CHECK(std::get<Decimal>(r.at("budget").data).digits == "26811.096");
  CHECK(r.at("place").is_null());
  CHECK(*r.at("date").date() == Date{2021, 2, 8});
  CHECK(*r.at("number").find("no")->text() == "117");
  CHECK(*r.at("extra").find("a")->text() == "true");
  CHECK(*r.at("content").list()->at(1).find("text")->text() == "b");
  CHECK(r.at("content").list()->at(1).find("text")->meaning == Meaning::rich);
}

TEST_CASE("a date may be set in parts, and a list member by member") {
  const auto r = set("", {"date={\"year\": 2021, \"month\": 2}", "signatures.0.name=A",
                          "signatures[1].name=B", "signatures.1.authority.0.code=TM",
                          "signatures.1.authority.0.of=BTV", "date.day=3", "content.0=đoạn"});
  REQUIRE(r.good);
  CHECK(*r.at("date").date() == Date{2021, 2, 3});
  const auto& signatures = *r.at("signatures").list();
  REQUIRE(signatures.size() == 2);
  CHECK(*signatures[0].find("name")->text() == "A");
  CHECK(*signatures[1].find("authority")->list()->at(0).find("of")->text() == "BTV");
  CHECK(*r.at("content").list()->at(0).text() == "đoạn");
  CHECK(json_pointer(signatures[1].find("name")->origin.path) == "/signatures/1/name");
}

TEST_CASE("what is set lies over what is there, and the last setting counts") {
  const auto r = set(R"("number": null, "place": "A", "themes": ["x", "y"])",
                     {"place=B", "place=C", "number.body=LĐLĐ", "issuer={\"short\": \"S\"}",
                      "themes.1=z", "themes.2=t"});
  REQUIRE(r.good);
  CHECK(*r.at("place").text() == "C");
  CHECK(*r.at("number").find("body")->text() == "LĐLĐ");
  CHECK(*r.at("issuer").find("name")->text() == "LĐLĐ");
  CHECK(*r.at("issuer").find("short")->text() == "S");
  CHECK(*r.at("themes").list()->at(1).text() == "z");
  CHECK(r.at("themes").list()->size() == 3);
  CHECK(r.at("place").origin.source->kind == SourceKind::argument);
  CHECK(r.at("place").origin.span == Span{6, 7});
}

TEST_CASE("text that is set comes in NFC, with places in the argument") {
  const auto r = set("", {"place=Vi\u0303nh Thua\u0323\u0302n"});
  REQUIRE(r.good);
  CHECK(*r.at("place").text() == "Vĩnh Thuận");
  const Origin n = narrowed(r.at("place").origin, 12, 1);
  CHECK(n.source->text.substr(n.span.begin, n.span.end - n.span.begin) == "n");
  CHECK(Reading::list(set("", {"place=a\tb"}).told) == Strings{"J006 \t"});
}

TEST_CASE("paths that lead nowhere are told at their place") {
  struct Found {
    std::string code, piece, message, hint;
  };
  const auto told = [](const std::string& word) -> Found {
    const auto r = set(R"("themes": ["x"], "place": "A")", {word});
    REQUIRE(r.told.size() == 1);
    const Diagnostic& d = r.told[0];
    return {std::string(d.code), Reading::piece(d), d.message(Language::vi),
            d.hints.empty() ? "" : d.hints[0].en};
  };
  const Found misspelt = told("isuer.name=A");
  CHECK(misspelt.code == "P130");
  CHECK(misspelt.piece == "isuer");
  CHECK(misspelt.hint == "did you mean \"issuer\"?");
  const Found deeper = told("issuer.nam=A");
  CHECK(deeper.message == "không có trường \"issuer.nam\" để đặt giá trị");
  CHECK(deeper.piece == "nam");
  CHECK(told("phases.0.period.form=x").piece == "form");
  CHECK(told("themes.5=x").message == "\"themes\" chỉ có 1 mục, không có mục số 5");
  CHECK(told("themes.x=y").code == "P132");
  CHECK(told("place.x=y").message == "\"place\" là chuỗi, không chứa trường \"x\"");
  for (const std::string word : {"=x", "issuer..name=x", ".place=x", "issuer.=x", "themes[x]=y",
                                 "themes[0=y", "themes[0]x=y", "themes[]=y"}) {
    INFO(word);
    CHECK(told(word).code == "P133");
  }
  std::string deep = "extra";
  for (int i = 0; i < 70; ++i) deep += ".a";
  CHECK(told(deep + "=x").code == "P133");
}

TEST_CASE("values that do not fit are told where they were set") {
  const auto told = [](const std::string& word) {
    const auto r = set("", {word});
    REQUIRE(r.told.size() == 1);
    return std::string(r.told[0].code) + ' ' + Reading::piece(r.told[0]);
  };
  CHECK(told("copies=nhiều") == "P103 nhiều");
  CHECK(told("copies=0") == "P106 0");
  CHECK(told("urgent=có") == "P103 có");
  CHECK(told("date=31/12/2021") == "P104 31/12/2021");
  CHECK(told("content=abc") == "P103 abc");
  CHECK(told("content=[1, ") == "J017 ");
  CHECK(told("number={\"no\": 5}") == "P103 5");
  CHECK(told("subject=") == "P108 ");
}

TEST_CASE("a setting that fails leaves nothing behind") {
  const auto r = set(R"("number": null)",
                     {"signatures.0.nam=A", "number.x=1", "themes.0.x=1", "date.month.x=5"});
  CHECK(Reading::list(r.told) == Strings{"P130 nam", "P130 x", "P132 x", "P132 x"});
  CHECK(r.told[2].message(Language::vi) == "\"themes[0]\" là chuỗi, không chứa trường \"x\"");
  const auto list = set("", {"recipients.1.name=A"});
  CHECK(Reading::list(list.told) == Strings{"P131 1"});
}

TEST_CASE("a cell's path stands elsewhere: its errors point at the value") {
  Reading r;
  r.text(with(""));
  const Source* cell = r.sources.add(SourceKind::cell, "don-vi.csv:2:C", "Gia Lâm");
  r.layers.settings.push_back({cell, "isuer.name", {0, 8}});
  r.read();
  CHECK(Reading::list(r.told) == Strings{"P130 Gia Lâm"});
}
