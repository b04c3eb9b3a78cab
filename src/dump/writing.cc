#include "writing.h"

#include "base/utf8.h"

namespace kehoach::dump {

std::string shown(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.value == U'\u00A0')
      out += "⍽";
    else if (c.value == U'\n')
      out += "⏎";
    else if (c.value == U'"' || c.value == U'\\')
      (out += '\\') += static_cast<char>(c.value);
    else
      out.append(text, at, c.size);
    at += c.size;
  }
  return out + '"';
}

std::string place(const Origin& origin) {
  if (!origin) return "-";
  const SourceLine line = line_at(*origin.source, origin.span.begin);
  const std::string_view before =
      std::string_view(origin.source->text).substr(line.begin, origin.span.begin - line.begin);
  return origin.source->name + ':' + std::to_string(line.number) + ':' +
         std::to_string(utf8::count_code_points(before) + 1);
}

}  // namespace kehoach::dump
