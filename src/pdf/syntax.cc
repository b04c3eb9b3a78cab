#include "syntax.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace kehoach::pdf {

namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

template <typename Visit>
void for_each_utf16_unit(char32_t code_point, Visit visit) {
  if (code_point < 0x10000) {
    visit(static_cast<std::uint32_t>(code_point));
    return;
  }
  visit(0xD800 + ((code_point - 0x10000) >> 10));
  visit(0xDC00 + ((code_point - 0x10000) & 0x3FF));
}

}  // namespace

void append_integer(Bytes& out, std::int64_t value) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_thousandths(Bytes& out, std::int64_t thousandths) {
  if (thousandths < 0) {
    out += '-';
    thousandths = -thousandths;
  }
  append_integer(out, thousandths / 1000);
  const auto fraction = static_cast<int>(thousandths % 1000);
  if (fraction == 0) return;
  const std::array<char, 4> digits = {'.', static_cast<char>('0' + fraction / 100),
                                      static_cast<char>('0' + fraction / 10 % 10),
                                      static_cast<char>('0' + fraction % 10)};
  std::size_t count = digits.size();
  while (digits[count - 1] == '0') --count;
  out.append(digits.data(), count);
}

std::int64_t thousandths_of_point(Measure measure) {
  // x 1000 / 20480, halves away from zero.
  const std::int64_t scaled = bounded(measure) * 25;
  return (scaled + (scaled >= 0 ? 256 : -256)) / 512;
}

void append_reference(Bytes& out, Reference reference) {
  append_integer(out, reference.number);
  out += " 0 R";
}

void append_literal_byte(Bytes& out, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\') {
    out += '\\';
  } else if (byte == '\r') {  // a bare one would be read as a line feed
    out += "\\r";
    return;
  }
  out += byte;
}

void append_id(Bytes& out, const Sha256& digest) {
  const std::string half = hex(digest).substr(0, 32);
  out += "/ID[<" + half + "><" + half + ">]";
}

void append_big_endian(Bytes& out, std::uint64_t value, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> shift & 0xFF);
  }
}

void append_literal(Bytes& out, ByteView bytes) {
  out += '(';
  for (const char byte : bytes) append_literal_byte(out, byte);
  out += ')';
}

void append_hex4(Bytes& out, std::uint32_t value) {
  for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[value >> shift & 0xF];
}

void append_utf16_hex(Bytes& out, char32_t code_point) {
  for_each_utf16_unit(code_point, [&](std::uint32_t unit) { append_hex4(out, unit); });
}

std::string_view clipped(std::string_view text) {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && utf8::is_inside(text, end)) --end;
  return text.substr(0, end);
}

void append_text(Bytes& out, std::string_view text) {
  text = clipped(text);
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (ascii) {
    append_literal(out, text);
    return;
  }
  out.reserve(out.size() + 2 * text.size() + 8);
  out += "(\xFE\xFF";
  const auto append_unit = [&](std::uint32_t unit) {
    append_literal_byte(out, static_cast<char>(unit >> 8));
    append_literal_byte(out, static_cast<char>(unit & 0xFF));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = utf8::decode(text, at);
    for_each_utf16_unit(value, append_unit);
    at += size;
  }
  out += ')';
}

}  // namespace kehoach::pdf
