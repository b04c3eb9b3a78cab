#include "predictor.h"

#include <algorithm>

#include "syntax.h"

namespace kehoach::pdf {

namespace {

// What a predicted row begins with: how it was.
constexpr char sub = '\1', up = '\2';

char plus(char a, char b) { return static_cast<char>(static_cast<unsigned char>(a) + b); }
char minus(char a, char b) { return static_cast<char>(static_cast<unsigned char>(a) - b); }

Bytes entries_of(int predictor, std::size_t colours, std::size_t columns) {
  Bytes out = "/DecodeParms<</Predictor ";
  append_integer(out, predictor);
  if (colours != 1) {
    out += "/Colors ";
    append_integer(out, static_cast<std::int64_t>(colours));
  }
  out += "/Columns ";
  append_integer(out, static_cast<std::int64_t>(columns));
  return out + ">>";
}

}  // namespace

Bytes predict_up(ByteView rows, std::size_t width) {
  Bytes out;
  out.reserve(rows.size() + rows.size() / width);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % width == 0) out += up;
    out += minus(rows[i], i < width ? '\0' : rows[i - width]);
  }
  return out;
}

std::optional<Bytes> undo_up(ByteView predicted, std::size_t width) {
  if (predicted.size() % (width + 1) != 0) return std::nullopt;
  Bytes out;
  out.reserve(predicted.size());
  for (std::size_t row = 0; row < predicted.size(); row += width + 1) {
    if (predicted[row] != up) return std::nullopt;
    for (std::size_t i = 0; i < width; ++i) {
      const char above = row == 0 ? '\0' : out[out.size() - width];
      out += plus(predicted[row + 1 + i], above);
    }
  }
  return out;
}

Bytes up_entries(std::size_t width) { return entries_of(12, 1, width); }

Bytes predict_sub(ByteView row, std::size_t size) {
  Bytes out(row.size() + 1, sub);
  std::copy_n(row.begin(), std::min(size, row.size()), out.begin() + 1);
  for (std::size_t i = size; i < row.size(); ++i) out[i + 1] = minus(row[i], row[i - size]);
  return out;
}

Bytes sub_entries(ByteView row, std::size_t size) {
  return entries_of(11, size, row.size() / size);
}

}  // namespace kehoach::pdf
