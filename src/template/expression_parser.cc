#include "expression_parser.h"

#include <array>
#include <charconv>
#include <optional>

namespace kehoach::templates {

namespace {

constexpr int deepest_expression = 64;

const Phrase an_expression{"một biểu thức", "an expression"};

struct BinarySign {
  std::string_view sign;
  BinaryOperator what;
};

}  // namespace

std::optional<Comparison> comparison_of(std::string_view sign) {
  static constexpr std::array<std::pair<std::string_view, Comparison>, 6> signs = {{
      {"==", Comparison::equal},
      {"!=", Comparison::not_equal},
      {"<", Comparison::less},
      {"<=", Comparison::at_most},
      {">", Comparison::greater},
      {">=", Comparison::at_least},
  }};
  for (const auto& [text, what] : signs) {
    if (text == sign) return what;
  }
  return std::nullopt;
}

ExprRef ExpressionParser::keep(Span from, decltype(Expr::what) what) {
  return &file_.expressions.emplace_back(Expr{cursor_.span_from(from), std::move(what)});
}

bool ExpressionParser::deeper(Span span) {
  if (depth_ < deepest_expression) return true;
  cursor_.fail("T011", span, {std::to_string(deepest_expression)});
  return false;
}

ExprRef ExpressionParser::expression() {
  const Span from = cursor_.peek().span;
  if (!deeper(from)) return nothing(from);
  ++depth_;
  ExprRef value = logical_or();
  while (cursor_.take_word("if")) {
    const ExprRef condition = logical_or();
    ExprRef otherwise = nullptr;
    if (cursor_.take_word("else")) otherwise = expression();
    value = keep(from, Conditional{value, condition, otherwise});
  }
  --depth_;
  return value;
}

ExprRef ExpressionParser::tuple(bool conditional) {
  const Span from = cursor_.peek().span;
  const ExprRef first = conditional ? expression() : unconditional();
  if (!cursor_.at_sign(",")) return first;
  ListOf list{{first}};
  while (cursor_.take_sign(",")) {
    if (cursor_.at_end() || cursor_.at_sign(")")) break;
    list.items.push_back(conditional ? expression() : unconditional());
  }
  return keep(from, std::move(list));
}

ExprRef ExpressionParser::logical_or() {
  const Span from = cursor_.peek().span;
  ExprRef left = logical_and();
  while (cursor_.take_word("or")) {
    const ExprRef right = logical_and();
    left = keep(from, Binary{BinaryOperator::logical_or, left, right});
  }
  return left;
}

ExprRef ExpressionParser::logical_and() {
  const Span from = cursor_.peek().span;
  ExprRef left = logical_not();
  while (cursor_.take_word("and")) {
    const ExprRef right = logical_not();
    left = keep(from, Binary{BinaryOperator::logical_and, left, right});
  }
  return left;
}

ExprRef ExpressionParser::logical_not() {
  const Span from = cursor_.peek().span;
  if (!cursor_.at_word("not")) return comparison();
  if (!deeper(from)) return nothing(from);
  cursor_.next();
  ++depth_;
  const ExprRef of = logical_not();
  --depth_;
  return keep(from, Unary{UnaryOperator::logical_not, of});
}

ExprRef ExpressionParser::comparison() {
  const Span from = cursor_.peek().span;
  const ExprRef first = sum();
  Compare compare{first, {}};
  while (true) {
    if (const auto sign = comparison_of(cursor_.peek().text);
        sign && cursor_.peek().kind == TokenKind::sign) {
      cursor_.next();
      compare.rest.emplace_back(*sign, sum());
    } else if (cursor_.take_word("in")) {
      compare.rest.emplace_back(Comparison::in, sum());
    } else if (cursor_.at_word("not") && cursor_.after().text == "in") {
      cursor_.next();
      cursor_.next();
      compare.rest.emplace_back(Comparison::not_in, sum());
    } else {
      break;
    }
  }
  if (compare.rest.empty()) return first;
  return keep(from, std::move(compare));
}

ExprRef ExpressionParser::sum() {
  const Span from = cursor_.peek().span;
  ExprRef left = concatenation();
  while (cursor_.at_sign("+") || cursor_.at_sign("-")) {
    const bool add = cursor_.next().text == "+";
    const ExprRef right = concatenation();
    left = keep(from, Binary{add ? BinaryOperator::add : BinaryOperator::subtract, left, right});
  }
  return left;
}

ExprRef ExpressionParser::concatenation() {
  const Span from = cursor_.peek().span;
  ExprRef left = product();
  while (cursor_.take_sign("~")) {
    const ExprRef right = product();
    left = keep(from, Binary{BinaryOperator::concatenate, left, right});
  }
  return left;
}

ExprRef ExpressionParser::product() {
  static constexpr std::array<BinarySign, 4> signs = {{
      {"*", BinaryOperator::multiply},
      {"/", BinaryOperator::divide},
      {"//", BinaryOperator::floor_divide},
      {"%", BinaryOperator::modulo},
  }};
  const Span from = cursor_.peek().span;
  ExprRef left = power();
  while (true) {
    const BinarySign* found = nullptr;
    for (const auto& sign : signs) {
      if (cursor_.at_sign(sign.sign)) found = &sign;
    }
    if (found == nullptr) return left;
    cursor_.next();
    const ExprRef right = power();
    left = keep(from, Binary{found->what, left, right});
  }
}

ExprRef ExpressionParser::power() {
  const Span from = cursor_.peek().span;
  ExprRef left = unary();
  while (cursor_.take_sign("**")) {
    const ExprRef right = unary();
    left = keep(from, Binary{BinaryOperator::power, left, right});
  }
  return left;
}

ExprRef ExpressionParser::unary(bool with_filters) {
  const Span from = cursor_.peek().span;
  if (!deeper(from)) return nothing(from);
  ++depth_;
  ExprRef value = nullptr;
  if (cursor_.at_sign("-") || cursor_.at_sign("+")) {
    const bool minus = cursor_.next().text == "-";
    const ExprRef of = unary(false);
    value = keep(from, Unary{minus ? UnaryOperator::negate : UnaryOperator::plus, of});
  } else {
    value = primary();
  }
  value = postfix(value);
  if (with_filters) value = filters_and_tests(value);
  --depth_;
  return value;
}

ExprRef ExpressionParser::operand() { return postfix(primary()); }

ExprRef ExpressionParser::primary() {
  const Token& token = cursor_.peek();
  switch (token.kind) {
    case TokenKind::string:
      return string();
    case TokenKind::integer:
      return integer();
    case TokenKind::decimal:
      cursor_.next();
      return keep(token.span, DecimalLiteral{token.value});
    case TokenKind::name:
      break;
    case TokenKind::sign:
      if (token.text == "(") return parenthesis();
      if (token.text == "[") return list();
      if (token.text == "{") return map();
      [[fallthrough]];
    case TokenKind::end:
      cursor_.unexpected(an_expression);
      return nothing(token.span);
  }
  if (token.text == "true" || token.text == "True") {
    cursor_.next();
    return keep(token.span, Literal{true});
  }
  if (token.text == "false" || token.text == "False") {
    cursor_.next();
    return keep(token.span, Literal{false});
  }
  if (token.text == "none" || token.text == "None") {
    cursor_.next();
    return keep(token.span, Literal{});
  }
  if (is_reserved(token.text)) {
    cursor_.unexpected(an_expression);
    return nothing(token.span);
  }
  cursor_.next();
  return keep(token.span, Name{symbols_.intern(token.value)});
}

// Neighbouring strings are one, as in Jinja2.
ExprRef ExpressionParser::string() {
  const Span from = cursor_.peek().span;
  std::string text;
  while (cursor_.peek().kind == TokenKind::string) text += cursor_.next().value;
  return keep(from, Literal{std::move(text)});
}

ExprRef ExpressionParser::integer() {
  const Token& token = cursor_.next();
  std::int64_t number = 0;
  const char* end = token.value.data() + token.value.size();
  const auto [stop, problem] = std::from_chars(token.value.data(), end, number);
  if (problem != std::errc() || stop != end) {
    cursor_.fail("T012", token.span, {token.text});
    return nothing(token.span);
  }
  return keep(token.span, Literal{number});
}

ExprRef ExpressionParser::parenthesis() {
  const Span from = cursor_.next().span;
  if (cursor_.take_sign(")")) return keep(from, ListOf{});
  const ExprRef inside = tuple();
  cursor_.expect_sign(")");
  return inside;
}

ExprRef ExpressionParser::list() {
  const Span from = cursor_.next().span;
  ListOf list;
  while (!cursor_.at_sign("]") && !cursor_.failed()) {
    if (!list.items.empty()) {
      cursor_.expect_sign(",");
      if (cursor_.at_sign("]")) break;
    }
    list.items.push_back(expression());
  }
  cursor_.expect_sign("]");
  return keep(from, std::move(list));
}

ExprRef ExpressionParser::map() {
  const Span from = cursor_.next().span;
  MapOf map;
  while (!cursor_.at_sign("}") && !cursor_.failed()) {
    if (!map.entries.empty()) {
      cursor_.expect_sign(",");
      if (cursor_.at_sign("}")) break;
    }
    const ExprRef key = expression();
    cursor_.expect_sign(":");
    map.entries.emplace_back(key, expression());
  }
  cursor_.expect_sign("}");
  return keep(from, std::move(map));
}

ExprRef ExpressionParser::postfix(ExprRef of) {
  while (!cursor_.failed()) {
    if (cursor_.at_sign(".")) {
      of = member(of);
    } else if (cursor_.at_sign("[")) {
      of = subscript(of);
    } else if (cursor_.at_sign("(")) {
      const auto* name = std::get_if<Name>(&of->what);
      const bool is_super = name != nullptr && symbols_.text(name->symbol) == "super";
      std::vector<Argument> given = arguments();
      if (is_super && given.empty())
        of = keep(of->span, SuperCall{});
      else
        of = keep(of->span, Call{of, std::move(given)});
    } else {
      break;
    }
  }
  return of;
}

ExprRef ExpressionParser::member(ExprRef of) {
  cursor_.next();
  const Token& token = cursor_.peek();
  if (token.kind == TokenKind::name) {
    cursor_.next();
    return keep(of->span, Attribute{of, token.value});
  }
  if (token.kind == TokenKind::integer) return keep(of->span, Index{of, integer()});
  cursor_.unexpected({"tên sau dấu chấm", "a name after the dot"});
  return of;
}

ExprRef ExpressionParser::subscript(ExprRef of) {
  cursor_.next();
  ExprRef parts[3] = {nullptr, nullptr, nullptr};
  int part = 0;
  while (!cursor_.at_sign("]") && !cursor_.failed()) {
    if (cursor_.at_sign(":") && part < 2) {
      cursor_.next();
      ++part;
    } else if (parts[part] == nullptr) {
      parts[part] = expression();
    } else {
      break;
    }
  }
  if (part == 0 && parts[0] == nullptr) cursor_.unexpected(an_expression);
  cursor_.expect_sign("]");
  if (part == 0) return keep(of->span, Index{of, parts[0] ? parts[0] : nothing(of->span)});
  return keep(of->span, Slice{of, parts[0], parts[1], parts[2]});
}

}  // namespace kehoach::templates
