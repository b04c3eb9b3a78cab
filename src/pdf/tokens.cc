#include "tokens.h"

#include <charconv>

#include "syntax.h"

namespace kehoach::pdf {

namespace {

constexpr int deepest = 64;  // arrays and dictionaries inside one another

// ISO 32000-1, 7.2.2.
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) { return ByteView("()<>[]{}/%").find(c) != ByteView::npos; }

bool is_integer(ByteView text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == ByteView::npos;
}

}  // namespace

Token Tokens::take(TokenKind kind, std::size_t size) {
  const Token token{kind, bytes_.substr(at_, size)};
  at_ += token.text.size();
  return token;
}

Token Tokens::next() {
  while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
  if (at_ >= bytes_.size()) return {};
  const char c = bytes_[at_];
  const ByteView pair = bytes_.substr(at_, 2);
  if (pair == "<<") return take(TokenKind::open, 2);
  if (pair == ">>") return take(TokenKind::close, 2);
  if (c == '[') return take(TokenKind::open, 1);
  if (c == ']') return take(TokenKind::close, 1);
  if (c == '(') return string();
  if (c == '<') return hexadecimal();
  if (is_delimiter(c) && c != '/') return take(TokenKind::bad, 1);
  std::size_t end = at_ + 1;
  while (end < bytes_.size() && !is_blank(bytes_[end]) && !is_delimiter(bytes_[end])) ++end;
  if (c == '/') return take(TokenKind::name, end - at_);
  const ByteView text = bytes_.substr(at_, end - at_);
  return take(is_integer(text) ? TokenKind::integer : TokenKind::word, text.size());
}

Token Tokens::string() {
  std::size_t end = at_ + 1;
  for (int open = 1; open > 0; ++end) {
    if (end >= bytes_.size()) return take(TokenKind::bad, 1);
    if (bytes_[end] == '\\')
      ++end;
    else if (bytes_[end] == '(')
      ++open;
    else if (bytes_[end] == ')')
      --open;
  }
  return take(TokenKind::string, end - at_);
}

Token Tokens::hexadecimal() {
  const std::size_t end = bytes_.find('>', at_);
  if (end == ByteView::npos) return take(TokenKind::bad, 1);
  return take(TokenKind::string, end + 1 - at_);
}

std::optional<std::uint64_t> whole_number(ByteView digits) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, problem] = std::from_chars(digits.data(), end, number);
  if (problem != std::errc() || rest != end) return std::nullopt;
  return number;
}

std::optional<ByteView> next_value(ByteView bytes, std::size_t& at) {
  Tokens tokens(bytes, at);
  Token token = tokens.next();
  if (token.kind == TokenKind::end || token.kind == TokenKind::bad ||
      token.kind == TokenKind::close)
    return std::nullopt;
  const std::size_t begin = tokens.at() - token.text.size();
  for (int open = token.kind == TokenKind::open ? 1 : 0; open > 0;) {
    token = tokens.next();
    if (token.kind == TokenKind::open && ++open > deepest) return std::nullopt;
    if (token.kind == TokenKind::close) --open;
    if (token.kind == TokenKind::end || token.kind == TokenKind::bad) return std::nullopt;
  }
  at = tokens.at();
  if (token.kind == TokenKind::integer) {
    const Token generation = tokens.next();
    if (generation.kind == TokenKind::integer && tokens.next().text == "R") at = tokens.at();
  }
  return bytes.substr(begin, at - begin);
}

bool each_entry(ByteView dictionary,
                const std::function<void(ByteView key, ByteView value)>& take) {
  Tokens start(dictionary);
  if (start.next().text != "<<") return false;
  std::size_t at = start.at();
  while (true) {
    Tokens tokens(dictionary, at);
    const Token key = tokens.next();
    if (key.text == ">>") return true;
    if (key.kind != TokenKind::name) return false;
    at = tokens.at();
    const auto value = next_value(dictionary, at);
    if (!value) return false;
    take(key.text, *value);
  }
}

ByteView entry(ByteView dictionary, std::string_view key) {
  ByteView found;
  (void)each_entry(dictionary, [&](ByteView name, ByteView value) {
    if (name == key) found = value;
  });
  return found;
}

std::uint32_t reference_in(ByteView value) {
  Tokens tokens(value);
  const Token number = tokens.next();
  if (number.kind != TokenKind::integer || tokens.next().kind != TokenKind::integer ||
      tokens.next().text != "R")
    return 0;
  return static_cast<std::uint32_t>(whole_number(number.text).value_or(0));
}

bool append_renamed(Bytes& out, ByteView value,
                    const std::function<std::optional<Reference>(std::uint32_t)>& rename) {
  const auto append = [&](ByteView text) {
    // Two words need a blank between them; next to a delimiter there is none.
    if (!out.empty() && !is_delimiter(out.back()) && !is_blank(out.back()) &&
        !is_delimiter(text.front()))
      out += ' ';
    out += text;
  };
  for (std::size_t at = 0;;) {
    Tokens tokens(value, at);
    const Token token = tokens.next();
    if (token.kind == TokenKind::end) return true;
    if (token.kind == TokenKind::bad) return false;
    if (token.kind != TokenKind::integer) {
      append(token.text);
      at = tokens.at();
      continue;
    }
    const auto whole = next_value(value, at);
    const std::uint32_t number = whole ? reference_in(*whole) : 0;
    if (number == 0) {
      append(token.text);
      continue;
    }
    const auto renamed = rename(number);
    if (!renamed) return false;
    Bytes text;
    append_reference(text, *renamed);
    append(text);
  }
}

}  // namespace kehoach::pdf
