#include "base/no_break.h"

#include <catch2/catch.hpp>

using namespace kehoach;

TEST_CASE("a text as one plain line") {
  const auto plain = [](std::string_view text) {
    std::string out = "|";
    append_plain_line(out, text);
    return out;
  };
  CHECK(plain("") == "|");
  CHECK(plain("Kế hoạch “2021” – Ân") == "|Kế hoạch “2021” – Ân");
  CHECK(plain("Số\u00A034\u2011CT\u2011TW\nngày\u00A0") == "|Số 34-CT-TW ngày ");
  CHECK(plain("\n\u00A0\u2011") == "|  -");
  // Of the same first bytes.
  CHECK(plain("\u00A9\u2010\u2012") == "|\u00A9\u2010\u2012");
}
