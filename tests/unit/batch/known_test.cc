#include "known.h"

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::batch;

namespace {

InputSet inputs(const std::string& seed) {
  InputSet set;
  for (auto& hash : set) hash = hex(sha256(seed));
  return set;
}

InputSets sets_of(const std::vector<const char*>& seeds) {
  InputSets sets;
  for (const char* seed : seeds) sets.index(inputs(seed));
  return sets;
}

UnitLine line(const std::string& name, std::uint32_t set, const std::string& content) {
  UnitLine out{name, sha256("row of " + name), set, {}};
  out.files = {{name + ".pdf", content.size(), sha256(content)}};
  return out;
}

std::string unwanted(Known& known, const World& world, const Folder& folder) {
  std::string out;
  const auto all = known.each_unwanted(world, folder, [&](const UnitLine& unit) -> Result<void> {
    for (const auto& file : unit.files) out += unit.unit + '=' + file.path + ' ';
    return {};
  });
  REQUIRE(all);
  return out;
}

const Folder folder{"/here/out"};

}  // namespace

TEST_CASE("a manifest is read as it was written") {
  MemoryWorld world;
  const InputSets sets = sets_of({"a", "b"});
  LineWriter writer(sets);
  writer.add(line("một \"x\"\n", 1, "1"));
  writer.add(line("hai", 0, "22"));
  writer.whole(2);
  world.put(folder.manifest(), LineWriter::head() + writer.take());
  Known known;
  REQUIRE(known.load(world, folder));
  CHECK_FALSE(known.resumed());
  KnownFile* file = known.find("hai.pdf");
  REQUIRE(file != nullptr);
  CHECK(file->size == 2);
  CHECK(file->content == sha256("22"));
  CHECK(file->row == sha256("row of hai"));
  CHECK(known.sets()[file->set] == inputs("a"));
  CHECK(known.find("ba.pdf") == nullptr);
  file->wanted = true;
  CHECK(unwanted(known, world, folder) == "một \"x\"\n=một \"x\"\n.pdf ");
}

TEST_CASE("a manifest says where a unit stands in the list, and how") {
  MemoryWorld world;
  InputSets sets = sets_of({"a"});
  LineWriter writer(sets);
  UnitLine first = line("một", 0, "1"), second = line("hai", 0, "2");
  first.number = 7;
  second.number = 8;
  second.standing = Standing::failed;
  second.files.clear();
  writer.add(first);
  writer.add(second);
  writer.add(line("ba", 0, "3"));
  world.put(folder.manifest(), LineWriter::head({2, 4, 9}) + writer.take());
  LineReader reader(world, folder.manifest(), sets);
  CHECK(*reader.next() == LineReader::Kind::head);
  CHECK(reader.head.shard == 2);
  CHECK(reader.head.of == 4);
  CHECK(reader.head.units == 9);
  CHECK(*reader.next() == LineReader::Kind::unit);
  CHECK(reader.unit.number == 7);
  CHECK(*reader.next() == LineReader::Kind::unit);
  CHECK(reader.unit.standing == Standing::failed);
  CHECK(*reader.next() == LineReader::Kind::unit);
  CHECK(reader.unit.number == 0);
  CHECK(reader.unit.files.at(0).path == "ba.pdf");
  CHECK(*reader.next() == LineReader::Kind::end);
}

TEST_CASE("of a run that was killed, what stands under its name counts") {
  MemoryWorld world;
  const InputSets old = sets_of({"old"}), fresh = sets_of({"new"});
  LineWriter before(old), after(fresh);
  for (const char* name : {"a", "b", "c"}) before.add(line(name, 0, std::string("old ") + name));
  before.whole(3);
  world.put(folder.manifest(), LineWriter::head() + before.take());
  after.add(line("a", 0, "new a"));
  after.whole(1);
  after.add(line("b", 0, "new b"));
  after.add(line("c", 0, "new c"));
  after.add(line("d", 0, "new d"));
  const std::string torn = "{\"unit\":\"e\",\"ro";
  world.put(folder.journal(), LineWriter::head() + after.take() + torn);
  world.put("/here/out/a.pdf", "new a");
  world.put("/here/out/b.pdf", "new b");  // took its name; c did not
  world.put("/here/out/c.pdf", "old c");

  for (int again = 0; again < 2; ++again) {  // and so it stays once the journal is taken in
    Known known;
    REQUIRE(known.load(world, folder));
    CHECK(known.resumed() == (again == 0));
    CHECK(known.find("a.pdf")->content == sha256("new a"));
    CHECK(known.find("b.pdf")->content == sha256("new b"));
    CHECK(known.sets()[known.find("b.pdf")->set] == inputs("new"));
    CHECK(known.find("c.pdf")->content == sha256("old c"));
    CHECK(known.sets()[known.find("c.pdf")->set] == inputs("old"));
    CHECK(known.find("d.pdf") == nullptr);
    CHECK(world.kind_of(folder.journal()) == FileKind::nothing);
  }
}

TEST_CASE("a manifest that someone has spoilt is told, not believed") {
  const char* const bad[] = {
      "{\"kehoach\":2}\n",
      "x\n",
      "[]\n",
      "{\"unit\":\"a\",\"state\":\"odd\",\"row\":\"00\",\"set\":0,\"files\":[]}\n",
      "{\"unit\":\"a\",\"row\":\"00\",\"set\":0,\"files\":[]}\n",
      "{\"set\":0,\"plan\":\"zz\"}\n"};
  for (const char* text : bad) {
    INFO(text);
    MemoryWorld world;
    world.put(folder.manifest(), text);
    Known known;
    const auto loaded = known.load(world, folder);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().at(0).code == "B023");
  }
  MemoryWorld world;
  const InputSets sets = sets_of({"a"});
  LineWriter writer(sets);
  UnitLine outside = line("a", 0, "1");
  outside.files[0].path = "../../etc/passwd";
  writer.add(outside);
  world.put(folder.manifest(), writer.take());
  Known known;
  CHECK_FALSE(known.load(world, folder));
}
