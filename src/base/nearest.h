// "Did you mean": the name that was probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach {

// Edits (insert, delete, replace, swap of neighbours) between two texts, by code point.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `name`, the first of equals; none if even that is more than a third of
// the name's letters away (at least one edit is always allowed).
std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string>& candidates);

}  // namespace kehoach
