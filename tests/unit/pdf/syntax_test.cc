#include "syntax.h"

#include <cstdint>
#include <limits>

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::pdf;

namespace {

template <typename F>
Bytes written(F append) {
  Bytes out;
  append(out);
  return out;
}

}  // namespace

TEST_CASE("thousandths are written without noughts at the end") {
  struct Case {
    std::int64_t value;
    const char* text;
  };
  for (const Case& c :
       {Case{0, "0"}, Case{1, "0.001"}, Case{10, "0.01"}, Case{100, "0.1"}, Case{1000, "1"},
        Case{1500, "1.5"}, Case{-1, "-0.001"}, Case{-1500, "-1.5"}, Case{595300, "595.3"},
        Case{10203, "10.203"}, Case{-70, "-0.07"}, Case{1234567890123, "1234567890.123"}}) {
    CHECK(written([&](Bytes& out) { append_thousandths(out, c.value); }) == c.text);
  }
}

TEST_CASE("a measure is a 20480th of a point, to the nearest thousandth") {
  struct Case {
    Measure measure;
    const char* text;
  };
  for (const Case& c : {Case{0, "0"}, Case{20480, "1"}, Case{-20480, "-1"}, Case{10, "0"},
                        Case{11, "0.001"}, Case{-10, "0"}, Case{-11, "-0.001"}, Case{1024, "0.05"},
                        Case{1024 * 11906, "595.3"}, Case{20480 * 3 + 5120, "3.25"}}) {
    CAPTURE(c.measure);
    CHECK(written([&](Bytes& out) { append_points(out, c.measure); }) == c.text);
  }
  // Nothing overflows, however far out.
  const auto most = std::numeric_limits<Measure>::max(),
             least = std::numeric_limits<Measure>::min();
  CHECK(thousandths_of_point(most) == thousandths_of_point(farthest));
  CHECK(thousandths_of_point(least) == -thousandths_of_point(farthest));
}

TEST_CASE("literal strings escape what would end or change them") {
  const Bytes all = written([](Bytes& out) { append_literal(out, "a(b)c\\d\re\nf"); });
  CHECK(all == "(a\\(b\\)c\\\\d\\re\nf)");
  CHECK(written([](Bytes& out) { append_literal(out, std::string_view("\0x", 2)); }) ==
        std::string("(\0x)", 4));
}

TEST_CASE("text strings are ASCII or UTF-16 with a mark") {
  using namespace std::string_view_literals;
  struct Case {
    const char* text;
    std::string_view written;
  };
  // U+0129, U+5C28 and U+0D5C have bytes that a string must escape.
  for (const Case& c :
       {Case{"", "()"sv}, Case{"Plan (1)", "(Plan \\(1\\))"sv},
        Case{"Kế", "(\xFE\xFF\0K\x1E\xBF)"sv}, Case{"a\nb", "(\xFE\xFF\0a\0\n\0b)"sv},
        Case{"\xF0\x9F\x98\x80", "(\xFE\xFF\xD8\x3D\xDE\0)"sv}, Case{"~", "(~)"sv},
        Case{"\x7F", "(\xFE\xFF\0\x7F)"sv},
        Case{"\u0129\u5C28\u0D5C", "(\xFE\xFF\1\\)\\\\\\(\\r\\\\)"sv}}) {
    CHECK(written([&](Bytes& out) { append_text(out, c.text); }) == c.written);
  }
}
