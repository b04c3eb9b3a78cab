// Expressions, with Jinja2's grammar and precedence.
#pragma once

#include <optional>

#include "cursor.h"
#include "syntax.h"

namespace kehoach::templates {

class ExpressionParser {
 public:
  ExpressionParser(Cursor& cursor, File& file, Symbols& symbols)
      : cursor_(cursor), file_(file), symbols_(symbols) {}

  // One expression. After an error a literal null, and the cursor has failed.
  ExprRef expression();
  // The same without "x if y else z": the list that a `for` runs over, before its `if`.
  ExprRef unconditional() { return logical_or(); }
  // "a, b": a list; or one expression.
  ExprRef tuple(bool conditional = true);
  // What starts with a name, a string ...: no operators. Arguments of tests and tags.
  ExprRef operand();
  // "| filter | filter" over what a tag captured; null if none is written. `bare`: the first "|" is
  // left out, as in "{% filter upper %}".
  ExprRef filters_over_capture(bool bare);
  std::vector<Argument> arguments();

 private:
  ExprRef logical_or();
  ExprRef logical_and();
  ExprRef logical_not();
  ExprRef comparison();
  ExprRef sum();
  ExprRef concatenation();
  ExprRef product();
  ExprRef power();
  ExprRef unary(bool with_filters = true);
  ExprRef primary();
  ExprRef string();
  ExprRef integer();
  ExprRef parenthesis();
  ExprRef list();
  ExprRef map();
  ExprRef postfix(ExprRef of);
  ExprRef member(ExprRef of);
  ExprRef subscript(ExprRef of);
  ExprRef filters_and_tests(ExprRef input);
  ExprRef filter(ExprRef input);
  ExprRef test(ExprRef input);
  bool test_argument_follows() const;

  template <typename Entry>
  std::vector<ExprRef> ordered(const Entry& entry, bool more, std::vector<Argument> arguments,
                               Span span);
  ExprRef keep(Span from, decltype(Expr::what) what);
  ExprRef nothing(Span span) { return keep(span, Literal{}); }
  bool deeper(Span span);

  Cursor& cursor_;
  File& file_;
  Symbols& symbols_;
  int depth_ = 0;
};

// "==", "<" ...; nothing for other signs.
std::optional<Comparison> comparison_of(std::string_view sign);

}  // namespace kehoach::templates
