#include "bookmarks.h"

namespace kehoach::docx {

namespace {

constexpr std::size_t longest = 40;
constexpr std::size_t checksum_digits = 16;

// FNV-1a.
constexpr std::uint64_t checksum_start = 0xCBF29CE484222325;
std::uint64_t checksum(std::string_view text, std::uint64_t value) {
  for (const char c : text) {
    value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  }
  return value;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void append_hex(std::string& out, std::uint64_t value) {
  for (std::size_t i = checksum_digits; i-- > 0;) {
    out += "0123456789abcdef"[(value >> (4 * i)) & 0xF];
  }
}

}  // namespace

bool Bookmarks::take() {
  std::uint64_t value = checksum_start;
  for (const char c : name_) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    value = checksum({&lower, 1}, value);
  }
  return taken_.insert(value).second;
}

std::string_view Bookmarks::name_for(std::string_view id) {
  name_ = "_kh_";
  for (const char c : id) name_ += is_letter_or_digit(c) ? c : '_';
  if (name_.size() <= longest && take()) return name_;

  const std::size_t kept = std::min(name_.size(), longest - checksum_digits - 1);
  std::uint64_t value = checksum(id, checksum_start);
  do {
    name_.resize(kept);
    name_ += '_';
    append_hex(name_, value);
    value = checksum("+", value);
  } while (!take());
  return name_;
}

}  // namespace kehoach::docx
