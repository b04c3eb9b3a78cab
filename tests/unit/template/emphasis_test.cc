#include "template/emphasis.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace kehoach::templates;

namespace {

// "a <b>c</b>": the stretches, as a reader would mark them.
std::string marked(std::string_view text) {
  std::vector<Stretch> stretches;
  parse_emphasis(text, stretches);
  std::string out;
  for (const Stretch& s : stretches) {
    const std::string tag = std::string(s.bold ? "b" : "") + (s.italic ? "i" : "");
    const std::string piece(text.substr(s.begin, s.end - s.begin));
    out += tag.empty() ? piece : '<' + tag + ':' + piece + '>';
  }
  return out;
}

}  // namespace

TEST_CASE("stars open and close as the rules say") {
  struct Case {
    const char* text;
    const char* marked;
  };
  const Case cases[] = {
      {"", ""},
      {"không có gì", "không có gì"},
      {"*a*", "<i:a>"},
      {"**a**", "<b:a>"},
      {"***a***", "<bi:a>"},
      {"a *b* c", "a <i:b> c"},
      {"*a* *b*", "<i:a> <i:b>"},
      {"2 * 3 * 4", "2 * 3 * 4"},
      {"a*b*", "a*b*"},
      {"đ*b*", "đ*b*"},
      {"5*b*", "5*b*"},
      {"(*a*)", "(<i:a>)"},
      {"“*a*”", "“<i:a>”"},
      {"*a *", "*a *"},
      {"* a*", "* a*"},
      {"*a*b", "<i:a>b"},
      {"*10/10/2020.*", "<i:10/10/2020.>"},
      {"**a*", "**a*"},
      {"*a**", "*a**"},
      {"****a****", "****a****"},
      {"*", "*"},
      {"**", "**"},
      {"***", "***"},
      {"\\*a\\*", "*a*"},
      {"*a\\*b*", "<i:a><i:*b>"},
      {"\\**a*", "*<i:a>"},
      {"*a\\", "*a\\"},
      {"\\", "\\"},
      {"\\\\*a*", "\\*a*"},
      {"**a *b* c**", "<b:a ><bi:b><b: c>"},
      {"*a **b** c*", "<i:a ><bi:b><i: c>"},
      {"**a *b***", "<b:a ><bi:b>"},
      {"*a **b***", "<i:a ><bi:b>"},
      {"*a **b*", "<i:a **b>"},
      {"*a *b*", "*a <i:b>"},
      {"*a\xC2\xA0*", "*a\xC2\xA0*"},
      {"*\xC2\xA0"
       "a*",
       "*\xC2\xA0"
       "a*"},
      {"* *Tập thể:* Là", "* <i:Tập thể:> Là"},
      {"\x01*a*", "\x01<i:a>"},
      {"*\x01*", "<i:\x01>"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(marked(one.text) == one.marked);
  }
}

TEST_CASE("nothing but markup is left out, whatever the text") {
  std::mt19937_64 random(20200305);
  const std::string_view pieces[] = {"*", "**", "***", "a", " ", "\\", "đ", ".", "“", "5"};
  for (int run = 0; run < 20000; ++run) {
    std::string text;
    for (auto n = random() % 14; n > 0; --n) text += pieces[random() % std::size(pieces)];
    INFO("run " << run << ": " << text);
    std::vector<Stretch> stretches;
    parse_emphasis(text, stretches);
    std::uint32_t at = 0;
    for (const Stretch& s : stretches) {
      REQUIRE(s.begin >= at);
      REQUIRE(s.end > s.begin);
      REQUIRE(s.end <= text.size());
      for (; at < s.begin; ++at) REQUIRE((text[at] == '*' || text[at] == '\\'));
      at = s.end;
    }
    for (; at < text.size(); ++at) REQUIRE((text[at] == '*' || text[at] == '\\'));
    // Emphasis never touches a blank at its own ends.
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const Stretch& s = stretches[i];
      const bool starts = i == 0 || (!stretches[i - 1].bold && !stretches[i - 1].italic);
      const bool ends =
          i + 1 == stretches.size() || (!stretches[i + 1].bold && !stretches[i + 1].italic);
      if ((s.bold || s.italic) && starts) REQUIRE(text[s.begin] != ' ');
      if ((s.bold || s.italic) && ends) REQUIRE(text[s.end - 1] != ' ');
    }
  }
}
