// The machine, by POSIX. A Windows build replaces this file and nothing else.
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/world.h"

namespace kehoach {

namespace {

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

// Reads to the end, or until more than `at_most` bytes have come. Returns an errno value or 0.
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

// Makes a rename last: the folder's own entry must reach the disk. Some file systems cannot, and
// the file is there all the same.
void flush_folder(const Path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) (void)::fsync(descriptor.number());
}

class RealWorld final : public World {
 public:
  RealWorld() {
    // Writing over a limit or into a closed pipe is an error like any other, not the process's end.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
  }

  Result<Bytes> read_file(const Path& path, std::size_t at_most) const override {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) return cannot_read(path, errno);
    Bytes content;
    struct stat status {};
    if (::fstat(descriptor.number(), &status) == 0 && S_ISREG(status.st_mode)) {
      content.reserve(std::min(static_cast<std::size_t>(status.st_size), at_most) + 1);
    }
    if (const int reason = read_all(descriptor.number(), at_most, content)) {
      return cannot_read(path, reason);
    }
    if (content.size() > at_most) return too_large(path, at_most);
    return content;
  }

  Result<Bytes> read_standard_input(std::size_t at_most) override {
    Bytes content;
    if (const int reason = read_all(STDIN_FILENO, at_most, content))
      return cannot_read("-", reason);
    if (content.size() > at_most) return too_large("-", at_most);
    return content;
  }

  FileKind kind_of(const Path& path) const override {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    switch (status.type()) {
      case std::filesystem::file_type::regular:
        return FileKind::file;
      case std::filesystem::file_type::directory:
        return FileKind::folder;
      case std::filesystem::file_type::none:
      case std::filesystem::file_type::not_found:
        return FileKind::nothing;
      default:
        return FileKind::other;
    }
  }

  Result<std::vector<std::string>> list_folder(const Path& path) const override {
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator at(path, error), end; !error && at != end;
         at.increment(error)) {
      names.push_back(at->path().filename().string());
    }
    if (error) return cannot_read(path, error.value());
    std::sort(names.begin(), names.end());
    return names;
  }

  std::optional<Path> real_path(const Path& path) const override {
    std::error_code error;
    Path resolved = std::filesystem::canonical(path, error);
    if (error) return std::nullopt;
    return resolved;
  }

  Result<void> write_whole(std::span<const NewFile> files) override {
    std::vector<Path> staged, made;
    for (const auto& file : files) {
      Path name;
      const int reason = stage(file, name, made);
      if (!name.empty()) staged.push_back(name);
      if (reason != 0) {
        discard(staged);
        for (auto folder = made.rbegin(); folder != made.rend(); ++folder) {
          ::rmdir(folder->c_str());
        }
        return cannot_write(file.path, reason);
      }
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (::rename(staged[i].c_str(), files[i].path.c_str()) != 0) {
        const int reason = errno;
        staged.erase(staged.begin(), staged.begin() + static_cast<std::ptrdiff_t>(i));
        discard(staged);
        return cannot_write(files[i].path, reason);
      }
    }
    Path last;
    for (const auto& file : files) {
      Path folder = folder_of(file.path);
      if (folder == last) continue;
      flush_folder(folder);
      last = std::move(folder);
    }
    return {};
  }

  std::optional<std::string> variable(const std::string& name) const override {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return std::string(value);
  }

  Path working_folder() const override {
    std::error_code ignored;
    return std::filesystem::current_path(ignored);
  }

  Path program_folder() const override {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  }

 private:
  // The folder with those above it, as far as they are missing; `made` gets the new ones.
  static int make_folder(const Path& folder, std::vector<Path>& made) {
    Path step;
    for (const auto& part : folder) {
      step /= part;
      if (::mkdir(step.c_str(), 0777) == 0) {
        made.push_back(step);
      } else if (errno != EEXIST && errno != EISDIR) {
        // Where nothing may be made something may be there all the same.
        const int reason = errno;
        struct stat status {};
        if (::stat(step.c_str(), &status) != 0) return reason;
      }
    }
    return 0;
  }

  // Writes the content beside its place; `name` is set once a file is there.
  int stage(const NewFile& file, Path& name, std::vector<Path>& made) {
    const Path folder = folder_of(file.path);
    if (const int reason = make_folder(folder, made)) return reason;
    // What rename would refuse must be known before anything is renamed.
    if (kind_of(file.path) == FileKind::folder) return EISDIR;
    if (file.path.filename().string().size() > 255) return ENAMETOOLONG;
    Path temporary = folder / (".kehoach-" + std::to_string(::getpid()) + '-' +
                               std::to_string(next_.fetch_add(1)) + ".tmp");
    Descriptor descriptor(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (descriptor.number() < 0) return errno;
    name = std::move(temporary);
    if (const int reason = write_all(descriptor.number(), file.content)) return reason;
    if (::fsync(descriptor.number()) != 0) return errno;
    return descriptor.close() ? 0 : errno;
  }

  static void discard(const std::vector<Path>& staged) {
    for (const auto& path : staged) ::unlink(path.c_str());
  }

  std::atomic<unsigned> next_ = 0;
};

}  // namespace

std::unique_ptr<World> real_world() { return std::make_unique<RealWorld>(); }

}  // namespace kehoach
