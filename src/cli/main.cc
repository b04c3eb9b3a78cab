#include <exception>
#include <iostream>

#include "cli/run.h"

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  try {
    const auto world = kehoach::real_world();
    return kehoach::cli::run(count, words, *world, std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "kehoach: lỗi bên trong chương trình / internal error: " << error.what() << '\n';
    return 4;
  }
}
