#include "one_line.h"

namespace kehoach::batch {

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void OneLine::key(std::string_view key) {
  if (!first_) *out_ += ',';
  first_ = false;
  append_quoted(*out_, key);
  *out_ += ':';
}

OneLine& OneLine::text(std::string_view name, std::string_view value) {
  key(name);
  append_quoted(*out_, value);
  return *this;
}

OneLine& OneLine::number(std::string_view name, std::uint64_t value) {
  key(name);
  *out_ += std::to_string(value);
  return *this;
}

}  // namespace kehoach::batch
