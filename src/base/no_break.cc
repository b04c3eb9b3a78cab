#include "base/no_break.h"

namespace kehoach {

void append_plain_line(std::string& out, std::string_view text) {
  constexpr std::string_view space = "\u00A0", hyphen = "\u2011";
  std::size_t copied = 0;
  const auto replace = [&](std::size_t at, std::size_t size, char plain) {
    out.append(text, copied, at - copied);
    out += plain;
    copied = at + size;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') replace(at, 1, ' ');
    if (text[at] == space[0] && text.substr(at).starts_with(space)) replace(at, space.size(), ' ');
    if (text[at] == hyphen[0] && text.substr(at).starts_with(hyphen))
      replace(at, hyphen.size(), '-');
  }
  out.append(text, copied);
}

}  // namespace kehoach
