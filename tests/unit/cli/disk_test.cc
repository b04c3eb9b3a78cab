// Disks that fill and folders that refuse: nothing is left, nothing that was there is changed.
#include <catch2/catch.hpp>

#include "shipped_world.h"

using namespace kehoach;
using namespace kehoach::cli;

namespace {

std::size_t held(const MemoryWorld& world) {
  std::size_t total = 0;
  for (const auto& [path, content] : world.files()) total += content.size();
  return total;
}

}  // namespace

TEST_CASE("with room enough both files stand beside the plan") {
  MemoryWorld world;
  fill(world);
  const auto before = world.files().size();
  const Answer answer = asked(world, {"render", "plan.json"});
  CHECK(answer.err.empty());
  CHECK(answer.exit == 0);
  CHECK(world.files().size() == before + 2);
  CHECK(world.kind_of("plan.docx") == FileKind::file);
  CHECK(world.kind_of("plan.pdf") == FileKind::file);
}

TEST_CASE("a full disk changes nothing, wherever it becomes full") {
  MemoryWorld world;
  fill(world);
  const std::size_t empty = held(world);
  REQUIRE(asked(world, {"render", "plan.json"}).exit == 0);
  const std::size_t docx = world.read_file("plan.docx", 1 << 20)->size();
  const std::size_t both = held(world) - empty;
  REQUIRE(docx < both);

  const bool old_files = GENERATE(false, true);
  struct Room {
    std::size_t bytes;
    const char* failing;  // empty: there is room enough
  };
  const auto room =
      GENERATE_COPY(Room{0, "plan.docx"}, Room{1, "plan.docx"}, Room{docx - 1, "plan.docx"},
                    Room{docx, "plan.pdf"}, Room{both - 1, "plan.pdf"}, Room{both, ""});
  CAPTURE(old_files, room.bytes);

  MemoryWorld tight;
  fill(tight);
  if (old_files) {
    tight.put("plan.docx", "");
    tight.put("plan.pdf", "");
  }
  const auto before = tight.files();
  tight.limit_disk(empty + room.bytes);
  const Answer answer = asked(tight, {"render", "plan.json"});
  const std::string failing = room.failing;
  if (failing.empty()) {
    CHECK(answer.exit == 0);
    return;
  }
  CHECK(answer.exit == 2);
  CHECK(answer.err == "kehoach: lỗi F003: không ghi được \"" + failing + "\": đĩa đã đầy\n");
  CHECK(tight.files() == before);
}

TEST_CASE("a folder that refuses") {
  MemoryWorld world;
  fill(world);
  world.put("ra/cu.txt", "cũ");
  world.refuse("/here/ra");
  const auto before = world.files();

  const char* const output = GENERATE("ra/", "ra/thang-2/", "ra/plan.pdf");
  const Answer answer = asked(world, {"render", "plan.json", "-o", output, "--lang", "en"});
  CHECK(answer.exit == 2);
  CHECK_THAT(answer.err, Catch::StartsWith("kehoach: error F003: cannot write \"ra/"));
  CHECK_THAT(answer.err, Catch::EndsWith("not allowed\n"));
  CHECK(world.files() == before);
}

TEST_CASE("one of two folders refuses: neither file is written") {
  MemoryWorld world;
  fill(world);
  world.put("ra/cu.txt", "cũ");
  world.refuse("/here/ra");
  const auto before = world.files();
  const Answer answer =
      asked(world, {"render", "plan.json", "-o", "plan.docx", "-o", "ra/plan.pdf"});
  CHECK(answer.exit == 2);
  CHECK(world.files() == before);
}

TEST_CASE("a batch goes on behind a plan that fails, and says so") {
  MemoryWorld world;
  fill(world);
  world.put("sai.json", "{");
  const Answer answer = asked(world, {"render", "sai.json", "plan.json", "-o", "ra/"});
  CHECK(answer.exit == 2);
  CHECK(world.kind_of("ra/sai.docx") == FileKind::nothing);
  CHECK(world.kind_of("ra/plan.docx") == FileKind::file);
}
