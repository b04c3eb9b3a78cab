// The catalogue: every code once, with its texts in both languages. One list per area, by letter.
#include <algorithm>

#include "base/diagnostic.h"

namespace kehoach {

const std::vector<DiagnosticKind>& catalogue() {
  static const std::vector<DiagnosticKind> kinds = [] {
    std::vector<DiagnosticKind> all = {
#define KEHOACH_DIAGNOSTIC(code, severity, vi, en, explanation_vi, explanation_en, example) \
  {#code, Severity::severity, vi, en, explanation_vi, explanation_en, example},
#include "catalogue/batch.def"
#include "catalogue/command_line.def"
#include "catalogue/draft.def"
#include "catalogue/files.def"
#include "catalogue/image.def"
#include "catalogue/json.def"
#include "catalogue/layout.def"
#include "catalogue/package.def"
#include "catalogue/plan.def"
#include "catalogue/profile.def"
#include "catalogue/template.def"
#include "catalogue/text.def"
#undef KEHOACH_DIAGNOSTIC
    };
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return all;
  }();
  return kinds;
}

}  // namespace kehoach
