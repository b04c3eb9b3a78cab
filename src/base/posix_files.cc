#include "posix_files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <system_error>

namespace kehoach::posix {

// By way of a small buffer: to enlarge a string first is to fill it with zeros, and every page that
// is touched for the first time costs more than copying it.
int read_all(int descriptor, std::size_t at_most, Bytes& content) {
  std::array<char, std::size_t{32} * 1024> piece;
  while (content.size() <= at_most) {
    const std::size_t wanted = std::min(piece.size(), at_most + 1 - content.size());
    const ssize_t got = ::read(descriptor, piece.data(), wanted);
    if (got == 0) return 0;
    if (got > 0) content.append(piece.data(), static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) return errno;
  }
  return 0;
}

int write_all(int descriptor, ByteView content) {
  while (!content.empty()) {
    const ssize_t put = ::write(descriptor, content.data(), content.size());
    if (put < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    content.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

void flush_folder(const Path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) (void)::fsync(descriptor.number());
}

bool flush_disk_of(const Path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.number() >= 0 && ::syncfs(descriptor.number()) == 0;
}

int make_folders(const Path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return error && error != std::errc::file_exists ? error.value() : 0;
}

}  // namespace kehoach::posix
