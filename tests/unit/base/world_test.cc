#include "base/world.h"

#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace kehoach;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "kehoach-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), {}));
  }
  Path path;
};

}  // namespace

TEST_CASE("the real world writes all files or none") {
  const auto world = real_world();
  Folder folder;
  const Path a = folder.path / "a", b = folder.path / "b" / "c" / "d";

  const NewFile both[] = {{a, "mot"}, {b, "hai"}};
  REQUIRE(world->write_whole(both));
  CHECK(*world->read_file(b, 10) == "hai");

  SECTION("a file size limit leaves the old content and no rest") {
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 1000;
    setrlimit(RLIMIT_FSIZE, &small);
    const std::string large(5000, 'x');
    const NewFile next[] = {{a, "moi"}, {folder.path / "b" / "e", large}};
    const auto result = world->write_whole(next);
    setrlimit(RLIMIT_FSIZE, &before);
    REQUIRE_FALSE(result);
    CHECK(result.error()[0].code == "F003");
    CHECK(*world->read_file(a, 10) == "mot");
    CHECK(folder.entries() == 2);
  }
  SECTION("a folder in the way") {
    const NewFile next[] = {{a, "moi"}, {folder.path / "b", "x"}};
    CHECK_FALSE(world->write_whole(next));
    CHECK(*world->read_file(a, 10) == "mot");
    CHECK(folder.entries() == 2);
  }
  SECTION("a file where a folder should be, a name too long") {
    const NewFile below[] = {{a / "x", "moi"}};
    CHECK_FALSE(world->write_whole(below));
    const NewFile longest[] = {{folder.path / std::string(256, 'n'), "moi"}};
    CHECK_FALSE(world->write_whole(longest));
    CHECK(folder.entries() == 2);
  }
}

TEST_CASE("reading is bounded and says why it fails") {
  const auto world = real_world();
  Folder folder;
  const Path file = folder.path / "f";
  std::ofstream(file) << "0123456789";
  CHECK(world->read_file(file, 10)->size() == 10);
  CHECK(world->read_file(file, 9).error()[0].code == "F002");
  CHECK(world->read_file(folder.path / "none", 9)
            .error()[0]
            .message(Language::en)
            .find("no such file") != std::string::npos);
  CHECK(world->read_file(folder.path, 9).error()[0].message(Language::en).find("folder") !=
        std::string::npos);
  CHECK(world->kind_of(folder.path) == FileKind::folder);
  CHECK(world->kind_of(folder.path / "none") == FileKind::nothing);
  CHECK(*world->list_folder(folder.path) == std::vector<std::string>{"f"});
}

TEST_CASE("the memory world fills up and refuses") {
  MemoryWorld world;
  world.put("a", "mot");
  world.limit_disk(10);
  const NewFile large[] = {{"b", "12345678"}};
  CHECK(world.write_whole(large).error()[0].message(Language::en).find("full") !=
        std::string::npos);
  CHECK(world.files().size() == 1);
  const NewFile small[] = {{"b", "1234567"}};
  CHECK(world.write_whole(small));
  world.refuse("/here/shut");
  const NewFile shut[] = {{"shut/x", ""}};
  CHECK_FALSE(world.write_whole(shut));
  CHECK(*world.list_folder(".") == std::vector<std::string>{"a", "b"});
}

TEST_CASE("whether a file could take a name shows before it is written") {
  const auto world = real_world();
  Folder folder;
  const NewFile file{folder.path / "a", "mot"};
  REQUIRE(world->write_whole({&file, 1}));
  CHECK(world->could_write(folder.path / "a"));
  CHECK(world->could_write(folder.path / "b" / "c" / "d"));
  for (const Path& path : {folder.path, folder.path / "a" / "b", folder.path / "a" / "b" / "c"}) {
    INFO(path);
    const auto could = world->could_write(path);
    REQUIRE_FALSE(could);
    CHECK(could.error()[0].code == "F003");
  }
  fs::permissions(folder.path, fs::perms::owner_read | fs::perms::owner_exec);
  CHECK((world->could_write(folder.path / "x" / "y").has_value() == (::geteuid() == 0)));
  fs::permissions(folder.path, fs::perms::owner_all);

  MemoryWorld memory;
  memory.put("/a", "mot");
  memory.refuse("/locked");
  CHECK(memory.could_write("/b/c"));
  CHECK_FALSE(memory.could_write("/a/b"));
  CHECK_FALSE(memory.could_write("/locked/b"));
}
