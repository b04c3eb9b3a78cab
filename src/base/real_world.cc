// The machine, by POSIX. A Windows build replaces this file, posix_files and waiting,
// and nothing else.
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "base/world.h"
#include "posix_files.h"
#include "waiting.h"

namespace kehoach {

namespace {

volatile std::sig_atomic_t interrupts = 0;

extern "C" void note_interrupt(int signal) {
  interrupts = 1;
  std::signal(signal, SIG_DFL);
}

using namespace posix;

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

  Result<void> write_whole(std::span<const NewFile> all) override {
    std::vector<NewFile> files;
    for (const auto& file : all) {
      if (!holds(file)) files.push_back(file);
    }
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
    if (const auto failed = put_in_place(files, staged)) {
      discard(staged);
      return cannot_write(files[failed->file].path, failed->reason);
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

  Result<Bytes> read_part(const Path& path, std::uint64_t from,
                          std::size_t at_most) const override {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) return cannot_read(path, errno);
    Bytes content(at_most, '\0');
    std::size_t had = 0;
    while (had < at_most) {
      const ssize_t got = ::pread(descriptor.number(), content.data() + had, at_most - had,
                                  static_cast<off_t>(from + had));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return cannot_read(path, errno);
      if (got == 0) break;
      had += static_cast<std::size_t>(got);
    }
    content.resize(had);
    return content;
  }

  std::optional<std::uint64_t> size_of(const Path& path) const override {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
  }

  Result<std::unique_ptr<GrowingFile>> create(const Path& path) override {
    if (const int reason = make_folders(folder_of(path))) return cannot_write(path, reason);
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return cannot_write(path, errno);
    return std::unique_ptr<GrowingFile>(new RealGrowingFile(path, descriptor));
  }

  Result<void> flush_and_move(std::span<const Move> moves) override {
    if (auto flushed = flush_all(moves); !flushed) return flushed;
    std::set<Path> folders;
    for (const auto& move : moves) {
      const Path folder = folder_of(move.to);
      if (!folders.contains(folder)) {
        if (const int reason = make_folders(folder)) return cannot_write(move.to, reason);
      }
      if (::rename(move.from.c_str(), move.to.c_str()) != 0) return cannot_write(move.to, errno);
      folders.insert(folder);
    }
    if (folders.size() < many) {
      for (const auto& folder : folders) flush_folder(folder);
    } else {
      (void)flush_disk_of(*folders.begin());
    }
    return {};
  }

  Result<void> could_write(const Path& path) const override {
    if (kind_of(path) == FileKind::folder) return cannot_write(path, EISDIR);
    Path folder = folder_of(path);
    // A name that ends in "/" is a folder's, or there is none.
    while (::access((folder / "").c_str(), W_OK | X_OK) != 0) {
      if (errno != ENOENT) return cannot_write(path, errno);
      if (folder == folder_of(folder)) break;
      folder = folder_of(folder);
    }
    return {};
  }

  Result<void> remove(const Path& path) override {
    if (::remove(path.c_str()) != 0 && errno != ENOENT) return cannot_write(path, errno);
    return {};
  }

  Result<std::unique_ptr<Hold>> hold(const Path& path, Holding holding) override {
    if (const int reason = make_folders(folder_of(path))) return cannot_write(path, reason);
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return cannot_write(path, errno);
    auto held = std::make_unique<RealHold>(descriptor);
    if (::flock(descriptor, (holding == Holding::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
      if (errno == EWOULDBLOCK) return held_elsewhere(path);
      return cannot_write(path, errno);
    }
    return std::unique_ptr<Hold>(std::move(held));
  }

  void catch_interrupts() override {
    std::signal(SIGINT, note_interrupt);
    std::signal(SIGTERM, note_interrupt);
  }
  bool interrupted() const override { return interrupts != 0; }
  bool shows_to_terminal() const override { return ::isatty(STDERR_FILENO) == 1; }
  std::int64_t milliseconds() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }
  std::size_t processors() const override {
    return std::max(1U, std::thread::hardware_concurrency());
  }

  bool at_terminal() const override {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
  }

  std::optional<std::string> read_line() override {
    if (!lines_) lines_.emplace();
    return lines_->next();
  }

  Result<void> watch(std::span<const Path> files) override {
    if (!watch_) watch_.emplace();
    return watch_->watch(files);
  }

  bool wait_for_change() override { return watch_ && watch_->wait(); }

  std::optional<std::string> variable(const std::string& name) const override {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return std::string(value);
  }

  Path working_folder() const override {
    std::error_code ignored;
    return std::filesystem::current_path(ignored);
  }

  Path program_folder() const override { return program_file().parent_path(); }
  Path program_file() const override {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored);
  }

 private:
  // From so many files on the disk is flushed as a whole: a journaling file system commits once
  // then, instead of once for each file and folder.
  static constexpr std::size_t many = 8;

  static Result<void> flush_all(std::span<const Move> moves) {
    if (moves.size() >= many) {
      const Path folder = folder_of(moves[0].from);
      const bool together = std::all_of(moves.begin(), moves.end(), [&](const Move& move) {
        return folder_of(move.from) == folder;
      });
      if (together && flush_disk_of(folder)) return {};
    }
    for (const auto& move : moves) {
      const Descriptor file(::open(move.from.c_str(), O_RDONLY | O_CLOEXEC));
      if (file.number() < 0 || ::fsync(file.number()) != 0) return cannot_write(move.to, errno);
    }
    return {};
  }

  // Whether these very bytes stand there already.
  bool holds(const NewFile& file) const {
    const Descriptor descriptor(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (descriptor.number() < 0 || ::fstat(descriptor.number(), &status) != 0 ||
        !S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) != file.content.size())
      return false;
    Bytes there;
    there.reserve(file.content.size() + 1);
    return read_all(descriptor.number(), file.content.size(), there) == 0 &&
           ByteView(there) == file.content;
  }

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
    Path temporary = free_name(folder);
    Descriptor descriptor(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (descriptor.number() < 0) return errno;
    name = std::move(temporary);
    if (const int reason = write_all(descriptor.number(), file.content)) return reason;
    if (::fsync(descriptor.number()) != 0) return errno;
    return descriptor.close() ? 0 : errno;
  }

  struct Failure {
    std::size_t file = 0;
    int reason = 0;
  };

  // Gives the staged files their names. Should one of them fail, those before it become again what
  // they were: a file may be held open on a share, or belong to somebody else.
  std::optional<Failure> put_in_place(const std::vector<NewFile>& files,
                                      const std::vector<Path>& staged) {
    std::vector<Path> kept;  // the old files, under other names; empty where there was none
    std::optional<Failure> failed;
    for (std::size_t i = 0; i < files.size() && !failed; ++i) {
      Path old;
      int reason = files.size() > 1 ? keep(files[i].path, old) : 0;
      if (reason == 0 && ::rename(staged[i].c_str(), files[i].path.c_str()) != 0) {
        reason = errno;
        if (!old.empty()) (void)::rename(old.c_str(), files[i].path.c_str());
      }
      if (reason != 0)
        failed = Failure{i, reason};
      else
        kept.push_back(std::move(old));
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (!failed)
        ::unlink(kept[i].c_str());
      else if (kept[i].empty())
        ::unlink(files[i].path.c_str());
      else
        (void)::rename(kept[i].c_str(), files[i].path.c_str());
    }
    return failed;
  }

  // A second name for a file, if it is there. Where the file system has no links its only one.
  int keep(const Path& path, Path& old) {
    if (kind_of(path) == FileKind::nothing) return 0;
    Path name = free_name(folder_of(path));
    if (::link(path.c_str(), name.c_str()) != 0 && ::rename(path.c_str(), name.c_str()) != 0)
      return errno;
    old = std::move(name);
    return 0;
  }

  Path free_name(const Path& folder) {
    return folder / (".kehoach-" + std::to_string(::getpid()) + '-' +
                     std::to_string(next_.fetch_add(1)) + ".tmp");
  }

  static void discard(const std::vector<Path>& staged) {
    for (const auto& path : staged) ::unlink(path.c_str());
  }

  std::atomic<unsigned> next_ = 0;
  std::optional<TypedLines> lines_;
  std::optional<FileWatch> watch_;
};

}  // namespace

std::unique_ptr<World> real_world() { return std::make_unique<RealWorld>(); }

}  // namespace kehoach
