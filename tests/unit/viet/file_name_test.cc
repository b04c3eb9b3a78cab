#include "viet/file_name.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "random_text.h"

using namespace kehoach;

TEST_CASE("slugs") {
  struct Case {
    std::string text, slug;
  };
  for (const auto& [text, slug] : {
           Case{"LĐLĐ tỉnh Kiên Giang", "ldld-tinh-kien-giang"},
           Case{"Vĩnh Thuận", "vinh-thuan"},
           Case{"ÂẤẦẨẪẬĂẮẰẲẴẶÊẾỀỂỄỆÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰĐÝỲỶỸỴ",
                "aaaaaaaaaaaaeeeeeeoooooooooooouuuuuudyyyyy"},
           Case{"  CĐCS Trường THPT “Ngọc Tố”  ", "cdcs-truong-thpt-ngoc-to"},
           Case{"117/KH-LĐLĐ", "117-kh-ldld"},
           Case{"Ban Chính sách - Pháp luật & Quan hệ", "ban-chinh-sach-phap-luat-quan-he"},
           Case{"Công ty TNHH A.B.C (Việt Nam)", "cong-ty-tnhh-a-b-c-viet-nam"},
           Case{"Đắk Lắk", "dak-lak"},
           Case{"Ðồng Ɖa", "dong-da"},
           Case{"Straße Œuvre Łódź", "strasse-oeuvre-lodz"},
           Case{"Vie\u0302\u0323t", "viet"},
           Case{"...", ""},
           Case{"", ""},
           Case{"漢字", ""},
           Case{"số 漢 1", "so-1"},
           Case{"Con", "ten-con"},
           Case{"NUL", "ten-nul"},
           Case{"com1", "ten-com1"},
           Case{"com 1", "com-1"},
           Case{"Công", "cong"},
       }) {
    CHECK(viet::slug(text) == slug);
  }
}

TEST_CASE("long names end with a whole word") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "đoàn viên ";
  const std::string slug = viet::slug(text);
  CHECK(slug.size() <= 100);
  CHECK(slug.size() > 90);
  CHECK((slug.ends_with("-doan") || slug.ends_with("-vien")));
  CHECK(viet::slug(std::string(500, 'x')).size() == 100);
  CHECK(viet::slug(std::string(100, 'x') + " y") == std::string(100, 'x'));
}

TEST_CASE("a slug holds small letters, digits and single hyphens, and is its own slug") {
  const std::vector<std::string> alphabet{"a", "Đ",      "ệ",  " ",   "-", "--", "_",
                                          "/", "..",     "1",  "\\",  ":", "漢", "😀",
                                          "ß", "\u0301", "\n", "Con", "ư"};
  std::mt19937_64 random(12);
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = random_string(random, alphabet, random() % 12);
    CAPTURE(text);
    const std::string slug = viet::slug(text);
    CHECK(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(slug.find("--") == std::string::npos);
    CHECK_FALSE(slug.starts_with('-'));
    CHECK_FALSE(slug.ends_with('-'));
    CHECK(viet::slug(slug) == slug);
  }
}
