// Arguments, and what they are given to by name: filters and tests.
#include "base/nearest.h"
#include "expression_parser.h"
#include "filters.h"
#include "predicates.h"

namespace kehoach::templates {

namespace {

std::vector<Phrase> did_you_mean(std::string_view name, const std::vector<std::string>& names) {
  if (const auto near = nearest(name, names)) return {hint_did_you_mean(*near)};
  return {};
}

}  // namespace

std::vector<Argument> ExpressionParser::arguments() {
  std::vector<Argument> out;
  cursor_.expect_sign("(");
  while (!cursor_.at_sign(")") && !cursor_.failed()) {
    if (!out.empty()) {
      cursor_.expect_sign(",");
      if (cursor_.at_sign(")")) break;
    }
    Argument argument;
    const Span from = cursor_.peek().span;
    if (cursor_.peek().kind == TokenKind::name && cursor_.after().text == "=") {
      argument.name = cursor_.next().value;
      cursor_.next();
    } else if (!out.empty() && !out.back().name.empty()) {
      cursor_.unexpected({"tham số có tên", "an argument with a name"});
    }
    argument.value = expression();
    argument.span = cursor_.span_from(from);
    out.push_back(std::move(argument));
  }
  cursor_.expect_sign(")");
  return out;
}

ExprRef ExpressionParser::filters_and_tests(ExprRef input) {
  while (!cursor_.failed()) {
    if (cursor_.take_sign("|")) {
      input = filter(input);
    } else if (cursor_.take_word("is")) {
      input = test(input);
    } else if (cursor_.at_sign("(") || cursor_.at_sign(".") || cursor_.at_sign("[")) {
      input = postfix(input);
    } else {
      break;
    }
  }
  return input;
}

ExprRef ExpressionParser::filters_over_capture(bool bare) {
  if (!bare && !cursor_.at_sign("|")) return nullptr;
  ExprRef input = keep(cursor_.peek().span, Hole{});
  if (bare) input = filter(input);
  while (cursor_.take_sign("|")) input = filter(input);
  return input;
}

// The arguments in the order of the entry's parameters, null where none was given.
template <typename Entry>
std::vector<ExprRef> ExpressionParser::ordered(const Entry& entry, bool more,
                                               std::vector<Argument> arguments, Span span) {
  const std::size_t count = entry.parameter_count();
  const std::size_t by_position = count - entry.by_name_only;
  std::vector<ExprRef> out(count, nullptr);
  std::size_t position = 0;
  for (const Argument& argument : arguments) {
    std::size_t at = 0;
    if (argument.name.empty()) {
      at = position++;
      if (at >= by_position && more) {
        out.push_back(argument.value);
        continue;
      }
      if (at >= by_position) at = count;
    } else {
      while (at < count && entry.parameters[at] != argument.name) ++at;
    }
    if (at >= count) {
      std::vector<Phrase> hints;
      if (!argument.name.empty()) {
        hints = did_you_mean(argument.name, {entry.parameters.begin(),
                                             entry.parameters.begin() + std::ptrdiff_t(count)});
      }
      const Phrase problem =
          argument.name.empty() && by_position == 0
              ? Phrase("không nhận tham số nào", "it takes no arguments")
          : argument.name.empty()
              ? Phrase("nhiều nhất " + std::to_string(by_position) + " tham số",
                       "it takes at most " + std::to_string(by_position) + " arguments")
              : Phrase("không có tham số \"" + argument.name + "\"",
                       "there is no argument \"" + argument.name + "\"");
      cursor_.fail("T009", argument.span, {entry.name, problem}, std::move(hints));
      return out;
    }
    if (out[at] != nullptr) {
      const std::string name(entry.parameters[at]);
      cursor_.fail("T009", argument.span,
                   {entry.name, Phrase("tham số \"" + name + "\" có hai lần",
                                       "the argument \"" + name + "\" is given twice")});
      return out;
    }
    out[at] = argument.value;
  }
  for (std::size_t i = 0; i < entry.required; ++i) {
    if (out[i] != nullptr) continue;
    const std::string name(entry.parameters[i]);
    cursor_.fail("T009", span,
                 {entry.name, Phrase("thiếu tham số \"" + name + "\"",
                                     "the argument \"" + name + "\" is missing")});
    break;
  }
  return out;
}

ExprRef ExpressionParser::filter(ExprRef input) {
  const Token& token = cursor_.peek();
  if (token.kind != TokenKind::name) {
    cursor_.unexpected({"tên bộ lọc", "the name of a filter"});
    return input;
  }
  cursor_.next();
  const FilterEntry* entry = find_filter(token.value);
  if (entry == nullptr) {
    cursor_.fail("T007", token.span, {token.text}, did_you_mean(token.value, filter_names()));
    return input;
  }
  std::vector<Argument> given;
  if (cursor_.at_sign("(")) given = arguments();
  std::vector<ExprRef> in_order = ordered(*entry, entry->more, std::move(given), token.span);
  return keep(input->span, Filtered{input, entry, std::move(in_order)});
}

bool ExpressionParser::test_argument_follows() const {
  const Token& token = cursor_.peek();
  switch (token.kind) {
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::decimal:
      return true;
    case TokenKind::name:
      return !is_reserved(token.text) || token.text == "true" || token.text == "false" ||
             token.text == "none";
    case TokenKind::sign:
      return token.text == "[" || token.text == "{";
    case TokenKind::end:
      break;
  }
  return false;
}

ExprRef ExpressionParser::test(ExprRef input) {
  const bool negated = cursor_.take_word("not");
  const Token& token = cursor_.peek();
  const bool sign = token.kind == TokenKind::sign && comparison_of(token.text).has_value();
  if (token.kind != TokenKind::name && !sign) {
    cursor_.unexpected({"tên phép thử", "the name of a test"});
    return input;
  }
  cursor_.next();
  const TestEntry* entry = find_test(sign ? token.text : std::string_view(token.value));
  if (entry == nullptr) {
    cursor_.fail("T008", token.span, {token.text}, did_you_mean(token.value, test_names()));
    return input;
  }
  std::vector<Argument> given;
  if (cursor_.at_sign("(")) {
    given = arguments();
  } else if (entry->parameter_count() > 0 && test_argument_follows()) {
    const Span from = cursor_.peek().span;
    const ExprRef value = operand();
    given.push_back({{}, value, cursor_.span_from(from)});
  }
  std::vector<ExprRef> in_order = ordered(*entry, false, std::move(given), token.span);
  return keep(input->span, Tested{input, entry, std::move(in_order), negated});
}

}  // namespace kehoach::templates
