// Tags that define pieces and bring in those of other files: macro, call, block, extends, include,
// import, from, slot.
#include <algorithm>

#include "base/nearest.h"
#include "file_parser.h"

namespace kehoach::templates {

std::vector<Parameter> FileParser::parameters(Tag& tag) {
  std::vector<Parameter> out;
  tag.cursor.expect_sign("(");
  while (!tag.cursor.at_sign(")") && !tag.cursor.failed()) {
    if (!out.empty()) tag.cursor.expect_sign(",");
    const Token& token = tag.cursor.peek();
    Parameter parameter;
    parameter.name = intern(tag.cursor.expect_name({"tên tham số", "the name of a parameter"}));
    parameter.mention = &file_.expressions.emplace_back(Expr{token.span, Name{parameter.name}});
    for (const Parameter& other : out) {
      if (other.name == parameter.name) tag.cursor.fail("T025", token.span, {token.text});
    }
    if (tag.cursor.take_sign("=")) {
      parameter.standard = tag.expressions.expression();
    } else if (!out.empty() && out.back().standard != nullptr) {
      tag.cursor.fail("T026", token.span, {token.text});
    }
    out.push_back(parameter);
  }
  tag.cursor.expect_sign(")");
  return out;
}

void FileParser::macro_tag(Tag& tag, Body& out) {
  Macro& macro = file_.macro_pool.emplace_back();
  macro.file = &file_;
  macro.span = tag.span;
  macro.name = tag.cursor.expect_name({"tên macro", "the name of a macro"});
  macro.parameters = parameters(tag);
  tag.cursor.expect_end();
  macro.body = captured(tag, {"endmacro"});
  take_end(tag, "endmacro");
  const Symbol name = intern(macro.name);
  file_.macros.emplace(name, &macro);
  out.push_back({tag.span, false, false, MacroDefinition{name, &macro}});
}

void FileParser::call_tag(Tag& tag, Body& out) {
  Macro& caller = file_.macro_pool.emplace_back();
  caller.file = &file_;
  caller.span = tag.span;
  caller.name = "caller";
  if (tag.cursor.at_sign("(")) caller.parameters = parameters(tag);
  CallBlock node{&caller, tag.expressions.expression(), indent_at(tag.span.begin)};
  if (!std::holds_alternative<Call>(node.call->what)) {
    const Span span = node.call->span;
    tag.cursor.fail("T010", span,
                    {source().substr(span.begin, span.end - span.begin),
                     Phrase("một lời gọi macro", "a call of a macro")});
  }
  tag.cursor.expect_end();
  begin_content(tag.span, out);
  caller.body = captured(tag, {"endcall"});
  take_end(tag, "endcall");
  out.push_back({tag.span, false, false, node});
  out.back().span.end = segments_[std::min(next_, segments_.size() - 1)].span.end;
}

void FileParser::block_tag(Tag& tag, Body& out) {
  const Token& token = tag.cursor.peek();
  const std::string name = tag.cursor.expect_name({"tên khối", "the name of a block"});
  BlockDefinition block{intern(name), {}, tag.span, tag.cursor.take_word("scoped")};
  tag.cursor.expect_end();
  block.body = enclosed(tag, {"endblock"});
  if (take_end(tag, "endblock")) {
    const Token& end = segments_[next_].tokens[1];
    if (end.kind == TokenKind::name && end.value != name && !name.empty()) {
      error("T036", end.span, {end.text, name});
    }
  }
  // Whoever overrides it may leave the line open or closed.
  place_.filled = Filled::maybe;
  out.push_back({tag.span, false, false, BlockPlace{block.name}});
  out.back().span.end = segments_[std::min(next_, segments_.size() - 1)].span.end;
  if (!file_.blocks.emplace(block.name, std::move(block)).second && !name.empty()) {
    error("T013", token.span, {name});
  }
}

Reference FileParser::file_name(Tag& tag) {
  const Token& token = tag.cursor.peek();
  if (token.kind != TokenKind::string) {
    tag.cursor.unexpected({"tên tệp trong dấu nháy", "a file name in quotes"});
    return {};
  }
  tag.cursor.next();
  return {token.value, token.span, false};
}

std::vector<Reference> FileParser::file_names(Tag& tag) {
  if (!tag.cursor.take_sign("[")) return {file_name(tag)};
  std::vector<Reference> names;
  do {
    names.push_back(file_name(tag));
  } while (tag.cursor.take_sign(","));
  tag.cursor.expect_sign("]");
  return names;
}

// "with context", "without context" or nothing.
std::optional<bool> FileParser::context_words(Tag& tag) {
  const bool with = tag.cursor.at_word("with");
  if (!with && !tag.cursor.at_word("without")) return std::nullopt;
  tag.cursor.next();
  tag.cursor.expect_word("context");
  return with;
}

void FileParser::extends_tag(Tag& tag, Body&) {
  const Reference name = file_name(tag);
  tag.cursor.expect_end();
  if (tag.cursor.failed()) return;
  if (printed_ || file_.parent != nullptr || !open_.empty()) {
    error("T014", tag.span, {});
    return;
  }
  file_.parent = context_.fetch(name);
  file_.parent_span = tag.span;
}

void FileParser::include_tag(Tag& tag, Body& out) {
  std::vector<Reference> names = file_names(tag);
  bool optional = false;
  if (tag.cursor.take_word("ignore")) {
    tag.cursor.expect_word("missing");
    optional = true;
  }
  Include node;
  node.with_context = context_words(tag).value_or(true);
  node.indent = indent_at(tag.span.begin);
  tag.cursor.expect_end();
  if (tag.cursor.failed()) return;
  for (std::size_t i = 0; i < names.size() && node.file == nullptr; ++i) {
    names[i].optional = optional || i + 1 < names.size();
    node.file = context_.fetch(names[i]);
  }
  if (node.file == nullptr) return;
  auto& included = file_.included;
  if (std::find(included.begin(), included.end(), node.file) == included.end()) {
    included.push_back(node.file);
  }
  if (place_.table) error("T022", tag.span, {});
  place_.filled = Filled::maybe;
  out.push_back({tag.span, false, false, node});
}

void FileParser::import_tag(Tag& tag, Body&) {
  const Reference name = file_name(tag);
  tag.cursor.expect_word("as");
  const std::string alias = tag.cursor.expect_name({"một tên", "a name"});
  const bool with_context = context_words(tag).value_or(false);
  tag.cursor.expect_end();
  if (tag.cursor.failed()) return;
  if (const File* file = context_.fetch(name)) {
    file_.modules[intern(alias)] = {file, with_context};
  }
}

void FileParser::from_tag(Tag& tag, Body&) {
  struct Wanted {
    Token macro;
    std::string alias;
  };
  const Reference name = file_name(tag);
  tag.cursor.expect_word("import");
  std::vector<Wanted> wanted;
  do {
    if (tag.cursor.at_word("with") || tag.cursor.at_word("without")) break;
    Wanted one{tag.cursor.peek(), tag.cursor.expect_name({"tên macro", "the name of a macro"})};
    if (tag.cursor.take_word("as")) one.alias = tag.cursor.expect_name({"một tên", "a name"});
    wanted.push_back(std::move(one));
  } while (tag.cursor.take_sign(","));
  const bool with_context = context_words(tag).value_or(false);
  tag.cursor.expect_end();
  if (tag.cursor.failed()) return;
  const File* file = context_.fetch(name);
  if (file == nullptr) return;
  for (const Wanted& one : wanted) {
    const auto found = file->macros.find(intern(one.macro.value));
    if (found != file->macros.end()) {
      file_.imports[intern(one.alias)] = {found->second, with_context};
      continue;
    }
    std::vector<std::string> names;
    for (const auto& [symbol, macro] : file->macros) names.push_back(macro->name);
    std::vector<Phrase> hints;
    if (const auto near = nearest(one.macro.value, names)) hints = {hint_did_you_mean(*near)};
    error("T027", one.macro.span, {name.path, one.macro.text}, std::move(hints));
  }
}

void FileParser::slot_tag(Tag& tag, Body&) {
  SlotDefinition slot;
  slot.file = &file_;
  slot.span = tag.span;
  const Phrase wanted("tên trong dấu nháy", "a name in quotes");
  if (tag.cursor.peek().kind == TokenKind::string) {
    slot.slot = tag.cursor.next().value;
  } else {
    tag.cursor.unexpected(wanted);
  }
  if (tag.cursor.peek().kind == TokenKind::string) slot.form = tag.cursor.next().value;
  tag.cursor.expect_end();
  slot.body = captured(tag, {"endslot"});
  take_end(tag, "endslot");
  for (const SlotDefinition& other : file_.slots) {
    if (other.slot == slot.slot && other.form == slot.form && !tag.cursor.failed()) {
      error("T028", tag.span, {slot.slot, slot.form});
      return;
    }
  }
  file_.slots.push_back(std::move(slot));
}

}  // namespace kehoach::templates
