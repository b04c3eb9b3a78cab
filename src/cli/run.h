// The command line: arguments in, files and messages out, an exit code back.
//
// Exit codes: 0 done; 1 done, with findings; 2 bad input, or a file that cannot be read or written;
// 3 bad usage; 4 a mistake of the program itself. Results go to standard output, diagnostics to
// standard error.
#pragma once

#include <iosfwd>

#include "base/world.h"

namespace kehoach::cli {

int run(int count, const char* const* words, World& world, std::ostream& out, std::ostream& err);

}  // namespace kehoach::cli
