// Every shipped template's example as text, every profile's form as pages.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "json/parse.h"
#include "json/write.h"
#include "shipped.h"

using namespace shipped;

namespace {

const Path goldens = root / "tests" / "golden";

bool renewing() { return std::getenv("KEHOACH_RENEW_GOLDEN") != nullptr; }

// The first line that differs, with its number: a whole plan in a failure says nothing.
std::string first_difference(const std::string& wanted, const std::string& made) {
  std::istringstream a(wanted), b(made);
  for (int line = 1;; ++line) {
    std::string x, y;
    const bool more_a = static_cast<bool>(std::getline(a, x));
    const bool more_b = static_cast<bool>(std::getline(b, y));
    if (!more_a && !more_b) return {};
    if (x != y || more_a != more_b) {
      return "line " + std::to_string(line) + "\n  golden: " + x + "\n  made:   " + y;
    }
  }
}

void compare(const Path& golden, const std::string& made) {
  if (renewing()) {
    std::ofstream(golden, std::ios::binary) << made;
    return;
  }
  INFO(golden.filename().string());
  CHECK(first_difference(read(golden), made) == "");
}

// Goldens of what is no longer there would never fail.
std::set<std::string> names_in(const Path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") names.insert(entry.path().stem().string());
  }
  return names;
}

}  // namespace

TEST_CASE("goldens are never renewed where CI is set") {
  if (renewing()) REQUIRE(std::getenv("CI") == nullptr);
}

TEST_CASE("every template's example reads as its golden") {
  REQUIRE_FALSE((renewing() && std::getenv("CI") != nullptr));
  const auto world = real_world();
  const auto names = template_names();
  CHECK(names.size() >= 10);
  for (const auto& name : names) {
    render::Renderer renderer(*world, root, {});
    const auto outcome =
        renderer.dump(plan_of(root / "templates" / name / "example.json"), render::Stage::text);
    INFO(name);
    CHECK(told(outcome) == "");
    REQUIRE(outcome.made);
    compare(goldens / "templates" / (name + ".txt"), outcome.stage);
  }
  CHECK(names_in(goldens / "templates") == std::set<std::string>(names.begin(), names.end()));
}

TEST_CASE("every profile shows its form") {
  REQUIRE_FALSE((renewing() && std::getenv("CI") != nullptr));
  const auto world = real_world();
  const auto names = profile_names();
  for (const auto& name : names) {
    render::Options options;
    options.profile_name = name;
    options.medium = render::Medium::paper;
    render::Renderer renderer(*world, root, options);
    const auto outcome =
        renderer.dump(plan_of(goldens / "profiles" / "plan.json"), render::Stage::pages);
    INFO(name);
    CHECK(told(outcome) == "");
    REQUIRE(outcome.made);
    compare(goldens / "profiles" / (name + ".txt"), outcome.stage);
  }
  CHECK(names_in(goldens / "profiles") == std::set<std::string>(names.begin(), names.end()));
}

TEST_CASE("every example becomes both files without a word in every profile") {
  const auto world = real_world();
  for (const auto& profile : profile_names()) {
    render::Options options;
    options.profile_name = profile;
    render::Renderer renderer(*world, root, options);
    for (const auto& name : template_names()) {
      const auto outcome = renderer.render(plan_of(root / "templates" / name / "example.json"));
      INFO(name << " in " << profile);
      CHECK(told(outcome) == "");
      CHECK(outcome.made);
      CHECK(outcome.docx.size() > 1000);
      CHECK(outcome.pdf.size() > 1000);
    }
  }
}

TEST_CASE("what a schema requires is enough for a plan") {
  const auto world = real_world();
  for (const auto& name : template_names()) {
    const Path folder = root / "templates" / name;
    Sources sources;
    const auto parsed = [&](const char* file) {
      return json::parse(sources.add(SourceKind::file, file, read(folder / file)), sources).value();
    };
    const json::Value schema = parsed("schema.json");
    json::Value plan = parsed("example.json");
    std::erase_if(*plan.object(), [&](const json::Member& member) {
      const json::Array& required = *schema.find("required")->array();
      return member.key != "template" &&
             std::none_of(required.begin(), required.end(),
                          [&](const json::Value& key) { return *key.string() == member.key; });
    });
    // An example's own content may ask for themes and phases, which are left out here.
    if (json::Value* content = plan.find("content")) content->data = json::Array{};
    render::Renderer renderer(*world, root, {});
    const auto outcome =
        renderer.dump({SourceKind::file, name, json::write(plan), folder}, render::Stage::text);
    INFO(name);
    CHECK(told(outcome) == "");
    CHECK(outcome.made);
  }
}

TEST_CASE("a part that the plan sets to null is left out, one that it writes is as written") {
  const auto world = real_world();
  render::Options options;
  options.settings = {"purpose=null", R"(content=["một", "hai"])", "closing=[]", "report=null"};
  for (const auto& name : {"thang-cong-nhan", "cham-lo-tet", "thi-dua-chao-mung"}) {
    render::Renderer renderer(*world, root, options);
    const auto outcome =
        renderer.dump(plan_of(root / "templates" / name / "example.json"), render::Stage::text);
    INFO(name << '\n' << told(outcome));
    REQUIRE(outcome.made);
    CHECK(outcome.stage.find("MỤC ĐÍCH") == std::string::npos);
    CHECK(outcome.stage.find("NỘI DUNG") != std::string::npos);
    CHECK(outcome.stage.find("\n1. một\n2. hai\n") != std::string::npos);
    CHECK(outcome.stage.find("Trên đây là") == std::string::npos);
    CHECK(outcome.stage.find("- Báo cáo kết quả") == std::string::npos);
  }
}
