#include "base/source.h"

#include <catch2/catch.hpp>

using namespace kehoach;

TEST_CASE("lines are found by byte, whatever ends them") {
  const Source source{SourceKind::file, "a", "mot\r\nhai\rba\nbon"};
  CHECK(line_at(source, 0).number == 1);
  CHECK(line_at(source, 0).text == "mot");
  CHECK(line_at(source, 5).number == 2);
  CHECK(line_at(source, 5).text == "hai");
  CHECK(line_at(source, 9).number == 3);
  CHECK(line_at(source, 12).number == 4);
  CHECK(line_at(source, 400).text == "bon");
}

TEST_CASE("a path reads as JSON pointer and as people write it") {
  Sources sources;
  const DataPath* root = sources.root();
  const DataPath* phases = sources.member(root, "phases");
  const DataPath* second = sources.element(phases, 1);
  const DataPath* odd = sources.member(second, "a/b~c");
  CHECK(json_pointer(root).empty());
  CHECK(json_pointer(odd) == "/phases/1/a~1b~0c");
  CHECK(readable_path(odd) == "phases[1].a/b~c");
}

TEST_CASE("an origin narrows to the bytes of a piece of its text") {
  Sources sources;
  const Source* source = sources.add(SourceKind::file, "p.json", R"({"a": "mot hai"})");
  DataPath* path = sources.member(sources.root(), "a");
  path->lead = 1;
  const Origin whole{source, {6, 15}, nullptr, path, 0};
  CHECK(narrowed(whole, 4, 3).span == Span{11, 14});  // "hai"

  SECTION("through an escape") {
    // the content "m\u1ED9t hai": U+1ED9 is three bytes decoded and six raw
    path->offsets = {{0, 7}, {1, 8}, {4, 14}};
    const Origin escaped{source, {6, 21}, nullptr, path, 0};
    CHECK(narrowed(escaped, 1, 3).span == Span{8, 14});
    CHECK(narrowed(escaped, 4, 1).span == Span{14, 15});
  }
  SECTION("not once a filter has changed the text") {
    Origin changed = whole;
    changed.offset = Origin::somewhere;
    CHECK(narrowed(changed, 4, 3).span == whole.span);
  }
  SECTION("not past its token") { CHECK(narrowed(whole, 40, 3).span == whole.span); }
}
