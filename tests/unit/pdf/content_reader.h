// Reads a page's operators as a PDF reader does: what is shown, and where.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::pdf {

struct ShownCode {
  char font = '1';  // F1 to F4
  double size = 0;
  std::uint16_t code = 0;
  double x = 0, y = 0;    // where its origin falls, in points from the lower left
  double end = 0;         // where the pen is after it
  std::size_t array = 0;  // which TJ it comes from
};

struct StrokedLine {
  double width = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct PageContents {
  std::vector<ShownCode> codes;
  std::vector<StrokedLine> lines;
  std::vector<std::string> operators;  // in order
};

// `width_of(font, code)` in 1/1000 em. Throws on anything that is not well formed or not known.
PageContents read_contents(std::string_view stream,
                           const std::function<int(char, std::uint16_t)>& width_of);

}  // namespace kehoach::pdf
