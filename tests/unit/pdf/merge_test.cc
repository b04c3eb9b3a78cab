#include "pdf/merge.h"

#include <random>

#include <catch2/catch.hpp>

#include "file_reader.h"
#include "pdf/press.h"
#include "sample.h"
#include "tokens.h"

using namespace kehoach;
using namespace kehoach::pdf;
using namespace std::string_view_literals;

namespace {

Bytes printed(int pages, const std::string& heading, Settings settings = {}) {
  Sample sample;
  std::vector<flow::Run> runs(1);
  runs[0].text = heading;
  sample.add(runs, 1);
  for (int page = 2; page <= pages; ++page) {
    sample.begin_page(0, static_cast<std::uint32_t>(page));
    sample.add("Trang sau");
  }
  Press press(shipped_family(), settings);
  auto file = press.write(sample.flow, sample.pages);
  REQUIRE(file);
  return std::move(*file);
}

struct Merged {
  Bytes file;
  Merger merger{[this](ByteView bytes) -> Result<void> {
                  file += bytes;
                  return {};
                },
                "Tất cả"};
};

std::size_t count(ByteView text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != ByteView::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

// What stands in all object streams.
Bytes objects(ByteView file) {
  Bytes out;
  for (std::size_t at = file.find("/ObjStm"); at != ByteView::npos;
       at = file.find("/ObjStm", at + 1)) {
    const std::size_t data = file.find("stream\n", at) + 7;
    const auto plain = inflate(file.substr(data, file.find("\nendstream", data) - data));
    REQUIRE(plain);
    out += *plain;
  }
  return out;
}

}  // namespace

TEST_CASE("each document begins on a new sheet, under its own bookmark") {
  Merged all;
  REQUIRE(all.merger.add(printed(3, "Một"), {"1.pdf", "Đơn vị một", "A"}));
  REQUIRE(all.merger.add(printed(2, "Hai"), {"2.pdf", "Đơn vị hai", "Đ 2"}));
  REQUIRE(all.merger.add(printed(1, "Ba"), {"3.pdf", "Đơn vị ba", "3"}));
  REQUIRE(all.merger.finish());
  const Bytes text = objects(all.file);
  CHECK(count(text, "/Type/Page/") + count(text, "/Type /Page") == 7);  // the last needs no back
  CHECK(count(text, "/Resources<<>>") == 1);
  CHECK(count(text, "/Count 7") == 1);
  CHECK(count(text, "/Count -1") == 3);  // closed, with one heading each
  CHECK(count(text, "/Type/Outlines") == 1);
  CHECK(count(text, "/StructParents") == 0);
  CHECK(count(text, "/Parent") == 7 + 3 + 3);
}

TEST_CASE("pages are called by their file and their own number, empty backs have none") {
  Merged all;
  Sample sample;  // a page turned aside, numbered anew, as appendices are
  sample.add("Một", 0);
  sample.begin_page(1, 1);
  sample.add("Phụ lục");
  sample.begin_page(1, 2);
  sample.add("Phụ lục");
  Press press(shipped_family(), {});
  const auto file = press.write(sample.flow, sample.pages);
  REQUIRE(file);
  REQUIRE(all.merger.add(*file, {"1.pdf", "Một", "A"}));
  REQUIRE(all.merger.add(printed(2, "Hai"), {"2.pdf", "Hai", "Đ"}));
  REQUIRE(all.merger.finish());
  const Bytes text = objects(all.file);
  CHECK(count(text,
              "<</Nums[0<</S/D/P(A/)>>1<</S/D/P(A/)>>3<</P(\xFE\xFF\0A\0/\x20\x13)>>"sv
              "4<</S/D/P(\xFE\xFF\1\x10\0/)>>]>>"sv) == 1);
  CHECK(count(text, "/PageLabels ") == 1);
}

TEST_CASE("labels of many files make a tree") {
  Merged all;
  const Bytes file = printed(2, "Một");
  for (int i = 0; i < 200; ++i) REQUIRE(all.merger.add(file, {"1.pdf", "Một", std::to_string(i)}));
  REQUIRE(all.merger.finish());
  const Bytes text = objects(all.file);
  CHECK(count(text, "<</Limits[0 126]/Nums[0<</S/D/P(0/)>>2<</S/D/P(1/)>>") == 1);
  CHECK(count(text, "<</Limits[128 254]/Nums[128<</S/D/P(64/)>>") == 1);
  CHECK(count(text, "<</Limits[384 398]/Nums[384<<") == 1);
  CHECK(count(text, "/Limits") == 4);
  CHECK(count(text, "<</Kids[") == 1);
}

TEST_CASE("what is the same stands in the merged file once") {
  Merged one, two;
  const Bytes file = printed(2, "Một");
  REQUIRE(one.merger.add(file, {"1.pdf", "Một", "A"}));
  REQUIRE(one.merger.finish());
  for (int i = 0; i < 50; ++i) REQUIRE(two.merger.add(file, {"1.pdf", "Một", "A"}));
  REQUIRE(two.merger.finish());
  CHECK(count(two.file, "/Length1") == count(one.file, "/Length1"));
  CHECK(two.file.size() < one.file.size() + 50 * 100);
}

TEST_CASE("files of every standard can be merged") {
  for (const Archive archive : {Archive::none, Archive::a_1b, Archive::a_2a, Archive::a_3a}) {
    for (const Form form : {Form::compact, Form::readable}) {
      Merged all;
      const Settings settings{.form = form,
                              .archive = archive,
                              .universal_access = archive != Archive::a_1b,
                              .sign_fields = archive == Archive::a_2a};
      REQUIRE(all.merger.add(printed(3, "Một", settings), {"1.pdf", "Một", "A"}));
      REQUIRE(all.merger.add(printed(3, "Hai", settings), {"2.pdf", "Hai", "A"}));
      REQUIRE(all.merger.finish());
      CHECK(count(objects(all.file), "/Count 7") == 1);
    }
  }
}

TEST_CASE("a page tree of several levels counts all pages") {
  Merged all;
  const Bytes file = printed(90, "Dài");
  for (int i = 0; i < 100; ++i) REQUIRE(all.merger.add(file, {"1.pdf", "Dài", "A"}));
  REQUIRE(all.merger.finish());
  const Bytes text = objects(all.file);
  CHECK(count(text, "/Count 9000/") == 1);
  CHECK(count(text, "/Count 4096/") == 2);
  CHECK(count(all.file, "/Type/XRef") == 1);
}

TEST_CASE("of no files there is a file without pages") {
  Merged all;
  REQUIRE(all.merger.finish());
  CHECK(count(objects(all.file), "/Type/Pages/Count 0/Kids[]") == 1);
}

TEST_CASE("what no press has written is refused, and the rest goes on") {
  Merged all;
  const Bytes good = printed(1, "Một");
  const std::string_view bad[] = {
      "", "%PDF-1.7\n", "%PDF-1.7\nstartxref\n0\n%%EOF",
      "%PDF-1.7\nxref\n0 9999999999\ntrailer<<>>startxref\n9\n%%EOF",
      "%PDF-1.7\n1 0 obj<</Type/XRef/W[1 1 1]/Length 9>>stream\nstartxref\n9\n%%EOF"};
  for (const std::string_view file : bad) {
    const auto added = all.merger.add(file, {"x.pdf", "X", "A"});
    REQUIRE_FALSE(added);
    CHECK(added.error().at(0).code == "C012");
  }
  CHECK_FALSE(all.merger.add(ByteView(good).substr(0, good.size() / 2), {"x.pdf", "X", "A"}));
  REQUIRE(all.merger.add(good, {"1.pdf", "Một", "A"}));
  REQUIRE(all.merger.finish());
  CHECK(count(objects(all.file), "/Count 1/") == 1);
}

TEST_CASE("a spoilt file is refused or merged, and never harms") {
  std::mt19937 random(5);
  const Bytes files[] = {printed(3, "Một"), printed(3, "Hai", {.form = Form::readable})};
  for (int turn = 0; turn < 600; ++turn) {
    Bytes file = files[turn % 2];
    // Near the end stands what holds the file together.
    const std::size_t from =
        turn % 3 == 0 ? 0 : file.size() - std::min<std::size_t>(file.size(), 4000);
    for (int i = 0; i < 4; ++i)
      file[from + random() % (file.size() - from)] = static_cast<char>(random());
    Merged all;
    (void)all.merger.add(file, {"x.pdf", "X", "A"});
    REQUIRE(all.merger.finish());
  }
}

TEST_CASE("references are renamed, and nothing that looks like one") {
  Bytes out;
  const auto twice = [](std::uint32_t number) -> std::optional<Reference> {
    return Reference{number * 2};
  };
  REQUIRE(append_renamed(out, "<</A 3 0 R/B[1 2 3 0 R 4 5]/C(3 0 R\\) (x))/D<33>/E 1.5/F true>>",
                         twice));
  CHECK(out == "<</A 6 0 R/B[1 2 6 0 R 4 5]/C(3 0 R\\) (x))/D<33>/E 1.5/F true>>");
  CHECK_FALSE(append_renamed(out, "[3 0 R]", [](auto) { return std::optional<Reference>(); }));
  CHECK_FALSE(append_renamed(out, "(never ends", twice));
  CHECK(entry("<</A 1/B/Name/C<</B 2>>>>", "/B") == "/Name");
  CHECK(entry("<</A 1", "/B").empty());
  std::size_t at = 0;
  CHECK_FALSE(next_value(Bytes(1000, '[') + Bytes(1000, ']'), at));
}
