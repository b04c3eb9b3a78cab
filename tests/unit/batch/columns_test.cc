#include "columns.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::batch;

namespace {

std::string read(const std::string& name) {
  std::ifstream in(KEHOACH_SOURCE_FOLDER "/templates/" + name, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

plan::Fields fields() {
  static Sources sources;
  const auto schema = plan::load_schema(
      {{"schema.json",
        sources.add(SourceKind::built_in, "schema.json", read("phong-trao-thi-dua/schema.json"))},
       {"../schema/definitions.json",
        sources.add(SourceKind::built_in, "definitions.json", read("schema/definitions.json"))}},
      sources);
  REQUIRE(schema);
  return plan::Fields(*schema);
}

}  // namespace

TEST_CASE("columns go by paths and by titles") {
  const auto all = fields();
  const std::pair<const char*, const char*> cases[] = {
      {"issuer.name", "issuer.name"},
      {"signatures.0.name", "signatures.0.name"},
      {"signatures.12.name", "signatures.12.name"},
      {"phases[1].period.to", "phases[1].period.to"},
      {"Tên đơn vị", "issuer.name"},
      {"tên  ĐƠN VỊ", "issuer.name"},
      {"Người ký", "signatures.0.name"},
      {"Người ký 2", "signatures.1.name"},
      {"Chức vụ", "signatures.0.position"},
      {"Địa danh", "place"},
      {"Số", "number.no"},
      {"Ngày ban hành", "date"},
      {"Trích yếu", "subject"},
      {"Nơi nhận", "recipients.0.name"},
      {"Tên gọi tắt", "issuer.short"},
      {"issuer.nam", "B010"},
      {"Không có", "B010"},
      {"signatures.name", "B010"},
      {"a..b", "B010"},
      {"", "B010"}};
  for (const auto& [name, expected] : cases) {
    INFO(name);
    const auto found = all.find(name, {});
    CHECK((found ? *found : std::string(found.error().at(0).code)) == expected);
  }
  CHECK(all.find("issuer.nam", {}).error().at(0).hints.at(0).vi.find("issuer.name") !=
        std::string::npos);
  CHECK(all.find("Ngừơi ký", {}).error().at(0).hints.at(0).vi.find("người ký") !=
        std::string::npos);
}

TEST_CASE("what clears comes after what sets, from the end of lists") {
  UnitRow row;
  const auto add = [&](const char* path, bool clears) {
    row.fields.push_back({path, clears ? "" : "x", {2, 1, {}}, clears});
  };
  add("basis.2", true);
  add("place", false);
  add("basis.10", true);
  add("subject", false);
  Sources sources;
  std::string order;
  for (const auto& setting : settings_of(row, "u.csv", sources)) order += setting.path + ' ';
  CHECK(order == "place subject basis.10 basis.2 ");
}

TEST_CASE("a row's hash is of what it says") {
  UnitRow a, b;
  a.fields = {{"x", "1", {2, 1, {}}, false}, {"y", "2", {2, 3, {}}, false}};
  b.fields = {{"y", "2", {9, 1, {}}, false}, {"x", "1", {9, 5, {}}, false}};
  b.index = 7;
  CHECK(hash_of(a) == hash_of(b));
  b.fields[0].text = "3";
  CHECK(hash_of(a) != hash_of(b));
  UnitRow c, d;
  c.fields = {{"x", "", {}, true}};
  d.fields = {{"x", "-", {}, false}};
  CHECK(hash_of(c) != hash_of(d));
}
