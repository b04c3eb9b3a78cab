#include <cstring>

#include <catch2/catch.hpp>

#include "colour.h"
#include "metadata.h"
#include "pdf/press.h"
#include "sample.h"
#include "syntax.h"

using namespace kehoach;
using namespace kehoach::pdf;

namespace {

Bytes written(const Sample& sample, Settings settings) {
  return Press(shipped_family(), settings).write(sample.flow, sample.pages).value();
}

std::uint32_t number_at(const Bytes& bytes, std::size_t at, std::size_t size = 4) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  }
  return value;
}

flow::Metadata metadata_of(std::string title) {
  flow::Metadata metadata;
  metadata.title = std::move(title);
  metadata.author = "A & B <C>";
  metadata.date = flow::Field::Day{2021, 2, 5};
  return metadata;
}

}  // namespace

TEST_CASE("the profile of sRGB has its tags where it says, and the curve of the norm") {
  const Bytes profile = srgb_profile();
  CHECK(number_at(profile, 0) == profile.size());
  CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
  CHECK(profile.substr(36, 4) == "acsp");
  REQUIRE(number_at(profile, 128) == 9);
  double white[3] = {}, sum[3] = {};
  for (std::size_t i = 0; i < 9; ++i) {
    const std::size_t entry = 132 + 12 * i, at = number_at(profile, entry + 4);
    const std::string tag = profile.substr(entry, 4);
    CAPTURE(tag);
    CHECK(at % 4 == 0);
    CHECK(at + number_at(profile, entry + 8) <= profile.size());
    if (tag.substr(1) == "XYZ" || tag == "wtpt") {
      for (std::size_t k = 0; k < 3; ++k) {
        (tag == "wtpt" ? white : sum)[k] += number_at(profile, at + 8 + 4 * k) / 65536.0;
      }
    }
    if (tag.substr(1) != "TRC") continue;
    CHECK(profile.substr(at, 4) == "curv");
    REQUIRE(number_at(profile, at + 8) == 256);
    const auto curve = [&](std::size_t step) { return number_at(profile, at + 12 + 2 * step, 2); };
    CHECK(curve(0) == 0);
    CHECK(curve(10) == 199);     // 10/255/12.92: still straight
    CHECK(curve(128) == 14146);  // 0.21586
    CHECK(curve(255) == 65535);
  }
  // Three full colours are white, but for the rounding of D50 in the norm.
  for (std::size_t k = 0; k < 3; ++k) CHECK(sum[k] == Approx(white[k]).margin(0.0002));
}

TEST_CASE("the packet says what the information says, escaped") {
  const Properties properties = properties_of(metadata_of("Kế hoạch <1> & \x01\"2\""));
  CHECK(properties.title == "Kế hoạch <1> & \"2\"");
  const Bytes packet = packet_of(properties, {});
  const std::string title = "Kế hoạch &lt;1&gt; &amp; \"2\"</rdf:li>";
  CHECK(holds(packet, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + title +
                          "<rdf:li xml:lang=\"vi-VN\">" + title + "</rdf:Alt></dc:title>"));
  CHECK(holds(packet, "<dc:creator><rdf:Seq><rdf:li>A &amp; B &lt;C&gt;</rdf:li></rdf:Seq>"));
  CHECK(holds(packet, "<xmp:CreateDate>2021-02-05T00:00:00+07:00</xmp:CreateDate>"));
  CHECK(holds(information_of(properties), "/CreationDate(D:20210205000000+07'00')"));
  CHECK_FALSE(holds(packet, "dc:description"));
  CHECK(packet_of(properties_of({}), {}).find("CreateDate") == Bytes::npos);
}

TEST_CASE("long properties are cut alike, at a letter's end, below what a string may hold") {
  std::string title;
  while (title.size() < 40000) title += "ế";
  const Properties properties = properties_of(metadata_of(title));
  CHECK(properties.title.size() <= longest_text);
  CHECK(properties.title.size() % std::strlen("ế") == 0);
  CHECK(holds(packet_of(properties, {}), '>' + properties.title + '<'));
  CHECK(information_of(properties).size() < 4 * 8000);
}

TEST_CASE("each standard claims itself, and asks for what it needs") {
  struct Case {
    Archive archive;
    bool universal_access;
    const char *part, *level;
  };
  Sample sample;
  sample.add("Kế hoạch");
  for (const Case& c :
       {Case{Archive::none, false, "", ""}, Case{Archive::none, true, "", ""},
        Case{Archive::a_1b, false, "1", "B"}, Case{Archive::a_1b, true, "1", "B"},
        Case{Archive::a_2a, true, "2", "A"}, Case{Archive::a_3a, false, "3", "A"}}) {
    Settings settings;
    settings.archive = c.archive;
    settings.universal_access = c.universal_access;
    const Bytes real = written(sample, settings);
    settings.form = Form::readable;
    const Bytes file = written(sample, settings);
    CAPTURE(c.part, c.universal_access);
    const bool archive = c.archive != Archive::none, old = c.archive == Archive::a_1b;
    const std::string part = std::string("<pdfaid:part>") + c.part + "</pdfaid:part>\n" +
                             "<pdfaid:conformance>" + c.level + "</pdfaid:conformance>";
    CHECK(holds(file, part) == archive);
    CHECK(holds(file, "<pdfuaid:part>1<") == c.universal_access);
    CHECK(holds(file, "pdfaExtension:schemas") == (archive && c.universal_access));
    CHECK(holds(file, "/OutputIntents[<<") == archive);
    CHECK(holds(file, "/CIDSet ") == old);
    CHECK(real.starts_with(old ? "%PDF-1.4\n" : "%PDF-1.7\n"));
    CHECK(holds(real, "/ObjStm") != old);
    const bool described = archive || c.universal_access;
    for (const char* key : {"/Metadata ", "/MarkInfo<</Marked true>>", "/StructTreeRoot ",
                            "/StructParents 0", "/Tabs/S", "/P<</MCID 0>>BDC"}) {
      CAPTURE(key);
      CHECK(holds(file, key) == described);
    }
  }
}

TEST_CASE("the plan is attached when asked for, and only then") {
  Sample sample;
  sample.add("Kế hoạch");
  sample.flow.plan_json = R"({"a": 1})";
  Settings settings;
  settings.form = Form::readable;
  CHECK_FALSE(holds(written(sample, settings), "EmbeddedFile"));
  settings.archive = Archive::a_3a;
  settings.embed_plan = true;
  const Bytes file = written(sample, settings);
  CHECK(holds(file,
              "/Type/EmbeddedFile/Subtype/application#2Fjson/Length 8>>"
              "\nstream\n{\"a\": 1}\nendstream"));
  CHECK(holds(file, "/Type/Filespec/AFRelationship/Source/F(ke-hoach.json)/UF(ke-hoach.json)"));
  CHECK(holds(file, "/AF["));
  sample.flow.metadata.date = flow::Field::Day{2021, 2, 5};
  CHECK(holds(written(sample, settings),
              "#2Fjson/Params<</Size 8/ModDate(D:20210205000000+07'00')>>/Length 8>>"));
  sample.flow.plan_json.clear();
  CHECK_FALSE(holds(written(sample, settings), "EmbeddedFile"));
}
