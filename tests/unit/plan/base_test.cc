#include "base.h"

#include "reading.h"

using namespace kehoach;
using namespace kehoach::plan;

namespace {

constexpr const char* common_members =
    R"("themes": ["x", "y"], "place": "A", "number": {"no": "1", "body": "B"}, "date": "2021-02-08")";

// Whether the plan was read by what its settings change alone. That it is the same plan in any case
// is tested wherever one is read (reading.h).
bool short_way(const std::string& members, const std::vector<std::string>& words,
               const std::string& schema_file = "plan.json") {
  Reading r;
  r.text(with(members));
  for (const auto& word : words) r.set(word);
  const auto add = [&](const std::string& name) {
    return SchemaFile{name, r.sources.add(SourceKind::built_in, name, read_file(name))};
  };
  const auto schema = load_schema({add(schema_file), add("definitions.json")}, r.sources);
  REQUIRE(schema);
  const auto common = read_draft({r.layers.texts, {}, nullptr}, r.sources);
  REQUIRE(common);
  const Base base(*common, *schema);
  auto draft = common->with(r.layers.settings, r.sources);
  REQUIRE(draft);
  return read_changed(draft->impl(), base.impl(), schema->impl(), r.sources).has_value();
}

Reading read_with(const std::string& members, const std::vector<std::string>& words) {
  Reading r;
  r.text(with(members));
  for (const auto& word : words) r.set(word);
  return std::move(r.read());
}

}  // namespace

TEST_CASE("only what settings change is read again") {
  CHECK(short_way(common_members, {}));
  CHECK(short_way(common_members, {"place=B"}));
  CHECK(short_way(common_members, {"place=B", "number.no=7", "themes.2=z", "subject=S"}));
  CHECK(short_way(common_members, {"date=2021-03-01", "issuer.name=N"}));
  const auto r =
      read_with(common_members, {"place=B", "number.no=7", "themes.2=z", "date=2021-03-01"});
  REQUIRE(r.good);
  CHECK(*r.at("number").find("body")->text() == "B");
  CHECK(r.at("themes").list()->size() == 3);
}

TEST_CASE("a plan is read whole where members come or go, or where there is something to tell") {
  CHECK_FALSE(short_way(R"("themes": ["x"])", {"place=B"}));
  CHECK_FALSE(short_way(common_members, {"no_such=B"}));
  CHECK_FALSE(short_way(common_members, {"number.no.deeper=B"}));
  CHECK_FALSE(short_way(common_members, {"date=2021-02-31"}));
  CHECK_FALSE(short_way(common_members, {"place..x=2"}));
  // What is wrong in the common plan is no matter where settings put it right.
  const std::string wrong = R"("place": 7, "number": {"no": "1", "body": "B"})";
  CHECK_FALSE(short_way(wrong, {"number.no=2"}));
  CHECK(short_way(wrong, {"place=B", "number.no=2"}));
  (void)read_with(wrong, {"number.no=2"});
  (void)read_with(wrong, {"place=B"});
}
