// Random plans that the general template takes: everything that a plan can say, in lengths from one
// word to several pages.
#pragma once

#include <cstdint>

#include "plan_model.h"
#include "plan_words.h"

namespace kehoach::property {

// The same seed and number and the same words always make the same case.
Case make_case(std::uint64_t seed, std::uint64_t number, Vocabulary vocabulary = Vocabulary::any);

}  // namespace kehoach::property
