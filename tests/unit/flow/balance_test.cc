#include <catch2/catch.hpp>

#include "fixture.h"
#include "flow/measure.h"

using namespace fixture;
using flow::Role;

namespace {

// The lines of a role's only paragraph, broken as both writers will break them.
std::vector<std::string> lines(const flow::Flow& flow, Role role, Length width) {
  const auto found = of_role(flow, role);
  REQUIRE(found.size() == 1);
  const auto spans = flow::spans_of(*found[0]);
  const auto shape = flow::line_paragraph(serif(), *found[0], spans, width);
  std::string text = text_of(*found[0]);
  std::vector<std::string> out;
  for (const auto& line : line::break_lines(serif(), shape, line::Rule::first_fit)) {
    std::string part = text.substr(line.begin, line.end - line.begin);
    for (std::size_t at; (at = part.find("\u00A0")) != std::string::npos;) part.replace(at, 2, " ");
    out.push_back(part);
  }
  return out;
}

std::vector<std::string> subject(const std::string& text) {
  Document d = plan();
  d.subject = words(text);
  return lines(*compose(d), Role::subject, Length::twips(9355));
}

std::vector<std::string> issuer(const std::string& text) {
  Document d = plan();
  d.letterhead->issuer = words(text);
  return lines(*compose(d), Role::issuing_body, Length::twips(3795));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a subject of one line is left alone") {
  CHECK(subject("Tổ chức Tháng Công nhân năm 2026") == Lines{"Tổ chức Tháng Công nhân năm 2026"});
}

TEST_CASE("a long subject breaks into few lines of about the same length, where the sense allows") {
  const auto three = subject(
      "Phát động đợt thi đua cao điểm chào mừng Đại hội Đảng bộ các cấp tiến tới Đại hội Đảng bộ "
      "thành phố Hà Nội lần thứ XVII và Đại hội XIII của Đảng");
  REQUIRE(three.size() == 3);
  for (const auto& line : three) CHECK(line.size() > 40);
  const auto two = subject(
      "Phát động phong trào thi đua trong đoàn viên, công nhân, viên chức lao động và các công "
      "đoàn cơ sở năm 2021");
  REQUIRE(two.size() == 2);
  CHECK_FALSE(two[0].ends_with(" các"));
  CHECK_FALSE(two[0].ends_with(" và"));
}

TEST_CASE("names of bodies break before what they are of") {
  CHECK(issuer("Liên đoàn Lao động huyện Gia Lâm") == Lines{"LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN GIA LÂM"});
  CHECK(issuer("Liên đoàn Lao động thành phố Hồ Chí Minh") ==
        Lines{"LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ HỒ CHÍ MINH"});
  CHECK(issuer("Công đoàn Viên chức tỉnh Thái Nguyên") ==
        Lines{"CÔNG ĐOÀN VIÊN CHỨC", "TỈNH THÁI NGUYÊN"});
  CHECK(issuer("Liên đoàn\nLao động tỉnh") == Lines{"LIÊN ĐOÀN", "LAO ĐỘNG TỈNH"});
}

TEST_CASE("the narrowed lines leave a little room for programs that round otherwise") {
  Document d = plan();
  const auto flow = *compose(d);
  const auto* paragraph = of_role(flow, Role::subject)[0];
  const auto spans = flow::spans_of(*paragraph);
  const auto shape = flow::line_paragraph(serif(), *paragraph, spans, Length::twips(9355));
  for (const auto& line : line::break_lines(serif(), shape, line::Rule::first_fit)) {
    CHECK(line.natural + 2 * line::measures_per_twip < shape.width);
  }
}
