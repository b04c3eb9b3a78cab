// What colours mean: the output intent that PDF/A asks for (ISO 19005-2, 6.2.3).
#pragma once

#include "base/bytes.h"
#include "packed.h"

namespace kehoach::pdf {

// A profile of the colours of sRGB (IEC 61966-2-1) after the rules of ICC.1:2001-04, version 2.1:
// three colours and one curve, a display.
Bytes srgb_profile();

// The array's only item, a dictionary.
Bytes output_intent(Reference profile);

}  // namespace kehoach::pdf
