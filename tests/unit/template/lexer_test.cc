#include "lexer.h"

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::templates;

namespace {

struct Lexed {
  Sources sources;
  const Source* source = nullptr;
  Diagnostics errors;
  std::vector<Segment> segments;

  explicit Lexed(std::string text) {
    source = sources.add(SourceKind::file, "t.mau", std::move(text));
    segments = lex(*source, nullptr, errors);
  }
  // "a", {{}}, {%%}: what there is, texts in quotes.
  std::string shape() const {
    std::string out;
    for (const Segment& s : segments) {
      const std::string text = source->text.substr(s.span.begin, s.span.end - s.span.begin);
      switch (s.kind) {
        case Segment::Kind::text:
          out += '\'' + text + '\'';
          break;
        case Segment::Kind::print:
          out += "P";
          break;
        case Segment::Kind::tag:
          out += "T";
          break;
        case Segment::Kind::comment:
          out += "C";
          break;
      }
    }
    return out;
  }
  std::string codes() const {
    std::string out;
    for (const auto& e : errors) out += std::string(e.code) + ' ';
    return out;
  }
};

}  // namespace

TEST_CASE("texts, prints, tags and comments in order") {
  CHECK(Lexed("").shape().empty());
  CHECK(Lexed("chữ").shape() == "'chữ'");
  CHECK(Lexed("a{{ b }}c{% d %}{# e #}f").shape() == "'a'P'c'TC'f'");
  CHECK(Lexed("{ a } { { % } }").shape() == "'{ a } { { % } }'");
  CHECK(Lexed("a\n").shape() == "'a'");
  CHECK(Lexed("a\r\n").shape() == "'a'");
  CHECK(Lexed("a\n\n").shape() == "'a\n'");
  CHECK(Lexed("\xEF\xBB\xBF"
              "a")
            .shape() == "'a'");
}

TEST_CASE("whitespace control narrows the texts beside it") {
  CHECK(Lexed("a \n {{- b }} c").shape() == "'a'P' c'");
  CHECK(Lexed("a {{ b -}} \n c").shape() == "'a 'P'c'");
  CHECK(Lexed("a {%- b -%} c").shape() == "'a'T'c'");
  CHECK(Lexed("a {#- b -#} c").shape() == "'a'C'c'");
  CHECK(Lexed(" {{- b -}} ").shape() == "P");
  CHECK(Lexed("a {%+ b +%} c").shape() == "'a 'T' c'");
  CHECK(Lexed("a {%- raw -%} {{ b }} {%- endraw -%} c").shape() == "'a'C'{{ b }}''c'");
  CHECK(Lexed("{{ a -}}{{ b }} c").shape() == "PP' c'");
}

TEST_CASE("tokens know what and where they are") {
  const Lexed lexed("x{{ tên.a[0] ~ \"b\\\"c\" | f(1.5, n=1_000) ** -2e3 }}");
  REQUIRE(lexed.segments.size() == 2);
  const auto& tokens = lexed.segments[1].tokens;
  std::string all;
  for (const Token& token : tokens) {
    const std::string_view text = std::string_view(lexed.source->text)
                                      .substr(token.span.begin, token.span.end - token.span.begin);
    if (token.kind != TokenKind::end) CHECK(text == token.text);
    all += std::string(token.text) + ' ';
  }
  CHECK(all == "tên . a [ 0 ] ~ \"b\\\"c\" | f ( 1.5 , n = 1_000 ) ** - 2e3  ");
  CHECK(tokens[7].value == "b\"c");
  CHECK(tokens[11].kind == TokenKind::decimal);
  CHECK(tokens[15].value == "1000");
  CHECK(tokens.back().kind == TokenKind::end);
  CHECK(lexed.errors.empty());
}

TEST_CASE("brackets decide where a tag ends") {
  CHECK(Lexed("{{ {\"a\": {\"b\": 1}} }}x").shape() == "P'x'");
  CHECK(Lexed("{{ {\"a\": {}}}}x").shape() == "P'x'");
  CHECK(Lexed("{{ \"}}\" }}x").shape() == "P'x'");
  const Lexed open("{{ (1 }}x{{ b }}");
  CHECK(open.shape() == "P'x'P");
  CHECK(open.codes() == "T034 ");
}

TEST_CASE("what never closes is told once, and the next line is read") {
  const Lexed lexed("{{ a “b” @\n{{ c }}\n{% d\n{# e");
  CHECK(lexed.shape() == "P'\n'P'\n'T'\n'");
  CHECK(lexed.codes() == "T002 T002 T002 ");
  CHECK(lexed.errors[0].where.span == Span{0, 2});
  CHECK(lexed.segments[0].broken);
  CHECK(Lexed("{{ \"abc }}\n{{ d }}").codes() == "T035 ");
  CHECK(Lexed("{% raw %}{{").codes() == "T004 ");
  CHECK(Lexed("{{ a ? b }}").codes() == "T001 ");
}

TEST_CASE("escapes of strings are Python's") {
  const Lexed lexed(R"({{ "\n\t\\\'\"\u0110\q" }})");
  CHECK(lexed.segments[0].tokens[0].value == "\n\t\\'\"Đ\\q");
  CHECK(Lexed(R"({{ "\ud800" }})").segments[0].tokens[0].value == "\\ud800");
  CHECK(Lexed(R"({{ "\u12" }})").segments[0].tokens[0].value == "\\u12");
  CHECK(Lexed(R"({{ "\u0000" }})").codes() == "T003 ");
}

TEST_CASE("names and texts are composed") {
  const Lexed lexed("{{ a\xCC\x81 ~ \"a\xCC\x81\" }}");
  CHECK(lexed.segments[0].tokens[0].value == "á");
  CHECK(lexed.segments[0].tokens[2].value == "á");
}
