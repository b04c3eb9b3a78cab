#include "links.h"

#include <algorithm>

#include "link_target.h"

namespace kehoach::flow {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_local(char c) {
  return is_alphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}
bool is_domain(char c) { return is_alphanumeric(c) || c == '.' || c == '-'; }
// RFC 3986, 2: whatever may stand in a URI.
bool is_uri(char c) {
  return is_alphanumeric(c) ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}
// Whether it is inside a word, a letter beyond ASCII included.
bool is_word(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

// The end of a host name that begins at `at`: labels and a last one of two letters or more; `at` if
// there is none.
std::size_t end_of_host(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_domain(text[end])) ++end;
  while (end > at && !is_alphanumeric(text[end - 1])) --end;
  const std::string_view host = text.substr(at, end - at);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return at;
  if (!std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), is_letter)) {
    return at;
  }
  return host.find("..") == std::string_view::npos ? end : at;
}

// Without what belongs to the sentence around it.
std::size_t without_marks(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')') {
      const auto inside = text.substr(begin, end - begin);
      if (std::count(inside.begin(), inside.end(), '(') >=
          std::count(inside.begin(), inside.end(), ')')) {
        break;
      }
    } else if (std::string_view(".,;:!?']").find(last) == std::string_view::npos) {
      break;
    }
    --end;
  }
  return end;
}

bool find_mail(std::string_view text, std::size_t at_sign, std::size_t from, FoundLink& found) {
  std::size_t begin = at_sign;
  while (begin > from && is_local(text[begin - 1])) --begin;
  while (begin < at_sign && !is_alphanumeric(text[begin])) ++begin;
  const std::size_t end = end_of_host(text, at_sign + 1);
  if (begin == at_sign || end == at_sign + 1) return false;
  if (begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80 &&
      !text.substr(0, begin).ends_with("\u00A0")) {
    return false;  // the rest of a word with marks: not an address as it stands
  }
  found = {begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
  return true;
}

bool find_page(std::string_view text, std::size_t at, FoundLink& found) {
  const std::string_view rest = text.substr(at);
  if (at > 0 && is_word(text[at - 1]) && !text.substr(0, at).ends_with("\u00A0")) return false;
  std::string_view scheme, prefix;
  for (const std::string_view known : {"https://", "http://"}) {
    if (rest.starts_with(known)) scheme = known;
  }
  if (scheme.empty()) {
    if (!rest.starts_with("www.")) return false;
    prefix = "http://";
  }
  const std::size_t host = at + scheme.size();
  if (end_of_host(text, host) == host) return false;
  std::size_t end = host;
  while (end < text.size() && is_uri(text[end])) ++end;
  end = without_marks(text, host, end);
  found = {at, end, std::string(prefix) + std::string(text.substr(at, end - at))};
  return true;
}

}  // namespace

std::vector<FoundLink> find_links(std::string_view text) {
  std::vector<FoundLink> out;
  std::size_t from = 0;
  for (std::size_t at = text.find_first_of("@hw"); at != std::string_view::npos;
       at = text.find_first_of("@hw", std::max(at + 1, from))) {
    FoundLink found;
    const bool is = text[at] == '@' ? find_mail(text, at, from, found) : find_page(text, at, found);
    if (!is) continue;
    from = found.end;
    found.uri = link_target(found.uri);
    if (!found.uri.empty()) out.push_back(std::move(found));
  }
  return out;
}

}  // namespace kehoach::flow
