// PNG's predictors (ISO 32000-1, 7.4.4.4): of numbers that grow evenly only the differences are
// deflated, of which many are the same.
#pragma once

#include <optional>

#include "base/bytes.h"

namespace kehoach::pdf {

// Rows of `width` bytes, each as it differs from the one above it.
Bytes predict_up(ByteView rows, std::size_t width);
// What those rows were; nothing if a row is not whole, or predicted in any other way.
std::optional<Bytes> undo_up(ByteView predicted, std::size_t width);
// "/DecodeParms<<...>>" of the above.
Bytes up_entries(std::size_t width);

// A single row, each number of `size` bytes as it differs, byte by byte, from the one before it.
Bytes predict_sub(ByteView row, std::size_t size);
Bytes sub_entries(ByteView row, std::size_t size);

}  // namespace kehoach::pdf
