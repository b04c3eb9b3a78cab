// What a PDF file shows, read as any reader would: cross-references, object streams, content
// streams, and the fonts' ToUnicode maps. It knows nothing of how the file was made, and throws
// std::runtime_error at the first thing that is wrong or that it does not know.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace kehoach::property {

// A stretch of text on one baseline, in which every letter begins where the one before ended.
// Points, x from the left edge, y from the lower one.
struct ShownLine {
  std::string text;
  double x = 0, end = 0, y = 0;
  double size = 0;
  double inked = 0;  // where the last letter ends that is no blank
};

struct Stroke {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width = 0;
};

struct ShownPage {
  double width = 0, height = 0;
  std::vector<ShownLine> lines;  // in the order in which they are shown
  std::vector<Stroke> strokes;
};

std::vector<ShownPage> read_pdf(ByteView file);

}  // namespace kehoach::property
