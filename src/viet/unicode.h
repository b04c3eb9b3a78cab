// Normal forms, letters as readers count them, and characters that no document may hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace kehoach::viet {

// Unicode Normalization Form C (UAX 15). Input must be well-formed UTF-8.
// Nearly all text is NFC already: asking is a few nanoseconds a letter and copies nothing.
bool is_nfc(std::string_view text);
std::string to_nfc(std::string_view text);
// The same, and the points at which offsets of the result and of the input part ways, in order,
// from {0, 0} on (see OffsetPoint; `raw` counts bytes of `text`).
std::string to_nfc(std::string_view text, std::vector<OffsetPoint>& points);

// Extended grapheme clusters (UAX 29): what a reader calls a letter. For columns and carets.
std::size_t count_graphemes(std::string_view text);

enum class Forbidden : std::uint8_t {
  // C0, DEL and C1; U+2028 and U+2029, which end lines unseen. Tab, line feed and carriage return
  // are never reported: they are the caller's business.
  control,
  bidirectional,  // U+061C, U+200E-200F, U+202A-202E, U+2066-2069: change what is read
  // The other Default_Ignorable_Code_Points (UAX 44): soft hyphen, joiners, byte order mark,
  // fillers, variation selectors, tags ... They cannot be seen.
  zero_width,
  noncharacter,  // U+FDD0-FDEF, U+xxFFFE-xxFFFF
  private_use,   // U+E000-F8FF and planes 15, 16: no font but one's own shows them
};

struct ForbiddenAt {
  std::uint32_t offset = 0;
  char32_t code_point = 0;
  Forbidden why = Forbidden::control;
};

// The first character from `from` on that a document must not hold.
std::optional<ForbiddenAt> find_forbidden(std::string_view text, std::uint32_t from = 0);

}  // namespace kehoach::viet
