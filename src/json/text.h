// What happens to every text on its way in: NFC, and no character that a reader could not see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kehoach::json {

// How far a scan has come past an escape: the bytes it takes in the source, and decoded.
struct Escape {
  std::uint32_t raw = 0;
  std::uint32_t decoded = 0;
};

// The escape that starts at `at` (a backslash) of a well-formed JSON string's content; a pair of
// surrogates is one.
Escape escape_at(std::string_view content, std::size_t at);

// Where a string's decoded text and its source part ways: at each escape. `content` is what stands
// between the quotes, `begin` its place in the source.
std::vector<OffsetPoint> escape_points(std::string_view content, std::uint32_t begin);

// Brings decoded text to NFC and its points (none: it runs in step from `begin` on) with it.
void normalise(std::string& text, std::vector<OffsetPoint>& points, std::uint32_t begin);

// J001 for the first byte of the piece that is no UTF-8; or nothing.
Diagnostics refuse_bytes(const Source* source, Span span);

// J006 for every character that a document must not hold, at most `most` of them. `origin` is the
// text's own.
void refuse_characters(std::string_view text, const Origin& origin, std::size_t most,
                       Diagnostics& out);

// In quotes, line breaks shown, and no longer than a message can bear: `most` code points.
std::string in_quotes(std::string_view text, std::size_t most = 60);

}  // namespace kehoach::json
