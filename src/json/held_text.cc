#include "held_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "syntax_error.h"
#include "viet/unicode.h"

namespace kehoach::json {

namespace {

// What is held before a place and behind it, so that a message can show its line.
constexpr std::size_t around = 1024;

bool ends_line(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
}

bool may_be_scalar(int byte) {
  const int lower = byte | 0x20;
  return (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') || byte == '-' ||
         byte == '+' || byte == '.';
}

}  // namespace

bool HeldText::hold(std::uint64_t end) {
  while (start_ + text_.size() < end && !ended_) {
    text_.erase(0, index(from_));
    start_ = from_;
    auto more = more_();
    if (!more) failure_ = std::move(more).error();
    ended_ = !more || more->empty();
    if (!ended_) text_ += *more;
  }
  return start_ + text_.size() >= end;
}

void HeldText::skip_blanks() {
  for (int byte = peek(); byte >= 0 && is_white(static_cast<char>(byte)); byte = peek()) {
    skip();
    if (at_ - from_ > 2 * around) forget(at_);
  }
}

bool HeldText::skip_string() {
  const std::uint64_t begin = at_;
  skip();
  for (int byte = peek(); at_ - begin <= longest_element; byte = peek()) {
    if (byte < 0x20) return false;
    skip();
    if (byte == '"') return true;
    if (byte == '\\' && peek() >= 0x20) skip();
  }
  return false;
}

bool HeldText::skip_value() {
  const std::uint64_t begin = at_;
  std::size_t depth = 0;
  do {
    const int byte = peek();
    if (byte < 0 || at_ - begin > longest_element) return false;
    if (byte == '"') {
      if (!skip_string()) return false;
      continue;
    }
    if (depth == 0 && byte != '{' && byte != '[') {
      while (may_be_scalar(peek()) && at_ - begin <= longest_element) skip();
      return at_ - begin <= longest_element;
    }
    if (byte == '{' || byte == '[') ++depth;
    if (byte == '}' || byte == ']') --depth;
    skip();
  } while (depth > 0);
  return true;
}

void HeldText::forget(std::uint64_t place) {
  const std::string_view text = text_;
  const std::size_t at = index(place), old = index(from_);
  std::size_t from = at;
  while (from > old && !ends_line(text, from - 1) &&
         (at - from < around || utf8::is_inside(text, from)))
    --from;
  std::size_t line_begin = old;
  for (std::size_t i = old; i < from; ++i) {
    if (!ends_line(text, i)) continue;
    line_begin = i + 1;
    ++line_;
    column_ = 1;
  }
  column_ +=
      static_cast<std::uint32_t>(viet::count_graphemes(text.substr(line_begin, from - line_begin)));
  from_ = start_ + from;
}

Excerpt HeldText::excerpt(std::uint64_t begin, std::uint64_t end) {
  hold(end + around);
  std::string_view text = std::string_view(text_).substr(index(from_));
  std::size_t size =
      std::min<std::size_t>(text.size(), static_cast<std::size_t>(end - from_) + around);
  while (size > end - from_ && utf8::is_inside(text, size)) --size;
  return {{SourceKind::file, name_, std::string(text.substr(0, size)), line_, column_, {}},
          {static_cast<std::uint32_t>(begin - from_), static_cast<std::uint32_t>(end - from_)}};
}

std::uint32_t HeldText::line_of(std::uint64_t place) const {
  std::uint32_t line = line_;
  for (std::uint64_t i = from_; i < place; ++i) line += ends_line(text_, index(i)) ? 1U : 0U;
  return line;
}

}  // namespace kehoach::json
