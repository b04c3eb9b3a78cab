#include "syntax_error.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "string_error.h"
#include "text.h"

namespace kehoach::json {

namespace {

// A letter of a word: of a key without quotes, of a literal, of a text that should be quoted.
// Beyond ASCII these are not: Latin-1's signs, dashes, quotes, and blanks that only look like
// blanks.
bool is_word(char32_t c) {
  if (c < 0x80) {
    const char32_t lower = c | 0x20;
    return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') || c == '_';
  }
  return c >= 0xC0 && !(c >= 0x2000 && c < 0x2070) && c != 0x3000 && c != 0xFEFF;
}

// The grammar of numbers (RFC 8259, 6).
bool is_number(std::string_view text) {
  const auto take_digits = [&text] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool zero = text.starts_with('0');
  const std::size_t whole = take_digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  return text.empty();
}

enum class Wanted : std::uint8_t {
  value,
  value_or_end,  // after "["
  key,           // after "," in an object
  key_or_end,    // after "{"
  colon,
  comma_or_end,
  end_of_text,
};

// Looks again at what lies between the last token that the parser took and the one it refused.
class Finder {
 public:
  explicit Finder(const ParserState& state)
      : state_(state), text_(std::string_view(state.source->text).substr(0, state.end)) {
    walk();
  }

  Diagnostic find() const;

 private:
  void walk();
  std::uint32_t skip_blanks(std::uint32_t at) const {
    while (at < text_.size() && is_white(text_[at])) ++at;
    return at;
  }
  char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  bool wants_value() const { return wanted_ == Wanted::value || wanted_ == Wanted::value_or_end; }
  bool wants_key() const { return wanted_ == Wanted::key || wanted_ == Wanted::key_or_end; }
  char closing() const { return state_.open.back().object ? '}' : ']'; }
  bool last_is_string() const {
    return state_.taken == Taken::value && at(state_.last.begin) == '"';
  }
  bool on_line_of_last() const {
    return text_.substr(state_.last.end, at_ - state_.last.end).find('\n') == text_.npos;
  }
  std::uint32_t word_end(std::uint32_t from) const;
  std::string word(std::uint32_t from) const;
  std::uint32_t line_end(std::uint32_t from) const {
    return static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", from), text_.size()));
  }

  Diagnostic tell(std::string_view code, std::vector<Phrase> arguments, Span span,
                  std::vector<Phrase> hints = {}) const {
    return {
        code, std::move(arguments), {state_.source, span, nullptr, nullptr, 0}, std::move(hints)};
  }
  Phrase wanted_phrase() const;
  Phrase found_phrase() const;
  Phrase where_opened(const OpenBracket& bracket) const;

  Diagnostic at_end() const;
  Diagnostic at_letter_beyond_ascii() const;
  Diagnostic at_closing_bracket() const;
  Diagnostic at_word_or_sign() const;
  Diagnostic at_bare_key() const;
  Diagnostic at_bare_word(std::uint32_t begin) const;
  Diagnostic at_number(std::uint32_t begin) const;
  Diagnostic after_value() const;
  Diagnostic unexpected() const;

  const ParserState& state_;
  std::string_view text_;
  Wanted wanted_ = Wanted::value;
  std::uint32_t at_ = 0;  // the first byte of the token that was refused
  std::uint32_t comma_ = UINT32_MAX;
};

void Finder::walk() {
  at_ = skip_blanks(state_.last.end);
  switch (state_.taken) {
    case Taken::nothing:
      wanted_ = Wanted::value;
      return;
    case Taken::open_bracket:
      wanted_ = state_.open.back().object ? Wanted::key_or_end : Wanted::value_or_end;
      return;
    case Taken::key:
      wanted_ = Wanted::colon;
      if (at(at_) != ':') return;
      at_ = skip_blanks(at_ + 1);
      wanted_ = Wanted::value;
      return;
    case Taken::value:
      wanted_ = state_.open.empty() ? Wanted::end_of_text : Wanted::comma_or_end;
      if (state_.open.empty() || at(at_) != ',') return;
      comma_ = at_;
      at_ = skip_blanks(at_ + 1);
      wanted_ = state_.open.back().object ? Wanted::key : Wanted::value;
  }
}

std::uint32_t Finder::word_end(std::uint32_t from) const {
  std::uint32_t end = from;
  while (end < text_.size()) {
    const auto c = utf8::decode(text_, end);
    if (!is_word(c.value)) break;
    end += c.size;
  }
  return end;
}

Phrase Finder::wanted_phrase() const {
  switch (wanted_) {
    case Wanted::value:
      return {"một giá trị", "a value"};
    case Wanted::value_or_end:
      return {"một giá trị hoặc dấu ]", "a value or ]"};
    case Wanted::key:
      return {"tên trường trong dấu \"...\"", "a key in quotes"};
    case Wanted::key_or_end:
      return {"tên trường trong dấu \"...\" hoặc dấu }", "a key in quotes or }"};
    case Wanted::colon:
      return {"dấu hai chấm", "a colon"};
    case Wanted::comma_or_end:
      return closing() == '}' ? Phrase("dấu phẩy hoặc dấu }", "a comma or }")
                              : Phrase("dấu phẩy hoặc dấu ]", "a comma or ]");
    case Wanted::end_of_text:
      return {"hết tệp", "the end of the text"};
  }
  return "";
}

// The word at `from`, not all of a very long one.
std::string Finder::word(std::uint32_t from) const {
  constexpr std::uint32_t longest = 24;
  std::uint32_t end = from;
  while (end < word_end(from) && end - from < longest) end += utf8::decode(text_, end).size;
  return std::string(text_.substr(from, end - from));
}

Phrase Finder::found_phrase() const {
  const auto c = utf8::decode(text_, at_);
  if (c.value < 0x20) return utf8::code_point_name(c.value);
  return in_quotes(is_word(c.value) ? word(at_) : text_.substr(at_, c.size));
}

Phrase Finder::where_opened(const OpenBracket& bracket) const {
  const std::string line =
      std::to_string(bracket.line != 0 ? bracket.line : line_at(*state_.source, bracket.at).number);
  const std::string sign(1, bracket.object ? '{' : '[');
  return {"dấu " + sign + " mở ở dòng " + line + " chưa được đóng",
          "the " + sign + " of line " + line + " is not closed"};
}

Diagnostic Finder::find() const {
  if (at_ >= text_.size()) return at_end();
  const char c = text_[at_];
  const bool comment = c == '#' || (c == '/' && (at(at_ + 1) == '/' || at(at_ + 1) == '*'));
  if (comment) return tell("J016", {}, {at_, line_end(at_)});
  if (comma_ != UINT32_MAX && (c == '}' || c == ']')) {
    return tell("J012", {}, {comma_, comma_ + 1}, {{"xoá dấu phẩy này", "delete this comma"}});
  }
  if (c == '"') {
    if (auto told = string_error(state_, at_)) return std::move(*told);
  }
  if (wanted_ == Wanted::comma_or_end || wanted_ == Wanted::end_of_text) return after_value();
  if (c == '}' || c == ']') return at_closing_bracket();
  if (c == '\'') {
    return tell("J014", {}, {at_, at_ + 1}, {{"thay bằng dấu \"", "put \" in its place"}});
  }
  if (static_cast<unsigned char>(c) >= 0x80 || c == '`') return at_letter_beyond_ascii();
  if (wants_value() && (is_digit(c) || c == '-' || c == '+' || c == '.')) return at_number(at_);
  return at_word_or_sign();
}

Diagnostic Finder::at_word_or_sign() const {
  if (!is_word(utf8::decode(text_, at_).value)) return unexpected();
  if (wants_key()) return at_bare_key();
  return wants_value() ? at_bare_word(at_) : unexpected();
}

Diagnostic Finder::at_end() const {
  if (state_.taken == Taken::nothing) return tell("J002", {}, {state_.last.begin, state_.end});
  std::vector<Phrase> hints;
  if (!state_.open.empty()) hints.push_back(where_opened(state_.open.back()));
  const auto end = static_cast<std::uint32_t>(text_.size());
  return tell("J017", {wanted_phrase()}, {end, end}, std::move(hints));
}

// Quotes as Word sets them, blanks that only look like blanks, letters that should be quoted.
Diagnostic Finder::at_letter_beyond_ascii() const {
  const auto c = utf8::decode(text_, at_);
  const Span span{at_, at_ + c.size};
  if (is_curly_quote(c.value)) {
    return tell("J015", {std::string(text_.substr(at_, c.size))}, span,
                {{"thay bằng dấu \" thẳng", "put a straight \" in its place"}});
  }
  if (!is_word(c.value)) {
    return tell(
        "J024", {utf8::code_point_name(c.value)}, span,
        {{"xoá ký tự này hoặc thay bằng dấu cách", "delete it or put a blank in its place"}});
  }
  return at_word_or_sign();
}

Diagnostic Finder::at_closing_bracket() const {
  const char c = text_[at_];
  if (!state_.open.empty() && (wanted_ == Wanted::comma_or_end || wanted_ == Wanted::key_or_end ||
                               wanted_ == Wanted::value_or_end)) {
    return tell("J013", {in_quotes(std::string(1, closing())), in_quotes(std::string(1, c))},
                {at_, at_ + 1}, {where_opened(state_.open.back())});
  }
  return unexpected();
}

// What follows a value, where only a comma, the closing bracket or the end may stand.
Diagnostic Finder::after_value() const {
  const char c = text_[at_];
  const bool word = is_word(utf8::decode(text_, at_).value);
  const bool touches = at_ == state_.last.end;
  if (wanted_ == Wanted::end_of_text) {
    return tell("J018", {found_phrase()}, {at_, line_end(at_)});
  }
  if (last_is_string() && on_line_of_last() && (word || (touches && c == '"'))) {
    return tell(
        "J019", {}, {state_.last.end - 1, state_.last.end},
        {{"dấu \" ở trong chuỗi phải viết \\\" hoặc “ ”", "inside a string write \\\" or “ ”"}});
  }
  const char first = at(state_.last.begin);
  const bool after_number = is_digit(first) || first == '-';
  if (touches && after_number && (word || c == '-' || c == '.' || c == '/')) {
    return at_number(state_.last.begin);
  }
  if (touches && word && first >= 'a' && first <= 'z') return at_bare_word(state_.last.begin);
  if (c == '}' || c == ']') return at_closing_bracket();
  if (word || std::string_view("\"{['-;").find(c) != std::string_view::npos) {
    std::vector<Phrase> hints;
    if (c == ';') hints.emplace_back("thay dấu ; bằng dấu phẩy", "put a comma for the semicolon");
    const Span span = c == ';' ? Span{at_, at_ + 1} : Span{state_.last.end, state_.last.end};
    return tell("J011", {wanted_phrase()}, span, std::move(hints));
  }
  if (static_cast<unsigned char>(c) >= 0x80) return at_letter_beyond_ascii();
  return unexpected();
}

// A number that JSON does not know, or a text that starts like one: 07, +5, .5, 1., 2021-12-31.
Diagnostic Finder::at_number(std::uint32_t begin) const {
  std::uint32_t end = begin;
  while (end < text_.size()) {
    const auto c = utf8::decode(text_, end);
    const bool sign = c.value == '.' || c.value == '-' || c.value == '+' || c.value == '/';
    if (!sign && !is_word(c.value)) break;
    end += c.size;
  }
  const auto spelt = text_.substr(begin, end - begin);
  constexpr std::size_t longest = 40;
  if (is_number(spelt)) {  // good, but beyond what the parser can hold
    return tell("J025", {std::string(spelt.substr(0, longest))}, {begin, end});
  }
  if (spelt.size() > longest) return tell("J022", {word(begin)}, {begin, end});
  const std::string text = '"' + std::string(spelt) + '"';
  return tell("J022", {std::string(spelt)}, {begin, end},
              {{"nếu là chữ (ngày tháng, số hiệu) thì viết " + text,
                "if it is text (a date, a number of a document) write " + text}});
}

Diagnostic Finder::at_bare_key() const {
  const std::uint32_t end = word_end(at_);
  std::vector<Phrase> hints;
  if (end - at_ <= 64) hints.push_back(hint_write(text_.substr(at_, end - at_)));
  return tell("J020", {}, {at_, end}, std::move(hints));
}

Diagnostic Finder::at_bare_word(std::uint32_t begin) const {
  const Span span{begin, word_end(begin)};
  std::string lower(text_.substr(span.begin, span.end - span.begin));
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> meant = {
      {{"true", "true"},
       {"false", "false"},
       {"null", "null"},
       {"none", "null"},
       {"nil", "null"},
       {"undefined", "null"},
       {"yes", "true"},
       {"no", "false"}}};
  for (const auto& [spelt, correct] : meant) {
    if (lower != spelt) continue;
    const std::string instead(correct);
    return tell("J023", {word(begin)}, span, {{"viết " + instead, "write " + instead}});
  }
  return tell("J023", {word(begin)}, span,
              {{"chữ phải đặt trong dấu \"...\"", "text must be in quotes"}});
}

Diagnostic Finder::unexpected() const {
  std::vector<Phrase> hints;
  const char c = text_[at_];
  if (wanted_ == Wanted::colon && c == '=') {
    hints.emplace_back("thay dấu = bằng dấu hai chấm", "put a colon for the =");
  }
  if (c == ',') hints.emplace_back("có lẽ thừa dấu phẩy", "perhaps a comma too many");
  const auto size = utf8::decode(text_, at_).size;
  const Span span = wanted_ == Wanted::colon && c != '=' ? Span{state_.last.end, state_.last.end}
                                                         : Span{at_, at_ + size};
  return tell("J010", {wanted_phrase(), found_phrase()}, span, std::move(hints));
}

}  // namespace

bool is_scalar(std::string_view text) {
  return text == "true" || text == "false" || text == "null" || is_number(text);
}

Diagnostic syntax_error(const ParserState& state) { return Finder(state).find(); }

}  // namespace kehoach::json
