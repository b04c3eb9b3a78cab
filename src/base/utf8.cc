#include "base/utf8.h"

namespace kehoach::utf8 {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// The length of the well-formed sequence at `at`, 0 if there is none (Unicode 15, table 3-7).
std::uint32_t well_formed_size(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  const std::uint32_t size = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (size == 0 || at + size > text.size()) return 0;
  const unsigned second = byte_at(text, at + 1);
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (std::uint32_t i = 2; i < size; ++i) {
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return size;
}

}  // namespace

CodePoint decode_other(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t size = well_formed_size(text, at);
  if (size == 0) return {0xFFFD, 1};
  char32_t value = lead & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) value = (value << 6) | (byte_at(text, at + i) & 0x3F);
  return {value, size};
}

void append(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string encode(char32_t code_point) {
  std::string text;
  append(text, code_point);
  return text;
}

std::string code_point_name(char32_t code_point) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = code_point > 0xFFFFF  ? 20
                   : code_point > 0xFFFF ? 16
                                         : 12;
       shift >= 0; shift -= 4) {
    name += digits[(code_point >> shift) & 0xF];
  }
  return name;
}

std::size_t find_malformed(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint32_t size = well_formed_size(text, at);
    if (size == 0) return at;
    at += size;
  }
  return at;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace kehoach::utf8
