#include "string_error.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text.h"

namespace kehoach::json {

namespace {

constexpr std::array curly_quotes = {U'“', U'”', U'„', U'‟', U'«', U'»', U'‘', U'’', U'‚', U'`'};

bool is_hex_digit(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f');
}

class StringFinder {
 public:
  StringFinder(const ParserState& state, std::uint32_t begin)
      : source_(state.source),
        text_(std::string_view(state.source->text).substr(0, state.end)),
        begin_(begin) {}

  std::optional<Diagnostic> find() const;

 private:
  char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  Diagnostic tell(std::string_view code, std::vector<Phrase> arguments, Span span,
                  std::vector<Phrase> hints = {}) const {
    return {code, std::move(arguments), {source_, span, nullptr, nullptr, 0}, std::move(hints)};
  }
  Diagnostic torn(std::uint32_t newline) const;
  Diagnostic control_character(std::uint32_t at) const;
  std::optional<Diagnostic> bad_escape(std::uint32_t backslash) const;
  std::optional<Diagnostic> bad_code(std::uint32_t backslash) const;
  bool has_four_digits(std::uint32_t from) const;
  bool is_surrogate(std::uint32_t from, std::string_view second_digits) const;

  const Source* source_;
  std::string_view text_;
  std::uint32_t begin_;
};

std::optional<Diagnostic> StringFinder::find() const {
  for (std::uint32_t i = begin_ + 1; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '"') return std::nullopt;
    if (c == '\n' || c == '\r') return torn(i);
    if (static_cast<unsigned char>(c) < 0x20) return control_character(i);
    if (c != '\\') continue;
    if (auto told = bad_escape(i)) return told;
    i += escape_at(text_, i).raw - 1;
  }
  const auto line_end = std::min(text_.find_first_of("\r\n", begin_), text_.size());
  return tell("J021", {}, {begin_, static_cast<std::uint32_t>(line_end)});
}

// The string is not closed on its line.
Diagnostic StringFinder::torn(std::uint32_t newline) const {
  std::uint32_t last = newline;
  while (last > begin_ + 1 && (is_white(text_[last - 1]) || text_[last - 1] == ',')) --last;
  for (std::uint32_t i = begin_ + 1; i < last; i += utf8::decode(text_, i).size) {
    const auto c = utf8::decode(text_, i);
    if (i + c.size != last || !is_curly_quote(c.value)) continue;
    return tell("J015", {std::string(text_.substr(i, c.size))}, {i, last},
                {{"thay bằng dấu \" thẳng", "put a straight \" in its place"}});
  }
  return tell("J027", {}, {begin_, newline},
              {{"đóng chuỗi bằng dấu \" ở cuối dòng; chỗ xuống dòng trong chuỗi viết \\n",
                "close the string with \" on its line; a line break inside it is \\n"}});
}

Diagnostic StringFinder::control_character(std::uint32_t at) const {
  std::vector<Phrase> hints;
  if (text_[at] == '\t') {
    hints.emplace_back("thay phím Tab bằng dấu cách", "put a blank for the tab");
  }
  const auto c = static_cast<char32_t>(static_cast<unsigned char>(text_[at]));
  return tell("J026", {utf8::code_point_name(c)}, {at, at + 1}, std::move(hints));
}

std::optional<Diagnostic> StringFinder::bad_escape(std::uint32_t backslash) const {
  constexpr std::string_view known = "\"\\/bfnrt";
  const char kind = at(backslash + 1);
  if (kind == 'u') return bad_code(backslash);
  if (kind != '\0' && known.find(kind) != std::string_view::npos) return std::nullopt;
  const bool last = backslash + 1 == text_.size();
  const std::uint32_t size = last ? 0 : utf8::decode(text_, backslash + 1).size;
  return tell("J028", {}, {backslash, backslash + 1 + size},
              {{"dấu \\ trong chuỗi phải viết \\\\", "a \\ inside a string is written \\\\"}});
}

std::optional<Diagnostic> StringFinder::bad_code(std::uint32_t backslash) const {
  if (!has_four_digits(backslash + 2)) {
    return tell("J028", {}, {backslash, backslash + 2},
                {{"sau \\u phải là bốn chữ số hệ mười sáu", "four hexadecimal digits follow \\u"}});
  }
  const bool low = is_surrogate(backslash + 2, "cdef");
  const bool high = is_surrogate(backslash + 2, "89ab");
  const bool pair = high && at(backslash + 6) == '\\' && at(backslash + 7) == 'u' &&
                    has_four_digits(backslash + 8) && is_surrogate(backslash + 8, "cdef");
  if (!low && (!high || pair)) return std::nullopt;
  return tell("J007", {std::string(text_.substr(backslash, 6))}, {backslash, backslash + 6});
}

bool StringFinder::has_four_digits(std::uint32_t from) const {
  return from + 4 <= text_.size() &&
         std::all_of(text_.begin() + from, text_.begin() + from + 4, is_hex_digit);
}

// U+D800 to U+DFFF: the second digit says which half.
bool StringFinder::is_surrogate(std::uint32_t from, std::string_view second_digits) const {
  const char second = static_cast<char>(text_[from + 1] | 0x20);
  return (text_[from] | 0x20) == 'd' && second_digits.find(second) != std::string_view::npos;
}

}  // namespace

bool is_curly_quote(char32_t c) {
  return std::find(curly_quotes.begin(), curly_quotes.end(), c) != curly_quotes.end();
}

std::optional<Diagnostic> string_error(const ParserState& state, std::uint32_t begin) {
  return StringFinder(state, begin).find();
}

}  // namespace kehoach::json
