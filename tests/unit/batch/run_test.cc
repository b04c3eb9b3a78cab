#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <catch2/catch.hpp>

#include "batch/batch.h"

using namespace kehoach;
using namespace kehoach::batch;

namespace {

Bytes read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Something happens between the two readings of the list: `processors` is asked then.
struct LivelyWorld : MemoryWorld {
  std::function<void()> between;
  std::size_t processors() const override {
    if (between) between();
    return MemoryWorld::processors();
  }
};

// A world with templates and fonts, a plan and a list.
struct Office {
  LivelyWorld world;
  Options options;
  std::size_t bytes = 0;  // on the disk before the run

  explicit Office(const std::string& list) {
    const std::filesystem::path source = KEHOACH_SOURCE_FOLDER;
    for (const char* folder : {"templates", "fonts"}) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(source / folder)) {
        if (!entry.is_regular_file()) continue;
        Bytes content = read(entry.path());
        bytes += content.size();
        world.put("/data" / entry.path().lexically_relative(source), std::move(content));
      }
    }
    options.data = "/data";
    options.plan = {SourceKind::file, "plan.json", read(source / "samples/vinh-thuan.json"),
                    "/here"};
    options.units = "units.csv";
    options.patterns = {"out/{code}/{slug}.docx", "out/{code}/{slug}.pdf"};
    options.program = "test";
    options.threads = 2;
    world.put("units.csv", list);
    bytes += list.size();
  }

  // What was told, unit by unit: "A1 made: reasons".
  std::string run() {
    std::string out;
    Listener listener;
    listener.unit = [&](const Unit& unit) {
      static const char* const states[] = {"made", "same", "kept", "failed"};
      out += unit.name.substr(0, unit.name.find(' ')) + ' ' + states[static_cast<int>(unit.state)];
      for (const auto& reason : unit.reasons)
        out += (&reason == &unit.reasons[0] ? ": " : "; ") + reason.en;
      for (const auto& told : unit.diagnostics) {
        out += ' ' + std::string(told.code);
        if (const Source* at = told.where.source; at != nullptr && at->kind == SourceKind::cell)
          out += '@' + std::to_string(at->line) + ':' + std::to_string(at->column);
      }
      out += '\n';
    };
    listener.told = [&](const Diagnostics& all) {
      for (const auto& told : all) {
        out += std::string(told.code);
        if (told.where.source != nullptr) out += '@' + std::to_string(told.where.source->line);
        out += '\n';
      }
    };
    listener.progress = [](const Progress&) {};
    summary = batch::run(world, options, listener);
    return out;
  }

  std::string text_of(const std::string& path) { return world.read_file(path, 1U << 24).value(); }
  Summary summary;
};

const std::string three =
    "code,issuer.name,place,date\nA1,LĐLĐ huyện A,A,31/12/2021\nA2,LĐLĐ huyện B,B,\nA3,LĐLĐ huyện "
    "C,C,-\n";

}  // namespace

TEST_CASE("a list becomes files, and the second run makes nothing") {
  Office office(three);
  CHECK(office.run() == "A1 made: never made\nA2 made: never made\nA3 made: never made\n");
  CHECK(office.summary.made == 3);
  const Bytes pdf = office.text_of("out/A1/ldld-huyen-a.pdf");
  const Bytes manifest = office.text_of("out/.kehoach/manifest.jsonl");
  CHECK(pdf.starts_with("%PDF"));
  CHECK(office.text_of("out/A2/ldld-huyen-b.docx").starts_with("PK"));
  CHECK(office.world.kind_of("out/.kehoach/journal.jsonl") == FileKind::nothing);
  CHECK(office.world.kind_of("out/.kehoach/stage") == FileKind::nothing);

  CHECK(office.run() == "A1 same\nA2 same\nA3 same\n");
  CHECK(office.text_of("out/.kehoach/manifest.jsonl") == manifest);

  Office other(three);
  other.options.threads = 5;
  other.run();
  CHECK(other.text_of("out/A1/ldld-huyen-a.pdf") == pdf);
  CHECK(other.text_of("out/.kehoach/manifest.jsonl") == manifest);
}

TEST_CASE("only what has changed is made again, and it is said why") {
  Office office(three);
  office.run();
  office.world.put(
      "units.csv",
      "code,issuer.name,place,date\nA1,LĐLĐ huyện A,A,30/12/2021\nA2,LĐLĐ huyện B,B,\nA3,LĐLĐ "
      "huyện C,C,-\n");
  CHECK(office.run() ==
        "A1 made: the unit's row or a picture of it has changed\nA2 same\nA3 same\n");
  REQUIRE(office.world.remove("out/A2/ldld-huyen-b.pdf"));
  CHECK(office.run() == "A1 same\nA2 made: A2/ldld-huyen-b.pdf is gone\nA3 same\n");
  office.options.program = "another";
  CHECK(office.run() ==
        "A1 made: the program has changed\nA2 made: the program has changed\nA3 made: the program "
        "has changed\n");
  office.world.put("/data/templates/profiles/cong-doan.json",
                   office.text_of("/data/templates/profiles/cong-doan.json") + "\n");
  CHECK(office.run().starts_with("A1 made: the profile has changed\n"));
}

TEST_CASE("a unit is made again when a picture that it shows has changed") {
  Office office("code,issuer.name,seal.image\nA1,LĐLĐ huyện A,dau.png\nA2,LĐLĐ huyện B,\n");
  office.world.put("dau.png", "not a picture");
  CHECK(office.run() == "A1 failed: never made I002@2:17\nA2 made: never made\n");
  const Bytes seal = read(KEHOACH_SOURCE_FOLDER "/tests/plans/con-dau.png");
  office.world.put("dau.png", seal);
  CHECK(office.run().starts_with("A1 made: never made"));
  CHECK(office.run() == "A1 same\nA2 same\n");
  office.world.put("dau.png", seal + "more");
  CHECK(office.run().starts_with("A1 made: the unit's row or a picture of it has changed"));
}

TEST_CASE("what was edited by hand is left alone") {
  Office office(three);
  office.run();
  office.world.put("out/A1/ldld-huyen-a.docx", "mine");
  CHECK(office.run() == "A1 kept B020\nA2 same\nA3 same\n");
  office.options.program = "another";
  CHECK(office.run().starts_with("A1 kept: the program has changed B020\nA2 made"));
  CHECK(office.text_of("out/A1/ldld-huyen-a.docx") == "mine");
  office.options.force = true;
  CHECK(office.run().starts_with("A1 made"));
  CHECK(office.text_of("out/A1/ldld-huyen-a.docx").starts_with("PK"));

  Office strange(three);
  strange.world.put("out/A2/ldld-huyen-b.pdf", "someone's");
  CHECK(strange.run() == "A1 made: never made\nA2 kept: never made B021\nA3 made: never made\n");
  CHECK(strange.text_of("out/A2/ldld-huyen-b.pdf") == "someone's");
  CHECK(strange.world.kind_of("out/A2/ldld-huyen-b.docx") == FileKind::nothing);
}

TEST_CASE("a bad unit stops no other, and points at its cell") {
  Office office("code,issuer.name,date\nA1,LĐLĐ A,31/02/2021\nA2,LĐLĐ B,hôm nay\nA3,LĐLĐ C,2021\n");
  const std::string told = office.run();
  CHECK(told.find("A1 failed: never made P1") == 0);
  CHECK(told.find("@2:11") != std::string::npos);
  CHECK(told.find("@3:11") != std::string::npos);
  CHECK(told.find("A3 made") != std::string::npos);
  CHECK(office.summary.failed == 2);
  CHECK(office.summary.failures.size() == 2);
}

TEST_CASE("units that have left the list are named, and removed when asked") {
  Office office(three);
  office.run();
  office.world.put(
      "units.csv",
      "code,issuer.name,place,date\nA3,LĐLĐ huyện C,C,-\nA1,LĐLĐ huyện A,A,31/12/2021\n");
  CHECK(office.run() == "A3 same\nA1 same\nB022\n");
  CHECK(office.run() == "A3 same\nA1 same\nB022\n");
  CHECK(office.text_of("out/A2/ldld-huyen-b.pdf").starts_with("%PDF"));
  office.world.put("out/A2/ldld-huyen-b.docx", "edited");
  office.options.prune = true;
  CHECK(office.run() == "A3 same\nA1 same\nB020\n");
  CHECK(office.world.kind_of("out/A2/ldld-huyen-b.pdf") == FileKind::nothing);
  CHECK(office.text_of("out/A2/ldld-huyen-b.docx") == "edited");
  office.options.force = true;
  CHECK(office.run() == "A3 same\nA1 same\n");
  CHECK(office.world.kind_of("out/A2") == FileKind::nothing);
}

TEST_CASE("names are looked at before anything is written") {
  Office office("code,issuer.name\nA1,LĐLĐ A\na1,LĐLĐ Á\nCON,x\n");
  CHECK(office.run() == "B017@3\nB017@3\nB016@4\nB016@4\n");
  CHECK_FALSE(office.summary.started);
  CHECK(office.world.kind_of("out") == FileKind::nothing);

  Office unknown("code,issuer.nam,Người ky\nA1,x,y\n");
  CHECK(unknown.run() == "B010@1\nB010@1\n");

  Office input("code,issuer.name\nke-hoach,x\n");
  input.world.put("ke-hoach.docx", "a list can be called anything");
  input.options.plan.name = "ke-hoach.docx";
  input.options.patterns = {"{code}.docx"};
  CHECK(input.run() == "F005@2\n");
}

TEST_CASE("Ctrl-C stops at a document's end, and the next run goes on") {
  Office office(three);
  office.options.threads = 1;
  office.world.interrupt_after(2);
  office.run();
  CHECK(office.summary.interrupted);
  CHECK(office.summary.made <= 2);
  office.world.interrupt_after(1000);
  const std::size_t had = office.summary.made;
  office.run();
  CHECK(office.summary.same == had);
  CHECK(office.summary.made == 3 - had);
  Office whole(three);
  whole.run();
  CHECK(office.text_of("out/.kehoach/manifest.jsonl") ==
        whole.text_of("out/.kehoach/manifest.jsonl"));
}

TEST_CASE("one run at a time in a folder") {
  Office office(three);
  const auto hold = office.world.hold("out/.kehoach/lock", World::Holding::alone);
  REQUIRE(hold);
  CHECK(office.run() == "F006\n");
  CHECK_FALSE(office.summary.started);
}

TEST_CASE("a full disk breaks it off, and later it goes on") {
  Office office(three);
  office.world.limit_disk(office.bytes + 60'000);  // some of the files, and not all
  const std::string told = office.run();
  CHECK(office.summary.broken_off);
  CHECK(told.find("F003") != std::string::npos);
  office.world.limit_disk(std::size_t{64} << 20);
  office.run();
  Office whole(three);
  whole.run();
  for (const char* name :
       {"out/A1/ldld-huyen-a.docx", "out/A3/ldld-huyen-c.pdf", "out/.kehoach/manifest.jsonl"})
    CHECK(office.text_of(name) == whole.text_of(name));
}

TEST_CASE("numbers in the order of the list or of the alphabet; the superior cited") {
  Office office("code,issuer.name\nA1,LĐLĐ huyện Đông\nA2,LĐLĐ huyện Ân\nA3,LĐLĐ huyện An\n");
  office.options.patterns = {"out/{number.no}-{code}.docx"};
  office.options.number_from = 99;
  office.run();
  CHECK(office.world.kind_of("out/99-A1.docx") == FileKind::file);
  CHECK(office.world.kind_of("out/101-A3.docx") == FileKind::file);

  office.options.sort = true;
  office.options.prune = true;
  office.run();
  for (const char* name : {"out/99-A3.docx", "out/100-A2.docx", "out/101-A1.docx"})
    CHECK(office.world.kind_of(name) == FileKind::file);
  CHECK(office.world.kind_of("out/99-A1.docx") == FileKind::nothing);

  office.world.put("units.csv", "issuer.name,number.no\nx,5\n");
  CHECK(office.run() == "B019\n");
}

TEST_CASE("a list that changes under the run ends it") {
  Office office(three);
  office.options.threads = 0;
  office.world.between = [&] { office.world.put("units.csv", three + "A4,LĐLĐ huyện D,D,\n"); };
  CHECK(office.run().ends_with("B024\n"));
  CHECK(office.summary.broken_off);
  office.world.between = {};
  CHECK(office.run().find("A4 made") != std::string::npos);
  office.options.prune = true;
  office.world.between = [&] { office.world.put("units.csv", three); };
  CHECK(office.run().ends_with("B024\n"));
  CHECK(office.world.kind_of("out/A4/ldld-huyen-d.pdf") == FileKind::file);
}

TEST_CASE("shards in turn, joined, leave what one run leaves; a bundle of all") {
  Office one(three), two(three);
  one.options.bundles = {"all.pdf", "all.zip"};
  one.run();
  CHECK(one.summary.merged == 3);
  const Listener silent{[](const Unit&) {}, [](const Diagnostics&) {}, [](const Progress&) {}};
  for (const std::uint32_t shard : {2U, 1U}) {
    two.options.shard = {shard, 2};
    two.run();
    if (shard == 2) {
      const Summary half = join(two.world, {"out", false, false, {}}, silent);
      CHECK(half.missing == 2);
    }
  }
  const Summary joined = join(two.world, {"out", false, false, {"all.pdf", "all.zip"}}, silent);
  CHECK(joined.made == 3);
  CHECK(joined.missing == 0);
  for (const char* path : {"all.pdf", "all.zip", "out/.kehoach/manifest.jsonl"})
    CHECK(two.text_of(path) == one.text_of(path));
  CHECK(two.world.kind_of("out/.kehoach/shards") == FileKind::nothing);
}

TEST_CASE("a bundle on a full disk leaves none, and the units' files") {
  Office office(three);
  office.run();
  std::size_t held = 0;
  for (const auto& [path, content] : office.world.files()) held += content.size();
  office.world.limit_disk(held + 20'000);
  office.options.bundles = {"all.pdf", "all.zip"};
  CHECK(office.run().find("F003") != std::string::npos);
  CHECK(office.summary.broken_off);
  for (const char* path : {"all.pdf", "all.zip", "all.pdf.part", "all.zip.part"})
    CHECK(office.world.kind_of(path) == FileKind::nothing);
  CHECK(office.world.kind_of("out/A1/ldld-huyen-a.pdf") == FileKind::file);
}

TEST_CASE("a name as long as a cell may be leaves a manifest that can be read") {
  Office office("code,issuer.name\nA1,\"" + std::string((std::size_t{1} << 20) - 1, 'x') +
                "\"\nA2,LĐLĐ huyện B\n");
  office.options.patterns = {"out/{code}.pdf"};
  CHECK(office.run().find("A2 made") != std::string::npos);
  const std::string again = office.run();
  CHECK(again.find("B023") == std::string::npos);
  CHECK(again.find("A2 same") != std::string::npos);
}
