#include "link_target.h"

#include <algorithm>

namespace kehoach::flow {

namespace {

constexpr std::size_t longest = 2000;  // what Word takes is a little more

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_host(std::string_view host) {
  return !host.empty() && is_letter_or_digit(host.front()) && is_letter_or_digit(host.back()) &&
         host.find("..") == std::string_view::npos &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '-' || c == '.'; });
}

// A host, and perhaps a port of at most five digits.
bool is_authority(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return is_host(text);
  const std::string_view port = text.substr(colon + 1);
  return is_host(text.substr(0, colon)) && !port.empty() && port.size() <= 4 &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at != 0 && is_host(text.substr(at + 1)) &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), [](char c) {
           return is_letter_or_digit(c) ||
                  std::string_view(".-_+").find(c) != std::string_view::npos;
         });
}

bool starts_with_scheme(std::string_view uri, std::string_view scheme) {
  return uri.size() > scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), uri.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// RFC 3986, 2: what may stand in a URI as it is.
bool may_stand(std::string_view uri, std::size_t at) {
  const char c = uri[at];
  if (c == '%') return at + 2 < uri.size() && is_hex(uri[at + 1]) && is_hex(uri[at + 2]);
  return is_letter_or_digit(c) ||
         std::string_view("-._~:/?#@!$&()*+,;=").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view uri) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    const char c = uri[at];
    if (may_stand(uri, at)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 0xF];
    }
  }
  return out;
}

}  // namespace

std::string link_target(std::string_view uri) {
  if (uri.size() > longest) return {};
  if (starts_with_scheme(uri, "mailto:")) {
    return is_address(uri.substr(7)) ? std::string(uri) : std::string();
  }
  std::string_view rest;
  if (starts_with_scheme(uri, "https://")) {
    rest = uri.substr(8);
  } else if (starts_with_scheme(uri, "http://")) {
    rest = uri.substr(7);
  } else {
    return {};
  }
  return is_authority(rest.substr(0, rest.find_first_of("/?#"))) ? encoded(uri) : std::string();
}

}  // namespace kehoach::flow
