// What a careful typist would not leave in a plan's texts: told, and mended on request.
#pragma once

#include "base/result.h"
#include "plan/value.h"
#include "viet/tidy.h"

namespace kehoach::plan {

// The tone style that holds for the plan: `wanted`, or where that is `any` the one that most
// syllables of the plan show, the one of state documents if they are even; `any` if none is shown.
viet::ToneStyle tone_style_of(const Value& root, viet::ToneStyle wanted);

// Everything untidy, in the order of the plan, each at its letters with what to write instead:
// P221 to P226. Names that only the program reads (template, profile, $schema) are not looked at.
// At most 200, then P227.
Diagnostics find_untidy(const Value& root, viet::ToneStyle style);

// The same, mended. Origins keep pointing at what was written: positions behind a changed place
// are mapped, what was put in points at what it replaced.
Diagnostics tidy(Value& root, viet::ToneStyle style, Sources& sources);

}  // namespace kehoach::plan
