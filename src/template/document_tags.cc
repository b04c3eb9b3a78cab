// Tags that build the parts of the document: letterhead, title ... appendices and tables.
#include <array>
#include <utility>

#include "base/nearest.h"
#include "file_parser.h"

namespace kehoach::templates {

void FileParser::component(Tag& tag, Body& out, Component what) {
  tag.cursor.expect_end();
  require_own_line(tag, tag.name);
  out.push_back({tag.span, false, false, ComponentTag{what}});
}

void FileParser::title_tag(Tag& tag, Body& out) {
  TitleTag node;
  if (!tag.cursor.at_end() && !tag.cursor.at_word("code")) node.name = tag.expressions.expression();
  if (tag.cursor.take_word("code")) node.code = tag.expressions.expression();
  tag.cursor.expect_end();
  require_own_line(tag, tag.name);
  out.push_back({tag.span, false, false, node});
}

// "name=value name=value", in any order; a comma between does no harm.
void FileParser::options(Tag& tag, std::initializer_list<Option> known) {
  while (!tag.cursor.at_end()) {
    const Token& token = tag.cursor.peek();
    const auto* found = known.begin();
    while (found != known.end() && token.text != found->name) ++found;
    if (token.kind != TokenKind::name || found == known.end()) {
      std::vector<std::string> names;
      for (const Option& option : known) names.emplace_back(option.name);
      std::vector<Phrase> hints;
      if (const auto near = nearest(token.text, names)) hints = {hint_did_you_mean(*near)};
      tag.cursor.fail("T029", token.span, {tag.name, token.text}, std::move(hints));
      return;
    }
    tag.cursor.next();
    tag.cursor.expect_sign("=");
    *found->value = tag.expressions.expression();
    tag.cursor.take_sign(",");
  }
}

void FileParser::appendix_tag(Tag& tag, Body& out) {
  AppendixTag node;
  node.identity = identity_at(tag.span.begin);
  node.title = tag.expressions.expression();
  if (tag.cursor.at_word("landscape") && tag.cursor.after().text != "=") {
    const Span span = tag.cursor.next().span;
    node.landscape = &file_.expressions.emplace_back(Expr{span, Literal{true}});
  }
  options(tag, {{"landscape", &node.landscape}});
  require_own_line(tag, tag.name);
  node.body = captured(tag, {"endappendix"});
  take_end(tag, "endappendix");
  out.push_back({tag.span, false, false, std::move(node)});
}

void FileParser::table_tag(Tag& tag, Body& out) {
  TableTag node;
  node.indent = indent_at(tag.span.begin);
  node.identity = identity_at(tag.span.begin);
  options(tag, {{"widths", &node.widths},
                {"align", &node.align},
                {"optional", &node.optional},
                {"head", &node.head},
                {"caption", &node.caption}});
  require_own_line(tag, tag.name);
  Place inside;
  inside.table = true;
  node.body = captured(tag, {"endtable"}, inside);
  take_end(tag, "endtable");
  out.push_back({tag.span, false, false, std::move(node)});
}

void FileParser::row_tag(Tag& tag, Body& out) {
  using document::RowKind;
  static constexpr std::array<std::pair<std::string_view, RowKind>, 4> kinds = {{
      {"data", RowKind::data},
      {"head", RowKind::head},
      {"group", RowKind::group},
      {"total", RowKind::total},
  }};
  RowTag node;
  if (!tag.cursor.at_end()) {
    const Token& token = tag.cursor.next();
    bool known = false;
    for (const auto& [name, kind] : kinds) {
      if (token.text != name) continue;
      node.kind = kind;
      known = true;
    }
    if (!known) {
      tag.cursor.fail("T010", token.span, {token.text, "\"head\", \"group\", \"data\", \"total\""});
    }
  }
  tag.cursor.expect_end();
  if (!place_.table || place_.row) error("T023", tag.span, {tag.name, "table"});
  Place inside;
  inside.table = true;
  inside.row = true;
  node.body = captured(tag, {"endrow"}, inside);
  take_end(tag, "endrow");
  out.push_back({tag.span, false, false, std::move(node)});
}

void FileParser::cell_tag(Tag& tag, Body& out) {
  CellTag node;
  options(tag,
          {{"colspan", &node.column_span}, {"rowspan", &node.row_span}, {"align", &node.align}});
  if (!place_.row) error("T023", tag.span, {tag.name, "row"});
  node.body = captured(tag, {"endcell"});
  take_end(tag, "endcell");
  out.push_back({tag.span, false, false, std::move(node)});
}

}  // namespace kehoach::templates
