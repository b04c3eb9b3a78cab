#include "ooxml/zip_write.h"

#include <map>
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

namespace {

// What a stream has taken: the first bytes of large pieces, to spare memory, and all of small ones.
struct Disk {
  std::map<std::uint64_t, Bytes> pieces;
  std::uint64_t size = 0;

  Result<void> write(ByteView bytes) {
    pieces[size] = Bytes(bytes.substr(0, std::min<std::size_t>(bytes.size(), 100'000)));
    size += bytes.size();
    return {};
  }
  Result<Bytes> read(std::uint64_t from, std::size_t count) const {
    const auto piece = std::prev(pieces.upper_bound(from));
    return piece->second.substr(static_cast<std::size_t>(from - piece->first), count);
  }
  Result<void> finish(ZipWriter& zip) {
    return zip.finish([&](auto from, auto count) { return read(from, count); },
                      [&](ByteView bytes) { return write(bytes); });
  }
  Bytes tail() const {
    Bytes all;
    for (const auto& [at, bytes] : pieces) all = all.substr(all.size() / 2) + bytes;
    return all;
  }
};

std::uint64_t little_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
    value = value << 8 | static_cast<unsigned char>(*byte);
  return value;
}

}  // namespace

TEST_CASE("an archive that is taken away piece by piece is the same as one made in memory") {
  Compressor compressor(1);
  ZipWriter whole(compressor), pieces(compressor);
  const std::string long_name(400, 'x');
  Disk disk;
  for (const std::string name : {"kế hoạch.docx", "b", long_name.c_str()}) {
    whole.add_stored(name, "nội dung của " + name);
    pieces.add_stored(name, "nội dung của " + name);
    REQUIRE(disk.write(pieces.take()));
  }
  const Bytes file = whole.finish();
  REQUIRE(disk.finish(pieces));
  Bytes put;
  for (const auto& [at, bytes] : disk.pieces) put += bytes;
  CHECK(put == file);
  CHECK(file.substr(0, 8) == ByteView("PK\x03\x04\x14\x00\x00\x08", 8));  // the name is UTF-8
  const std::size_t directory = file.find("PK\x01\x02");
  CHECK(file[directory + 5] == 3);  // Unix: no code page
  CHECK(file[file.find("PK\x01\x02", directory + 1) + 5] == 0);
  Result<Package> package = Package::open(file, "test");
  REQUIRE(package);
  CHECK(package->parts().at(0) == "kế hoạch.docx");
  CHECK(package->parts().at(2) == long_name);
}

TEST_CASE("more entries than 16 bits can count need the 64-bit records, fewer do not") {
  for (const std::size_t count : {65'534U, 65'535U}) {
    Compressor compressor(1);
    ZipWriter zip(compressor);
    for (std::size_t i = 0; i < count; ++i) zip.add_stored(std::to_string(i), "");
    const Bytes file = zip.finish();
    const std::size_t end = file.size() - 22;
    CHECK(file.substr(end, 4) == "PK\x05\x06");
    CHECK(little_endian(file.substr(end + 10, 2)) == count);
    const bool large = count == 65'535;
    CHECK((file.substr(end - 20, 4) == "PK\x06\x07") == large);
    if (!large) continue;
    const std::uint64_t record = little_endian(file.substr(end - 12, 8));
    CHECK(record == end - 20 - 56);
    CHECK(file.substr(record, 4) == "PK\x06\x06");
    CHECK(little_endian(file.substr(record + 32, 8)) == count);
    CHECK(little_endian(file.substr(record + 40, 8)) + little_endian(file.substr(record + 48, 8)) ==
          record);
  }
}

TEST_CASE("behind 4 GiB an entry's place stands in the 64-bit field") {
  Compressor compressor(1);
  ZipWriter zip(compressor);
  Disk disk;
  const Bytes content(std::size_t{64} << 20, 'x');
  for (int i = 0; i < 64; ++i) {
    zip.add_stored("a" + std::to_string(i), content);
    REQUIRE(disk.write(zip.take()));
  }
  const std::uint64_t far = disk.size;
  CHECK(far > 0xFFFFFFFF);
  zip.add_stored("far", "away");
  REQUIRE(disk.finish(zip));
  const Bytes tail = disk.tail();
  const std::size_t at = tail.rfind("PK\x01\x02");
  CHECK(little_endian(tail.substr(at + 6, 2)) == 45);
  CHECK(little_endian(tail.substr(at + 42, 4)) == 0xFFFFFFFF);
  CHECK(tail.substr(at + 46, 3) == "far");
  CHECK(little_endian(tail.substr(at + 49, 2)) == 1);
  CHECK(little_endian(tail.substr(at + 51, 2)) == 8);
  CHECK(little_endian(tail.substr(at + 53, 8)) == far);
}
