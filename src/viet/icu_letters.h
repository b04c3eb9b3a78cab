// Code points as ICU takes them.
#pragma once

#include <unicode/uchar.h>

namespace kehoach::viet {

inline UChar32 to_icu(char32_t c) { return static_cast<UChar32>(c); }
// An accent, a tone mark: what is added to a letter.
inline bool is_mark(char32_t c) { return (U_MASK(u_charType(to_icu(c))) & U_GC_M_MASK) != 0; }

}  // namespace kehoach::viet
