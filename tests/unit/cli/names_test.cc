// How messages call files.
#include <catch2/catch.hpp>

#include "shipped_world.h"

using namespace kehoach;
using namespace kehoach::cli;

namespace {

// The place in front of the first message.
std::string first_place(const Answer& answer) {
  return answer.err.substr(0, answer.err.find(": lỗi"));
}

Bytes spoilt() { return "{% nothing %}\n"; }

}  // namespace

TEST_CASE("a shipped file is called from the data folder") {
  MemoryWorld world;
  fill(world);
  world.put("/share/kehoach/templates/nen/ke-hoach.mau", spoilt());
  const Answer answer = asked(world, {"render", "plan.json"});
  CHECK(answer.exit == 2);
  CHECK(first_place(answer) == "templates/nen/ke-hoach.mau:1:4");
}

TEST_CASE("so it is where the data folder is named from elsewhere") {
  MemoryWorld world;
  fill(world);
  world.put("/share/kehoach/templates/phong-trao-thi-dua/schema.json", "[");
  const Answer answer =
      asked(world, {"render", "plan.json", "--data", "../share/./kehoach", "--lang", "en"});
  CHECK_THAT(answer.err, Catch::StartsWith("templates/phong-trao-thi-dua/schema.json:1:2: error"));
}

TEST_CASE("what is inside the working folder is called from there") {
  MemoryWorld world;
  fill(world);
  world.put("mau/rieng.mau", spoilt());
  const char* const word =
      GENERATE("mau/rieng.mau", "./mau/../mau/rieng.mau", "/here/mau/rieng.mau");
  CHECK(first_place(asked(world, {"render", "/here/plan.json", "--template", word})) ==
        "mau/rieng.mau:1:4");
  world.put("kehoach.json", "{]");
  CHECK(first_place(asked(world, {"render", "/here/plan.json"})) == "kehoach.json:1:2");
}

TEST_CASE("others are called as they were named") {
  MemoryWorld world;
  fill(world);
  world.put("/khac/plan.json", "{");
  CHECK(first_place(asked(world, {"render", "/khac/plan.json"})) == "/khac/plan.json:1:2");
  CHECK(first_place(asked(world, {"render", "../khac/plan.json"})) == "../khac/plan.json:1:2");
}

TEST_CASE("a long argument does not drown its sentence") {
  MemoryWorld world;
  fill(world);
  const std::string name(5000, 'x');
  const Answer answer = asked(world, {"render", "plan.json", "--profile", name.c_str()});
  CHECK(answer.err ==
        "kehoach: lỗi R001: không có hồ sơ thể thức \"" + std::string(300, 'x') + "…\"\n");
}
