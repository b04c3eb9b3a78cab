// Files by POSIX, below real_world.cc. Private to the room.
#pragma once

#include <unistd.h>

#include "base/world.h"

namespace kehoach::posix {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  // Closes now; false if the system only now says that writing failed.
  bool close() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

// All that was written to the file system that the folder is on. False if that failed.
bool flush_disk_of(const Path& folder);

// Reads to the end, or until more than `at_most` bytes have come. Returns an errno value or 0.
int read_all(int descriptor, std::size_t at_most, Bytes& content);
// An errno value or 0.
int write_all(int descriptor, ByteView content);
// Makes a rename last: the folder's own entry must reach the disk. Some file systems cannot, and
// the file is there all the same.
void flush_folder(const Path& folder);
// An errno value or 0.
int make_folders(const Path& folder);

class RealGrowingFile final : public GrowingFile {
 public:
  RealGrowingFile(Path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  Result<void> append(ByteView content) override {
    if (const int reason = write_all(descriptor_.number(), content))
      return cannot_write(path_, reason);
    return {};
  }
  Result<void> flush() override {
    if (::fsync(descriptor_.number()) != 0) return cannot_write(path_, errno);
    return {};
  }

 private:
  Path path_;
  Descriptor descriptor_;
};

// A lock of the open file (flock): the system lets it go when the process ends, however it ends.
class RealHold final : public Hold {
 public:
  explicit RealHold(int descriptor) : descriptor_(descriptor) {}

 private:
  Descriptor descriptor_;
};

}  // namespace kehoach::posix
