// Vietnamese order (CLDR vi): a < ă < â, d < đ, e < ê ...; tones decide last.
#pragma once

#include <string>
#include <string_view>

namespace kehoach::viet {

// Bytes that compare as the texts do. Equal texts have equal keys, and only they.
std::string collation_key(std::string_view text);
// The same for names of persons: given name, family name, what stands between.
std::string person_collation_key(std::string_view name);

}  // namespace kehoach::viet
