#include "lexer.h"

#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "viet/case.h"
#include "viet/unicode.h"

namespace kehoach::templates {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::optional<std::uint32_t> hex_value(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    std::uint32_t digit = 0;
    if (is_digit(c))
      digit = static_cast<std::uint32_t>(c - '0');
    else if (c >= 'a' && c <= 'f')
      digit = static_cast<std::uint32_t>(c - 'a') + 10;
    else if (c >= 'A' && c <= 'F')
      digit = static_cast<std::uint32_t>(c - 'A') + 10;
    else
      return std::nullopt;
    value = value * 16 + digit;
  }
  return value;
}

class Lexer {
 public:
  Lexer(const Source& source, const IncludeSite* via, Diagnostics& errors)
      : source_(source), text_(source.text), via_(via), errors_(errors) {}

  std::vector<Segment> run() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    end_ = static_cast<std::uint32_t>(text_.size());
    drop_last_line_end();
    while (at_ < end_) {
      const std::uint32_t open = find_open();
      add_text(at_, open);
      at_ = open;
      if (at_ >= end_) break;
      if (text_[at_ + 1] == '#')
        comment();
      else
        braces();
    }
    return std::move(segments_);
  }

 private:
  // As in Jinja2, the line end that ends the file is not part of its text.
  void drop_last_line_end() {
    if (end_ > at_ && text_[end_ - 1] == '\n') --end_;
    if (end_ > at_ && text_[end_ - 1] == '\r') --end_;
  }

  std::uint32_t find_open() const {
    for (std::uint32_t i = at_; i + 1 < end_; ++i) {
      if (text_[i] == '{' && (text_[i + 1] == '{' || text_[i + 1] == '%' || text_[i + 1] == '#')) {
        return i;
      }
    }
    return end_;
  }

  void add_text(std::uint32_t begin, std::uint32_t end) {
    while (trim_next_ && begin < end && is_space(text_[begin])) ++begin;
    trim_next_ = false;
    if (begin < end) segments_.push_back({Segment::Kind::text, {begin, end}, {}, false});
  }

  // "{%-": the text before loses the blanks at its end, line ends included.
  void trim_before() {
    if (segments_.empty() || segments_.back().kind != Segment::Kind::text) return;
    Span& span = segments_.back().span;
    while (span.end > span.begin && is_space(text_[span.end - 1])) --span.end;
    if (span.end == span.begin) segments_.pop_back();
  }

  void comment() {
    const std::uint32_t begin = at_;
    if (at_ + 2 < end_ && text_[at_ + 2] == '-') trim_before();
    const std::size_t close = text_.find("#}", at_ + 2);
    if (close == std::string_view::npos || close >= end_) {
      error("T002", {begin, begin + 2}, {"{#", "#}"});
      at_ = end_;
      return;
    }
    at_ = static_cast<std::uint32_t>(close) + 2;
    segments_.push_back({Segment::Kind::comment, {begin, at_}, {}, false});
    trim_next_ = close > begin + 2 && text_[close - 1] == '-';
  }

  void braces() {
    const std::uint32_t begin = at_;
    const bool print = text_[at_ + 1] == '{';
    at_ += 2;
    if (at_ < end_ && (text_[at_] == '-' || text_[at_] == '+')) {
      if (text_[at_] == '-') trim_before();
      ++at_;
    }
    Segment segment{print ? Segment::Kind::print : Segment::Kind::tag, {begin, begin}, {}, false};
    const std::size_t errors_before = errors_.size();
    left_open_.reset();
    if (!tokens(print ? "}}" : "%}", segment)) {
      // What follows is likely prose: nothing in it is worth telling.
      errors_.erase(errors_.begin() + static_cast<std::ptrdiff_t>(errors_before), errors_.end());
      const std::string_view opened = text_.substr(begin, 2);
      if (left_open_) {
        const std::string_view sign = text_.substr(left_open_->begin, 1);
        error(sign == "'" || sign == "\"" ? "T035" : "T034", *left_open_, {sign});
      } else {
        error("T002", {begin, begin + 2}, {opened, print ? "}}" : "%}"});
      }
      at_ = line_end(begin);
      segment.broken = true;
      segment.tokens.push_back({TokenKind::end, {at_, at_}, {}, {}});
    }
    segment.span.end = at_;
    segment.broken = segment.broken || errors_.size() > errors_before;
    const bool raw = !print && segment.tokens[0].text == "raw";
    segments_.push_back(std::move(segment));
    if (raw) raw_text();
  }

  std::uint32_t line_end(std::uint32_t from) const {
    const std::size_t end = text_.find_first_of("\r\n", from);
    return end == std::string_view::npos ? end_ : std::min(end_, static_cast<std::uint32_t>(end));
  }

  // Everything up to `{% endraw %}` is one text segment; both tags become comments.
  void raw_text() {
    const Span open = segments_.back().span;
    segments_.back().kind = Segment::Kind::comment;
    for (std::uint32_t i = at_; i + 1 < end_; ++i) {
      if (text_[i] != '{' || text_[i + 1] != '%') continue;
      std::uint32_t name = i + 2;
      const bool trim = name < end_ && text_[name] == '-';
      if (name < end_ && (text_[name] == '-' || text_[name] == '+')) ++name;
      while (name < end_ && is_space(text_[name])) ++name;
      if (text_.substr(name, 6) != "endraw") continue;
      name += 6;
      while (name < end_ && is_space(text_[name])) ++name;
      const bool trim_after = name < end_ && text_[name] == '-';
      if (name < end_ && (text_[name] == '-' || text_[name] == '+')) ++name;
      if (text_.substr(name, 2) != "%}") continue;
      add_text(at_, i);
      if (trim) trim_before();
      trim_next_ = trim_after;
      at_ = name + 2;
      return;
    }
    error("T004", open, {"raw", "endraw"});
    add_text(at_, end_);
    at_ = end_;
  }

  // Tokens up to `close`; false if the tag never ends.
  bool tokens(std::string_view close, Segment& segment) {
    std::vector<std::uint32_t> brackets;  // those open, by their places
    while (at_ < end_) {
      const char c = text_[at_];
      if (is_space(c)) {
        ++at_;
        continue;
      }
      // "}}" may also close two maps: {{ {"a": {}} }}.
      const bool in_map = !brackets.empty() && text_[brackets.back()] == '{' && close == "}}";
      if (!in_map && ends_here(close)) {
        if (!brackets.empty()) {
          const std::uint32_t open = brackets.back();
          error("T034", {open, open + 1}, {text_.substr(open, 1)});
        }
        segment.tokens.push_back({TokenKind::end, {at_, at_}, {}, {}});
        const bool sign = text_[at_] != close[0];
        trim_next_ = sign && text_[at_] == '-';
        at_ += sign ? 3 : 2;
        return true;
      }
      const std::string_view two = text_.substr(at_, 2);
      if (two == "{%" || two == "{#" || two == "{{") break;
      if (!token(segment, brackets)) return false;
    }
    if (!brackets.empty()) left_open_ = Span{brackets.back(), brackets.back() + 1};
    return false;
  }

  bool ends_here(std::string_view close) const {
    if (text_.substr(at_, 2) == close) return true;
    return (text_[at_] == '-' || text_[at_] == '+') && text_.substr(at_ + 1, 2) == close;
  }

  bool token(Segment& segment, std::vector<std::uint32_t>& brackets) {
    const char c = text_[at_];
    if (is_digit(c)) {
      number(segment);
    } else if (c == '"' || c == '\'') {
      return string(segment);
    } else if (is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80) {
      name(segment);
    } else {
      sign(segment, brackets);
    }
    return true;
  }

  void add(Segment& segment, TokenKind kind, std::uint32_t begin, std::string value = {}) {
    segment.tokens.push_back(
        {kind, {begin, at_}, text_.substr(begin, at_ - begin), std::move(value)});
  }

  void number(Segment& segment) {
    const std::uint32_t begin = at_;
    // "rows.0.1": what follows a dot is a whole number.
    const bool after_dot = !segment.tokens.empty() && segment.tokens.back().text == ".";
    const auto digits = [&] {
      while (at_ < end_ && (is_digit(text_[at_]) ||
                            (text_[at_] == '_' && at_ + 1 < end_ && is_digit(text_[at_ + 1])))) {
        ++at_;
      }
    };
    digits();
    bool whole = true;
    if (!after_dot && at_ + 1 < end_ && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      whole = false;
      ++at_;
      digits();
    }
    if (!after_dot && at_ + 1 < end_ && (text_[at_] == 'e' || text_[at_] == 'E')) {
      const std::uint32_t sign = text_[at_ + 1] == '-' || text_[at_ + 1] == '+' ? 1 : 0;
      if (at_ + 1 + sign < end_ && is_digit(text_[at_ + 1 + sign])) {
        whole = false;
        at_ += 1 + sign;
        digits();
      }
    }
    std::string value;
    for (std::uint32_t i = begin; i < at_; ++i) {
      if (text_[i] != '_') value += text_[i];
    }
    add(segment, whole ? TokenKind::integer : TokenKind::decimal, begin, std::move(value));
  }

  void name(Segment& segment) {
    const std::uint32_t begin = at_;
    while (at_ < end_) {
      const char c = text_[at_];
      if (is_ascii_letter(c) || is_digit(c)) {
        ++at_;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x80) break;
      const auto letter = utf8::decode(text_, at_);
      const bool mark = letter.value >= 0x300 && letter.value < 0x370;  // of decomposed text
      if (!mark && !viet::is_letter_or_digit(letter.value)) break;
      at_ += letter.size;
    }
    if (at_ == begin) {
      const auto stray = utf8::decode(text_, at_);
      at_ += stray.size;
      const std::string_view found = text_.substr(begin, at_ - begin);
      error("T001", {begin, at_}, {found});
      if (found == "“" || found == "”" || found == "‘" || found == "’") {
        errors_.back().hints.emplace_back("dùng dấu nháy thẳng: \" \"",
                                          "use straight quotes: \" \"");
      }
      return;
    }
    add(segment, TokenKind::name, begin, viet::to_nfc(text_.substr(begin, at_ - begin)));
  }

  bool string(Segment& segment) {
    const std::uint32_t begin = at_;
    const char quote = text_[at_++];
    std::string value;
    // A text stays on its line, so that a quote that is not closed swallows no more than that.
    const std::uint32_t last = line_end(begin);
    while (at_ < last && text_[at_] != quote) {
      if (text_[at_] == '\\' && at_ + 1 < last)
        escape(value);
      else
        value += text_[at_++];
    }
    if (at_ >= last) {
      left_open_ = Span{begin, begin + 1};
      return false;
    }
    ++at_;
    value = viet::to_nfc(value);
    if (const auto found = viet::find_forbidden(value)) {
      error("T003", {begin, at_}, {utf8::code_point_name(found->code_point)});
    }
    add(segment, TokenKind::string, begin, std::move(value));
    return true;
  }

  // Python's, as in Jinja2; an unknown one stands for itself.
  void escape(std::string& value) {
    const char c = text_[at_ + 1];
    constexpr std::string_view plain = "\\'\"";
    at_ += 2;
    if (c == 'n') {
      value += '\n';
    } else if (c == 't') {
      value += '\t';
    } else if (plain.find(c) != std::string_view::npos) {
      value += c;
    } else if (c == 'u' && at_ + 4 <= end_) {
      const auto code_point = hex_value(text_.substr(at_, 4));
      if (!code_point || (*code_point >= 0xD800 && *code_point < 0xE000)) {
        value += "\\u";
        return;
      }
      utf8::append(value, *code_point);
      at_ += 4;
    } else {
      value += '\\';
      value += c;
    }
  }

  void sign(Segment& segment, std::vector<std::uint32_t>& brackets) {
    static constexpr std::array<std::string_view, 26> signs = {
        "**", "//", "==", "!=", "<=", ">=", "~", "+", "-", "*", "/", "%", "(",
        ")",  "[",  "]",  "{",  "}",  "<",  ">", "=", ".", ",", ":", "|", ";"};
    for (const std::string_view known : signs) {
      if (text_.substr(at_, known.size()) != known) continue;
      const std::uint32_t begin = at_;
      at_ += static_cast<std::uint32_t>(known.size());
      add(segment, TokenKind::sign, begin);
      track(begin, brackets);
      return;
    }
    error("T001", {at_, at_ + 1}, {text_.substr(at_, 1)});
    ++at_;
  }

  void track(std::uint32_t at, std::vector<std::uint32_t>& brackets) const {
    const char c = text_[at];
    if (c == '(' || c == '[' || c == '{') brackets.push_back(at);
    if (brackets.empty()) return;
    const char open = text_[brackets.back()];
    if ((c == ')' && open == '(') || (c == ']' && open == '[') || (c == '}' && open == '{')) {
      brackets.pop_back();
    }
  }

  void error(std::string_view code, Span span, std::vector<Phrase> arguments) {
    Origin where;
    where.source = &source_;
    where.span = span;
    where.via = via_;
    errors_.push_back({code, std::move(arguments), where, {}});
  }

  const Source& source_;
  std::string_view text_;
  const IncludeSite* via_;
  Diagnostics& errors_;
  std::vector<Segment> segments_;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
  bool trim_next_ = false;
  std::optional<Span> left_open_;  // the quote or bracket because of which a tag never ends
};

}  // namespace

std::vector<Segment> lex(const Source& source, const IncludeSite* via, Diagnostics& errors) {
  return Lexer(source, via, errors).run();
}

}  // namespace kehoach::templates
