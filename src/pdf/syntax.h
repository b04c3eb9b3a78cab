// The syntax of PDF (ISO 32000-1, 7.2 and 7.3): numbers and strings, written without the locale
// and without floating point.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/sha256.h"
#include "line/line.h"
#include "store.h"

namespace kehoach::pdf {

using line::Measure;

// A Measure is 1/20480 pt.
inline constexpr Measure measures_per_point = 20 * line::measures_per_twip;
// Positions further out than this (some 17,000 km) are taken to be there: no arithmetic on them
// can overflow.
inline constexpr Measure farthest = Measure{1} << 40;
inline Measure bounded(Measure measure) { return std::clamp(measure, -farthest, farthest); }

void append_integer(Bytes& out, std::int64_t value);
// 1500 as "1.5".
void append_thousandths(Bytes& out, std::int64_t thousandths);
// In points, to the nearest thousandth.
std::int64_t thousandths_of_point(Measure measure);
inline void append_points(Bytes& out, Measure measure) {
  append_thousandths(out, thousandths_of_point(measure));
}
// "12 0 R"
void append_reference(Bytes& out, Reference reference);

// "/ID[<...><...>]" of a trailer (14.4), from half of the digest.
void append_id(Bytes& out, const Sha256& digest);
// The lowest `size` bytes of a number, the highest of them first.
void append_big_endian(Bytes& out, std::uint64_t value, int size);

// (bytes), with ( ) \ and CR escaped.
void append_literal(Bytes& out, ByteView bytes);
void append_literal_byte(Bytes& out, char byte);
// Upper-case hexadecimal digits of a number, four at least.
void append_hex4(Bytes& out, std::uint32_t value);
// UTF-16BE in hexadecimal digits, without a byte order mark.
void append_utf16_hex(Bytes& out, char32_t code_point);
// A string holds at most 32,767 bytes (ISO 19005-2, 6.1.13): so much UTF-8, at letters' ends, that
// a text string of it is no longer in UTF-16, and stays below however it is escaped.
inline constexpr std::size_t longest_text = 16000;
std::string_view clipped(std::string_view text);
// A text string (7.9.2.2) of UTF-8, clipped: ASCII as it is, else UTF-16BE behind its mark.
void append_text(Bytes& out, std::string_view text);

}  // namespace kehoach::pdf
