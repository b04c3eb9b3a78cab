// The four faces in fonts/, and copies of them to spoil.
#pragma once

#include <string>
#include <string_view>

#include "base/world.h"
#include "font/font.h"

namespace kehoach::font {

extern const char* const shipped_names[4];

const Bytes& shipped_file(Style style);
Family shipped_family();

// A folder with the shipped faces, one of them replaced.
void put_family(MemoryWorld& world, Style replaced, const Bytes& content);
Result<Family> load_with(Style replaced, const Bytes& content);

// Where a table starts in a font file, and how long it is, by its directory.
struct TablePlace {
  std::size_t record = 0, begin = 0, size = 0;
};
TablePlace place_of(const Bytes& file, std::string_view table);
void put_u16(Bytes& file, std::size_t at, unsigned value);
unsigned get_u16(const Bytes& file, std::size_t at);

// Vietnamese letters that NFC makes one code point: the twelve vowels in six tones, đ, and their
// capitals, less the twelve that are ASCII.
std::u32string vietnamese_letters();

}  // namespace kehoach::font
