#include "cursor.h"

#include <algorithm>
#include <array>

namespace kehoach::templates {

namespace {

Phrase found(const Token& token) {
  if (token.kind == TokenKind::end) return {"hết thẻ", "the end of the tag"};
  return '"' + std::string(token.text) + '"';
}

}  // namespace

bool is_reserved(std::string_view name) {
  static constexpr std::array<std::string_view, 14> words = {
      "and", "else", "false", "False", "for", "if",   "in",
      "is",  "none", "None",  "not",   "or",  "true", "True"};
  return std::find(words.begin(), words.end(), name) != words.end();
}

void Cursor::fail(std::string_view code, Span span, std::vector<Phrase> arguments,
                  std::vector<Phrase> hints) {
  if (!failed_) {
    errors_.push_back({code, std::move(arguments), origin(span), std::move(hints)});
  }
  failed_ = true;
  at_ = tokens_.size() - 1;
}

void Cursor::unexpected(Phrase wanted, std::vector<Phrase> hints) {
  Span span = peek().span;
  if (at_end()) span.end = span.begin + 2;  // the braces that end the tag
  fail("T010", span, {found(peek()), std::move(wanted)}, std::move(hints));
}

void Cursor::expect_sign(std::string_view sign) {
  if (!take_sign(sign)) unexpected('"' + std::string(sign) + '"');
}

void Cursor::expect_word(std::string_view word) {
  if (!take_word(word)) unexpected('"' + std::string(word) + '"');
}

void Cursor::expect_end() {
  if (!at_end()) unexpected({"hết thẻ", "the end of the tag"});
}

std::string Cursor::expect_name(Phrase wanted) {
  if (peek().kind != TokenKind::name) {
    unexpected(std::move(wanted));
    return {};
  }
  if (is_reserved(peek().text)) {
    fail("T024", peek().span, {peek().text});
    return {};
  }
  return next().value;
}

Origin Cursor::origin(Span span) const {
  Origin where;
  where.source = &source_;
  where.span = span;
  where.via = via_;
  return where;
}

Span Cursor::span_from(Span from) const {
  const Span last = at_ > 0 ? tokens_[at_ - 1].span : from;
  return {from.begin, std::max(from.end, last.end)};
}

}  // namespace kehoach::templates
