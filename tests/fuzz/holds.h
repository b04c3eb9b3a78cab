// What every fuzz target asks of what it gets back.
#pragma once

#include <cstdlib>

#include "base/diagnostic.h"

inline void require(bool holds) {
  if (!holds) std::abort();
}

// A diagnostic can be printed: it has words, and points into its source.
inline void examine(const kehoach::Diagnostics& diagnostics) {
  using namespace kehoach;
  for (const Diagnostic& d : diagnostics) {
    require(find_kind(d.code) != nullptr);
    require(!d.message(Language::vi).empty() && !d.message(Language::en).empty());
    (void)json_pointer(d.where.path);
    if (d.where.source == nullptr) continue;
    require(d.where.span.begin <= d.where.span.end);
    require(d.where.span.end <= d.where.source->text.size());
    (void)line_at(*d.where.source, d.where.span.begin);
  }
}
