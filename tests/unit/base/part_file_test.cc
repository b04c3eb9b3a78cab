#include "base/part_file.h"

#include <catch2/catch.hpp>

using namespace kehoach;

namespace {

std::vector<std::string> names_in(const MemoryWorld& world) {
  std::vector<std::string> out;
  for (const auto& [path, content] : world.files()) out.push_back(path.filename().string());
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a file takes its name when it is whole") {
  MemoryWorld world;
  world.put("all.pdf", "old");
  auto file = PartFile::open(world, "all.pdf");
  REQUIRE(file);
  REQUIRE(file->append("mot "));
  REQUIRE(file->append("hai"));
  CHECK(names_in(world) == Names{"all.pdf", "all.pdf.part"});
  CHECK(*world.read_file("all.pdf", 10) == "old");
  CHECK(*file->read(4, 10) == "hai");
  REQUIRE(file->take_name());
  CHECK(names_in(world) == Names{"all.pdf"});
  CHECK(*world.read_file("all.pdf", 10) == "mot hai");
}

TEST_CASE("of a file that does not become whole nothing stays") {
  MemoryWorld world;
  world.put("all.pdf", "old");
  SECTION("given up") {
    auto file = PartFile::open(world, "all.pdf");
    REQUIRE(file);
    PartFile moved = std::move(*file);
    REQUIRE(moved.append("mot"));
  }
  SECTION("the disk is full") {
    auto file = PartFile::open(world, "all.pdf");
    REQUIRE(file);
    world.limit_disk(10);
    const auto put = file->append(std::string(20, 'x'));
    REQUIRE_FALSE(put);
    CHECK(put.error()[0].code == "F003");
  }
  SECTION("no file can be made there") {
    world.refuse("/locked");
    const auto file = PartFile::open(world, "/locked/all.pdf");
    REQUIRE_FALSE(file);
    CHECK(file.error()[0].code == "F003");
  }
  CHECK(names_in(world) == Names{"all.pdf"});
  CHECK(*world.read_file("all.pdf", 10) == "old");
}
