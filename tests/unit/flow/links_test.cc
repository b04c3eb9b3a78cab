#include "links.h"

#include <catch2/catch.hpp>

#include "fixture.h"
#include "link_target.h"

using namespace kehoach;
using namespace kehoach::flow;
using namespace fixture;

namespace {

// Text with its links in brackets.
std::string shown(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  for (const FoundLink& link : find_links(text)) {
    out += text.substr(at, link.begin - at) + '[' + text.substr(link.begin, link.end - link.begin) +
           '|' + link.uri + ']';
    at = link.end;
  }
  return out + text.substr(at);
}

}  // namespace

TEST_CASE("addresses are found as they stand in sentences, and nothing else") {
  const std::pair<const char*, const char*> cases[] = {
      {"gửi về congdoan@example.vn.", "gửi về [congdoan@example.vn|mailto:congdoan@example.vn]."},
      {"(email: a.b+c@x-y.gov.vn)", "(email: [a.b+c@x-y.gov.vn|mailto:a.b+c@x-y.gov.vn])"},
      {"xem https://congdoan.vn/a?b=1&c=(d).",
       "xem [https://congdoan.vn/a?b=1&c=(d)|https://congdoan.vn/a?b=1&c=(d)]."},
      {"(http://a.vn/x);", "([http://a.vn/x|http://a.vn/x]);"},
      {"trang www.congdoan.vn, mục", "trang [www.congdoan.vn|http://www.congdoan.vn], mục"},
      {"a@b.vn;c@d.vn", "[a@b.vn|mailto:a@b.vn];[c@d.vn|mailto:c@d.vn]"},
      {"địa chỉ\u00A0x@y.vn", "địa chỉ\u00A0[x@y.vn|mailto:x@y.vn]"},
      {"a@b", "a@b"},
      {"@x.vn", "@x.vn"},
      {"a@.vn b@x.1 c@x..vn", "a@.vn b@x.1 c@x..vn"},
      {"đoàn@x.vn", "đoàn@x.vn"},
      {"http:// http://x https://-", "http:// http://x https://-"},
      {"awww.x.vn xhttp://a.vn", "awww.x.vn xhttp://a.vn"},
      {"Kế hoạch hoạt động", "Kế hoạch hoạt động"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) CHECK(shown(text) == expected);
}

TEST_CASE("a linked stretch is a run of its own, which knows where it came from") {
  auto document = plan();
  document.blocks = {paragraph("Gửi a@b.vn và c@d.vn")};
  document.blocks[0].text[0].bold = true;
  document.blocks[0].text[0].origin.offset = 7;
  const auto flow = compose(document).value();
  const auto texts = of_role(flow, Role::text);
  REQUIRE(texts.size() == 1);
  const auto& runs = texts[0]->runs;
  REQUIRE(runs.size() >= 4);
  CHECK(runs[0].text == "Gửi ");
  CHECK(runs[0].link.empty());
  CHECK(runs[1].text == "a@b.vn");
  CHECK(runs[1].link == "mailto:a@b.vn");
  CHECK(runs[1].bold);
  CHECK(runs[1].origin.offset == 7 + std::string("Gửi ").size());
  CHECK(runs[2].link.empty());
  CHECK(runs[3].link == "mailto:c@d.vn");
}

TEST_CASE("many signs that could begin an address take no time to refuse") {
  std::string text(200000, '@');
  CHECK(find_links(text).empty());
  text.assign(200000, 'h');
  CHECK(find_links(text).empty());
}

TEST_CASE("links leave the document only by addresses that are plain") {
  struct Case {
    const char* link;
    const char* target;  // empty: none
  };
  const Case cases[] = {
      {"https://congdoan.vn", "https://congdoan.vn"},
      {"HTTP://congdoan.vn:8080/a?b=c&d#e", "HTTP://congdoan.vn:8080/a?b=c&d#e"},
      {"https://congdoan.vn/hội thao", "https://congdoan.vn/h%E1%BB%99i%20thao"},
      {"https://congdoan.vn/%41%zz", "https://congdoan.vn/%41%25zz"},
      {"mailto:a.b@congdoan.vn", "mailto:a.b@congdoan.vn"},
      {"mailto:a b@congdoan.vn", ""},
      {"mailto:a@b@c", ""},
      {"mailto:", ""},
      {"https://", ""},
      {"https:///a", ""},
      {"https://a..b/", ""},
      {"https://người.vn/", ""},
      {"https://a:99999/", ""},
      {"javascript:alert(1)", ""},
      {"file:///etc/passwd", ""},
      {"\\\\server\\share", ""},
      {"", ""},
  };
  for (const Case& c : cases) CHECK(link_target(c.link) == c.target);
}
