#include "ooxml/package_read.h"

#include <random>

#include <catch2/catch.hpp>

#include "ooxml/zip_write.h"

using namespace kehoach;
using namespace kehoach::ooxml;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

Bytes zip_of(const Parts& parts) {
  Compressor compressor(9);
  ZipWriter zip(compressor);
  for (const auto& [name, content] : parts) zip.add(name, content);
  return zip.finish();
}

std::string rels(std::string_view type, std::string_view target) {
  const Relationship one{"rId1", std::string(type), std::string(target), false};
  return relationships({&one, 1});
}

template <typename T>
std::string code_of(const Result<T>& result) {
  return result ? "" : std::string(result.error().front().code);
}

const std::string main_type = std::string(office_relationships) + "officeDocument";

}  // namespace

TEST_CASE("parts are found by relationship, not by name") {
  const std::pair<std::string, std::string> kinds[] = {
      {main_type, "odd/place.xml"},
      {std::string(strict_relationships) + "officeDocument", "/odd/place.xml"},
      {main_type, "/ODD/Place.XML"}};
  for (const auto& [type, target] : kinds) {
    const Bytes file = zip_of({{"_rels/.rels", rels(type, target)}, {"odd/place.xml", "<a/>"}});
    Result<Package> package = Package::open(file, "test");
    REQUIRE(package);
    const Result<std::string> main = package->related("", "officeDocument");
    REQUIRE(main);
    CHECK(package->xml(*main)->name == "a");
    CHECK(code_of(package->related("", "styles")) == "X004");
    CHECK(code_of(package->related(*main, "styles")) == "X004");
  }
  const Bytes dangling = zip_of({{"_rels/.rels", rels(main_type, "../../a.xml")}});
  CHECK(code_of(Package::open(dangling, "test")->related("", "officeDocument")) == "X004");
}

TEST_CASE("what is no zip is refused, also where it is cut or changed") {
  CHECK(code_of(Package::open("", "test")) == "X001");
  CHECK(code_of(Package::open("PK\x03\x04 and so on", "test")) == "X001");
  CHECK(code_of(Package::open(std::string(100'000, 'x'), "test")) == "X001");

  std::string text;
  for (int i = 0; i < 300; ++i) text += "Kế hoạch số " + std::to_string(i);
  const Bytes file = zip_of({{"a.xml", text}, {"b.xml", "<b/>"}});
  CHECK(code_of(Package::open(ByteView(file).substr(0, file.size() / 2), "test")) == "X001");

  Bytes changed = file;
  changed[100] = static_cast<char>(changed[100] ^ 0x10);  // in the deflated data
  Result<Package> package = Package::open(changed, "test");
  REQUIRE(package);
  CHECK(code_of(package->content("a.xml")) == "X001");
  CHECK(*package->content("b.xml") == "<b/>");
  CHECK(code_of(package->content("c.xml")) == "X004");
}

TEST_CASE("bombs are refused before they go off") {
  const Bytes zeros = zip_of({{"a", std::string(16U << 20, '\0')}});
  CHECK(zeros.size() < 20'000);
  CHECK(code_of(Package::open(zeros, "test")->content("a")) == "X002");

  // Text as repetitive as a table's passes.
  std::string table;
  std::mt19937_64 random(5);
  while (table.size() < (2U << 20)) {
    table +=
        "<w:tc><w:p><w:r><w:t>" + std::to_string(random() % 1000) + "</w:t></w:r></w:p></w:tc>";
  }
  const Bytes fine = zip_of({{"a", table}});
  CHECK(*Package::open(fine, "test")->content("a") == table);

  PackageLimits limits;
  limits.part = 1000;
  const Bytes small = zip_of({{"a", std::string(1001, 'x')}, {"b", std::string(1000, 'x')}});
  CHECK(code_of(Package::open(small, "test", limits)->content("a")) == "X002");
  CHECK(code_of(Package::open(small, "test", limits)->content("b")) == "");

  limits.total = 1500;
  Result<Package> package = Package::open(small, "test", limits);
  CHECK(code_of(package->content("b")) == "");
  CHECK(code_of(package->content("b")) == "X002");

  limits.entries = 1;
  CHECK(code_of(Package::open(small, "test", limits)) == "X002");
}

TEST_CASE("a header that lies about a size is not believed") {
  const Bytes file = zip_of({{"a", std::string(100'000, 'x')}});
  // The size stands at 22 in the local header and at 24 in the directory's.
  const std::size_t directory = file.find("PK\x01\x02");
  for (const std::uint32_t claimed : {10U, 99'999U, 100'001U, 0xFFFFFF00U}) {
    Bytes lying = file;
    for (const std::size_t at : {std::size_t{22}, directory + 24}) {
      for (std::size_t i = 0; i < 4; ++i) {
        lying[at + i] = static_cast<char>((claimed >> (8 * i)) & 0xFF);
      }
    }
    CAPTURE(claimed);
    Result<Package> package = Package::open(lying, "test");
    if (package) CHECK(code_of(package->content("a")) != "");
  }
}

TEST_CASE("an encrypted part is refused") {
  Bytes file = zip_of({{"a", "some text"}});
  file[6] = 1;  // general purpose flag, bit 0
  file[file.find("PK\x01\x02") + 8] = 1;
  Result<Package> package = Package::open(file, "test");
  REQUIRE(package);
  CHECK(code_of(package->content("a")) == "X001");
}

TEST_CASE("names that are folders or no text are passed over") {
  const Bytes file = zip_of({{"word/", ""}, {"\xFF.xml", "x"}, {"word/a.xml", "<a/>"}});
  Result<Package> package = Package::open(file, "test");
  REQUIRE(package);
  CHECK(package->parts() == std::vector<std::string>{"word/a.xml"});
  CHECK(package->has("WORD/A.xml"));
  CHECK_FALSE(package->has("word/"));
}

TEST_CASE("no change of bytes does harm") {
  std::string text = "<a xmlns:w='urn:1'>";
  for (int i = 0; i < 50; ++i) text += "<w:b c='d'>" + std::to_string(i * 7919) + "</w:b>";
  text += "</a>";
  const Bytes file = zip_of({{"_rels/.rels", rels(main_type, "a.xml")}, {"a.xml", text}});
  std::mt19937_64 random(30);
  for (int i = 0; i < 4000; ++i) {
    Bytes changed = file;
    for (std::uint64_t n = random() % 4 + 1; n > 0; --n) {
      changed[random() % changed.size()] = static_cast<char>(random());
    }
    if (random() % 8 == 0) changed.resize(random() % changed.size());
    Result<Package> package = Package::open(changed, "test");
    if (!package) continue;
    const Result<std::string> main = package->related("", "officeDocument");
    if (main) (void)package->xml(*main);
  }
}
