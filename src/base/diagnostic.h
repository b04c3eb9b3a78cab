// What went wrong, as a value. A diagnostic names a code of the catalogue and carries what fills
// the blanks of its sentence, where it happened, and what to do about it. Rooms return them; only
// the command line prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace kehoach {

enum class Language : std::uint8_t { vi, en };
enum class Severity : std::uint8_t { warning, error };

// A phrase in both languages; a name or a value is the same in both.
struct Phrase {
  std::string vi;
  std::string en;

  Phrase(std::string both)
      : vi(both), en(std::move(both)) {}  // NOLINT(google-explicit-constructor)
  Phrase(std::string_view both) : Phrase(std::string(both)) {}
  Phrase(const char* both) : Phrase(std::string(both)) {}
  Phrase(std::string vi_text, std::string en_text)
      : vi(std::move(vi_text)), en(std::move(en_text)) {}

  const std::string& in(Language language) const { return language == Language::vi ? vi : en; }
};

// An entry of the catalogue. The texts hold blanks {0}, {1} ... for a diagnostic's arguments.
struct DiagnosticKind {
  std::string_view code;  // a letter for the area, three digits
  Severity severity;
  std::string_view vi;
  std::string_view en;
  // For `kehoach explain`: what causes it, what to do, an example.
  std::string_view explanation_vi;
  std::string_view explanation_en;
  std::string_view example;
};

// The kind with this code; null if the catalogue does not hold it.
const DiagnosticKind* find_kind(std::string_view code);
// All kinds, ordered by code.
const std::vector<DiagnosticKind>& catalogue();

struct Diagnostic {
  std::string_view code;  // points into the program's text: codes are literals
  std::vector<Phrase> arguments;
  Origin where;
  std::vector<Phrase> hints;

  Severity severity() const;
  // The catalogue's sentence with its blanks filled.
  std::string message(Language language) const;
};

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);
void append(Diagnostics& to, Diagnostics from);

// Hints that many rooms give.
Phrase hint_did_you_mean(std::string_view name);
Phrase hint_write(std::string_view text);

}  // namespace kehoach
