#include "cursor.h"

#include <algorithm>
#include <array>

namespace kehoach::templates {

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
  const Token& token = peek();
  if (token.kind == TokenKind::end) {
    // The braces that end the tag.
    fail("T033", {token.span.begin, token.span.begin + 2}, {std::move(wanted)}, std::move(hints));
  } else {
    fail("T010", token.span, {token.text, std::move(wanted)}, std::move(hints));
  }
}

void Cursor::expect_sign(std::string_view sign) {
  if (!take_sign(sign)) unexpected('"' + std::string(sign) + '"');
}

void Cursor::expect_word(std::string_view word) {
  if (!take_word(word)) unexpected('"' + std::string(word) + '"');
}

void Cursor::expect_end() {
  if (!at_end()) unexpected({"dấu kết thúc thẻ", "the end of the tag"});
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
