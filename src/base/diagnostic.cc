#include "base/diagnostic.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"

namespace kehoach {

namespace {

// A sentence stays readable whatever a file holds: of a longer argument only the start is shown.
constexpr std::size_t longest_argument = 300;  // code points

void put(std::string& out, std::string_view argument) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < argument.size() && count < longest_argument; ++count) {
    at += utf8::decode(argument, at).size;
  }
  out.append(argument, 0, at);
  if (at < argument.size()) out += "…";
}

std::string fill(std::string_view text, const std::vector<Phrase>& arguments, Language language) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool blank = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                       text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!blank) {
      out += text[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(text[i + 1] - '0');
    if (index < arguments.size()) put(out, arguments[index].in(language));
    i += 2;
  }
  return out;
}

}  // namespace

const DiagnosticKind* find_kind(std::string_view code) {
  const auto& kinds = catalogue();
  const auto found = std::lower_bound(
      kinds.begin(), kinds.end(), code,
      [](const DiagnosticKind& kind, std::string_view value) { return kind.code < value; });
  return found != kinds.end() && found->code == code ? &*found : nullptr;
}

Severity Diagnostic::severity() const {
  const DiagnosticKind* kind = find_kind(code);
  return kind == nullptr ? Severity::error : kind->severity;
}

std::string Diagnostic::message(Language language) const {
  const DiagnosticKind* kind = find_kind(code);
  if (kind == nullptr) return std::string(code);
  return fill(language == Language::vi ? kind->vi : kind->en, arguments, language);
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity() == Severity::error; });
}

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Phrase hint_did_you_mean(std::string_view name) {
  const std::string quoted = '"' + std::string(name) + '"';
  return {"có phải ý bạn là " + quoted + "?", "did you mean " + quoted + "?"};
}

Phrase hint_write(std::string_view text) {
  const std::string quoted = '"' + std::string(text) + '"';
  return {"viết " + quoted, "write " + quoted};
}

}  // namespace kehoach
