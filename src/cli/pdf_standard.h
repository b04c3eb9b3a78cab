// --pdf-standard and --embed-plan. Private to the room.
#pragma once

#include "arguments.h"
#include "render/render.h"

namespace kehoach::cli {

// What the PDF is to be. U004, U030, U031.
render::PdfOptions read_pdf_standard(const Arguments& arguments, Diagnostics& wrong);

}  // namespace kehoach::cli
