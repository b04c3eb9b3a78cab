#include "viet/case.h"

#include <string>

#include <catch2/catch.hpp>
#include <unicode/locid.h>

#include "viet/unicode.h"

using namespace kehoach;

TEST_CASE("capitals of whole texts") {
  struct Case {
    std::string small, capital;
  };
  for (const auto& [small, capital] : {
           Case{"Liên đoàn Lao động", "LIÊN ĐOÀN LAO ĐỘNG"},
           Case{"aăâbcdđeêghiklmnoôơpqrstuưvxy", "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"},
           Case{"àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị", "ÀẢÃÁẠ ẰẲẴẮẶ ẦẨẪẤẬ ÈẺẼÉẸ ỀỂỄẾỆ ÌỈĨÍỊ"},
           Case{"òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ", "ÒỎÕÓỌ ỒỔỖỐỘ ỜỞỠỚỢ ÙỦŨÚỤ ỪỬỮỨỰ ỲỶỸÝỴ"},
           Case{"“năm 2020” – 100%", "“NĂM 2020” – 100%"},
           Case{"", ""},
       }) {
    CHECK(viet::to_upper(small) == capital);
    CHECK(viet::to_lower(capital) == viet::to_lower(small));
    CHECK(viet::to_upper(capital) == capital);
  }
  CHECK(viet::to_lower("LĐLĐ Tỉnh ĐỒNG THÁP") == "lđlđ tỉnh đồng tháp");
  CHECK(viet::to_upper("straße") == "STRASSE");
}

TEST_CASE("capitals do not depend on the user's language") {
  const icu::Locale before = icu::Locale::getDefault();
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale::setDefault(icu::Locale("tr"), status);
  REQUIRE(U_SUCCESS(status));
  CHECK(viet::to_upper("tình hình i") == "TÌNH HÌNH I");
  CHECK(viet::to_lower("I") == "i");
  icu::Locale::setDefault(before, status);
}

TEST_CASE("capitals are in NFC") {
  CHECK(viet::is_nfc(viet::to_upper("\u0390\u01F0\u0149")));
  CHECK(viet::is_nfc(viet::to_lower("\u0130")));
}

TEST_CASE("the first letter of every syllable") {
  CHECK(viet::to_title("nguyễn thị bích thuỷ") == "Nguyễn Thị Bích Thuỷ");
  CHECK(viet::to_title("LĐLĐ huyện vĩnh thuận") == "LĐLĐ Huyện Vĩnh Thuận");
  CHECK(viet::to_title("đỗ  (ông) “ân”") == "Đỗ  (Ông) “Ân”");
  CHECK(viet::to_title("vla-đi-mia i-lích lê-nin") == "Vla-đi-mia I-lích Lê-nin");
  CHECK(viet::to_title("quận 5 p. 3a") == "Quận 5 P. 3a");
  CHECK(viet::to_title("").empty());
  CHECK(viet::to_title("sản xuất - kinh doanh") == "Sản Xuất - Kinh Doanh");
}

TEST_CASE("the first letter of the text") {
  CHECK(viet::capitalize_first("đẩy mạnh phong trào") == "Đẩy mạnh phong trào");
  CHECK(viet::capitalize_first("“ưu tiên” LĐLĐ") == "“Ưu tiên” LĐLĐ");
  CHECK(viet::capitalize_first(" (ở cơ sở)") == " (Ở cơ sở)");
  CHECK(viet::capitalize_first("02 đợt") == "02 đợt");
  CHECK(viet::capitalize_first("Đã hoa") == "Đã hoa");
  CHECK(viet::capitalize_first("…").empty() == false);
  CHECK(viet::capitalize_first("").empty());
}

TEST_CASE("what is a capital, a letter, a digit") {
  for (const char32_t c : std::u32string(U"AZĐƯẾỰÝ")) CHECK(viet::is_upper(c));
  for (const char32_t c : std::u32string(U"azđưế1 -")) CHECK_FALSE(viet::is_upper(c));
  for (const char32_t c : std::u32string(U"aĐế7漢")) CHECK(viet::is_letter_or_digit(c));
  for (const char32_t c : std::u32string(U" -.“/\u0301")) CHECK_FALSE(viet::is_letter_or_digit(c));
}
