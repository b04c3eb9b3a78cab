// A template's text cut into words for the page and tags, and tags into tokens.
//
// In: one source (UTF-8, nothing forbidden in it). Out: segments in order. Whitespace control
// ("{%-", "-}}") is done here: the spans of text segments are already narrowed. `{% raw %}` ends
// here too: what stands in it is text. It knows nothing of lines, markers or what tags mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kehoach::templates {

enum class TokenKind : std::uint8_t { name, integer, decimal, string, sign, end };

struct Token {
  TokenKind kind = TokenKind::end;
  Span span;
  std::string_view text;  // as written; of a sign: "**", "[", "==" ...
  std::string value;      // of a string: decoded; of a name: NFC
};

struct Segment {
  enum class Kind : std::uint8_t { text, print, tag, comment };
  Kind kind = Kind::text;
  Span span;                  // of a tag: with its braces
  std::vector<Token> tokens;  // of print and tag; the last is `end`
  bool broken = false;        // an error in it has been told
};

// T0xx errors go to `errors`; `via` is how the source was reached.
std::vector<Segment> lex(const Source& source, const IncludeSite* via, Diagnostics& errors);

}  // namespace kehoach::templates
