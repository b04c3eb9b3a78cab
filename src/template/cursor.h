// Reading the tokens of one tag. After the first error the tag is read no further: the cursor
// stands at its end and says nothing more.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lexer.h"

namespace kehoach::templates {

class Cursor {
 public:
  Cursor(const std::vector<Token>& tokens, const Source& source, const IncludeSite* via,
         Diagnostics& errors, bool silent)
      : tokens_(tokens), source_(source), via_(via), errors_(errors), failed_(silent) {
    if (silent) at_ = tokens_.size() - 1;
  }

  const Token& peek() const { return tokens_[at_]; }
  const Token& after() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  bool at_end() const { return peek().kind == TokenKind::end; }
  bool at_sign(std::string_view sign) const {
    return peek().kind == TokenKind::sign && peek().text == sign;
  }
  bool at_word(std::string_view word) const {
    return peek().kind == TokenKind::name && peek().text == word;
  }
  const Token& next() {
    const Token& token = tokens_[at_];
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  bool take_sign(std::string_view sign) { return at_sign(sign) && (next(), true); }
  bool take_word(std::string_view word) { return at_word(word) && (next(), true); }
  void expect_sign(std::string_view sign);
  void expect_word(std::string_view word);
  void expect_end();
  // A name that may be given to a variable; empty after an error.
  std::string expect_name(Phrase wanted);

  // What stands here is not what should.
  void unexpected(Phrase wanted, std::vector<Phrase> hints = {});
  void fail(std::string_view code, Span span, std::vector<Phrase> arguments,
            std::vector<Phrase> hints = {});
  bool failed() const { return failed_; }
  Origin origin(Span span) const;
  // From the start of `from` to the end of what was read last.
  Span span_from(Span from) const;

 private:
  const std::vector<Token>& tokens_;
  const Source& source_;
  const IncludeSite* via_;
  Diagnostics& errors_;
  std::size_t at_ = 0;
  bool failed_;
};

// Words of the language that no variable may be called.
bool is_reserved(std::string_view name);

}  // namespace kehoach::templates
