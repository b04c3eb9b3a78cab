#include "parser.h"

#include <catch2/catch.hpp>

using namespace kehoach;
using namespace kehoach::templates;

namespace {

struct Parsed {
  Sources sources;
  Symbols symbols;
  Diagnostics errors;
  File file;

  explicit Parsed(std::string text) {
    file.source = sources.add(SourceKind::file, "t.mau", std::move(text));
    file.path = "t.mau";
    ParseContext context{symbols, nullptr, [](const Reference&) { return nullptr; }, errors};
    parse_file(file, context);
  }
  std::string shape() const { return shape(file.body); }

  static std::string shape(const Body& body) {
    std::string out;
    for (const Node& node : body) {
      if (!out.empty()) out += ' ';
      out += std::visit([&](const auto& what) { return name(node, what); }, node.what);
    }
    return out;
  }
  static std::string name(const Node& node, const Text& text) {
    return std::string(node.bold ? "b" : "") + (node.italic ? "i" : "") + '\'' +
           std::string(text.text) + '\'';
  }
  static std::string name(const Node& node, const Print&) {
    return std::string(node.bold ? "b" : "") + (node.italic ? "i" : "") + "print";
  }
  static std::string name(const Node&, const LineStart& start) {
    const char* kinds[] = {"", "I", "1", "1.1", "a", "-", "+", "*"};
    return '>' + std::to_string(start.indent) + kinds[static_cast<std::size_t>(start.marker.kind)] +
           (start.row ? "|" : "");
  }
  static std::string name(const Node&, const LineEnd&) { return "/"; }
  static std::string name(const Node&, const CellBreak&) { return "|"; }
  static std::string name(const Node&, const If& node) {
    std::string out = "if";
    for (const Branch& branch : node.branches) out += '(' + shape(branch.body) + ')';
    return out;
  }
  static std::string name(const Node&, const For& node) {
    return "for(" + shape(node.body) + ')' +
           (node.otherwise.empty() ? "" : "else(" + shape(node.otherwise) + ')');
  }
  template <typename Other>
  static std::string name(const Node&, const Other&) {
    return "tag";
  }
};

}  // namespace

TEST_CASE("lines are starts and ends among the words") {
  CHECK(Parsed("a").shape() == ">0 'a'");
  CHECK(Parsed("a\nb").shape() == ">0 'a' / >0 'b'");
  CHECK(Parsed("\n\n  a  \n\n").shape() == "/ >2 'a' /");
  CHECK(Parsed("1. a\n  - b").shape() == ">01 'a' / >2- 'b'");
  CHECK(Parsed("a \\\n  b\\\nc").shape() == ">0 'a ' ' ' ' ' 'b' ' ' 'c'");
  CHECK(Parsed("{{ a }} b").shape() == ">0 print ' b'");
  CHECK(Parsed("\\1. a").shape() == ">0 '1. a'");
}

TEST_CASE("a line starts wherever it may be the first thing to print") {
  CHECK(Parsed("{% if x %}a{% else %}- b{% endif %} c").shape() == "if(>0 'a')(>0- 'b') ' c'");
  CHECK(Parsed("{% if x %}a{% endif %} c").shape() == "if(>0 'a') >0 ' c'");
  CHECK(Parsed("a{% if x %}b{% endif %}c").shape() == ">0 'a' if('b') 'c'");
  CHECK(Parsed("{% for x in y %}\n- a\n{% endfor %}\nb").shape() == "for(/ >0- 'a' /) / >0 'b'");
  CHECK(Parsed("{% for x in y %}a{% else %}b{% endfor %}").shape() == "for(>0 'a')else(>0 'b')");
  CHECK(Parsed("{% set a = 1 %}b").shape() == "tag >0 'b'");
}

TEST_CASE("emphasis is marked on nodes, doubled blanks go") {
  CHECK(Parsed("a *b* {{ c }} **{{ d }}** e  f\tg").shape() ==
        ">0 'a ' i'b' ' ' print ' ' bprint ' e ' 'f' ' ' 'g'");
  CHECK(Parsed("*a\nb*").shape() == ">0 '*a' / >0 'b*'");
  CHECK(Parsed("*{% if x %}a{% endif %}*").shape() == ">0 if('a')");
  CHECK(Parsed("*{% if x %}\na{% endif %}*").shape() == ">0 '*' if(/ >0 'a') '*'");
}

TEST_CASE("rows of tables are cut at bars") {
  CHECK(Parsed("{% table %}\n| a | {{ b }} |\n{% endtable %}").file.body.size() == 1);
  const Parsed parsed("{% table %}\n| a \\| b | *c |* |\n{% endtable %}");
  const auto& table = std::get<TableTag>(parsed.file.body[0].what);
  CHECK(Parsed::shape(table.body) == "/ >0| ' a ' '| b ' | ' *c ' | '* ' | /");
}

TEST_CASE("nesting has an end") {
  std::string text, brackets = "{{ ";
  for (int i = 0; i < 1000; ++i) text += "{% if a %}";
  CHECK(Parsed(text).errors.size() == 1);
  CHECK(Parsed(text).errors[0].code == "T011");
  for (int i = 0; i < 100000; ++i) brackets += '(';
  CHECK(Parsed(brackets + " }}").errors.size() >= 1);
  std::string nots = "{{ ";
  for (int i = 0; i < 100000; ++i) nots += "not ";
  CHECK(Parsed(nots + "a }}").errors[0].code == "T011");
  std::string minus = "{{ ";
  for (int i = 0; i < 100000; ++i) minus += "-";
  CHECK(Parsed(minus + "a }}").errors[0].code == "T011");
  std::string ternary = "{{ a";
  for (int i = 0; i < 100000; ++i) ternary += " if a else a";
  CHECK(Parsed(ternary + " }}").errors[0].code == "T011");
}

TEST_CASE("every error of a file is told") {
  const Parsed parsed("{{ a b }}\n{% nix %}\n{{ c | nix }}\n{% if %}{% endif %}\n{{ ok }}");
  std::vector<std::string_view> codes;
  for (const auto& error : parsed.errors) codes.push_back(error.code);
  CHECK(codes == std::vector<std::string_view>{"T010", "T006", "T007", "T033"});
}

TEST_CASE("a line keeps its identity when it moves") {
  const auto identity = [](const Parsed& parsed) {
    std::uint32_t last = 0;
    for (const Node& node : parsed.file.body) {
      if (const auto* start = std::get_if<LineStart>(&node.what)) last = start->identity;
    }
    return last;
  };
  CHECK(identity(Parsed("- x {{ y }}")) == identity(Parsed("a\nb\n    - x {{ y }}  ")));
  CHECK(identity(Parsed("- x {{ y }}")) != identity(Parsed("- x {{ z }}")));
}
