#include "ooxml/zip_write.h"

#include <random>

#include <catch2/catch.hpp>

#include "ooxml/package_read.h"

using namespace kehoach;
using namespace kehoach::ooxml;

namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a stored entry is written to the byte as APPNOTE has it") {
  Compressor compressor(1);
  ZipWriter zip(compressor);
  zip.add("a", "b");
  const Bytes file = zip.finish();
  const std::string_view expected(
      "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x21\x00\xF9\xEF\xBE\x71\x01\x00\x00\x00\x01\x00"
      "\x00\x00\x01\x00\x00\x00"
      "ab"
      "PK\x01\x02\x14\x00\x14\x00\x00\x00\x00\x00\x00\x00\x21\x00\xF9\xEF\xBE\x71\x01\x00\x00\x00"
      "\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
      "a"
      "PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x2F\x00\x00\x00\x20\x00\x00\x00\x00\x00",
      32 + 47 + 22);
  CHECK(file == expected);
}

TEST_CASE("what is written is read back, at every level") {
  std::mt19937_64 random(1);
  std::string noise(5000, '\0');
  for (char& c : noise) c = static_cast<char>(random());
  const std::pair<std::string, std::string> contents[] = {
      {"[Content_Types].xml", repeated("Kế hoạch thi đua. ", 500)},
      {"empty.xml", ""},
      {"one.xml", "x"},
      {"word/noise.bin", noise},
      {"word/document.xml", repeated("<w:p/>", 20000)},
  };
  for (const int level : {1, 6, 12}) {
    CAPTURE(level);
    Compressor compressor(level);
    ZipWriter zip(compressor);
    for (const auto& [name, content] : contents) zip.add(name, content);
    const Bytes file = zip.finish();
    CHECK(file.size() < 10000);  // noise is stored, the rest shrinks

    Result<Package> package = Package::open(file, "test");
    REQUIRE(package);
    REQUIRE(package->parts().size() == std::size(contents));
    for (std::size_t i = 0; i < std::size(contents); ++i) {
      CHECK(package->parts()[i] == contents[i].first);
      CHECK(*package->content(contents[i].first) == contents[i].second);
    }
  }
}

TEST_CASE("a packed part is spliced into the same bytes as if it were written there") {
  Compressor compressor(1);
  const std::string text = repeated("Công đoàn cơ sở ", 300);
  const PackedPart packed = pack("b", text, compressor);
  CHECK(packed.deflated);
  CHECK_FALSE(pack("c", "short", compressor).deflated);

  ZipWriter written(compressor), spliced(compressor, 4000);
  for (ZipWriter* zip : {&written, &spliced}) zip->add("a", "first");
  written.add("b", text);
  spliced.add(packed);
  written.add("c", "short");
  spliced.add(pack("c", "short", compressor));
  CHECK(written.finish() == spliced.finish());
}

TEST_CASE("an empty zip is a zip") {
  Compressor compressor(1);
  const Bytes file = ZipWriter(compressor).finish();
  CHECK(file.size() == 22);
}
