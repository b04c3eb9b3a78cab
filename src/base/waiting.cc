#include "waiting.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace kehoach {

namespace {

constexpr std::array<int, 3> break_signals = {SIGINT, SIGTERM, SIGHUP};

// The one thing that a signal handler can reach.
volatile std::sig_atomic_t broken_off = 0;

void break_off(int) { broken_off = 1; }

}  // namespace

// The signals are blocked and let in only while waiting, so that none falls between a look at the
// flag and the sleep.
Patience::Patience() {
  struct sigaction action {};
  action.sa_handler = break_off;
  sigset_t blocked;
  ::sigemptyset(&blocked);
  for (const int signal : break_signals) {
    ::sigaction(signal, &action, nullptr);
    ::sigaddset(&blocked, signal);
  }
  ::sigprocmask(SIG_BLOCK, &blocked, &before_);
}

Patience::~Patience() {
  for (const int signal : break_signals) std::signal(signal, SIG_DFL);
  ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

Patience::Wakened Patience::wait(int descriptor, int milliseconds) const {
  constexpr long nanoseconds = 1'000'000;
  const timespec time{milliseconds / 1000, (milliseconds % 1000) * nanoseconds};
  pollfd what{descriptor, POLLIN, 0};
  for (;;) {
    if (broken_off != 0) return Wakened::broken_off;
    const int found = ::ppoll(&what, 1, milliseconds < 0 ? nullptr : &time, &before_);
    if (found > 0) return Wakened::ready;
    if (found == 0) return Wakened::time_out;
    if (errno != EINTR) return Wakened::failed;
  }
}

std::optional<std::string> TypedLines::next() {
  constexpr std::size_t longest = std::size_t{1} << 20;
  for (;;) {
    if (const std::size_t end = read_.find('\n'); end != std::string::npos) {
      std::string line = read_.substr(0, end);
      read_.erase(0, end + 1);
      return line;
    }
    if (patience_.wait(STDIN_FILENO, -1) != Patience::Wakened::ready) return std::nullopt;
    std::array<char, 4096> piece{};
    const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || read_.size() > longest) return std::nullopt;
    read_.append(piece.data(), static_cast<std::size_t>(got));
  }
}

FileWatch::FileWatch() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

FileWatch::~FileWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> FileWatch::watch(std::span<const Path> files) {
  std::map<Path, std::set<std::string>> wanted;
  for (const Path& file : files) {
    std::error_code ignored;
    const Path folder = std::filesystem::canonical(folder_of(file), ignored);
    if (!ignored) wanted[folder].insert(file.filename().string());
  }
  for (auto at = folders_.begin(); at != folders_.end();) {
    if (wanted.contains(at->first)) {
      ++at;
    } else {
      ::inotify_rm_watch(descriptor_, at->second);
      at = folders_.erase(at);
    }
  }
  names_.clear();
  for (const auto& [folder, names] : wanted) {
    const int number = ::inotify_add_watch(descriptor_, folder.c_str(),
                                           IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_CREATE);
    if (number < 0) return cannot_read(folder, errno);
    folders_[folder] = number;
    names_[number] = names;
  }
  return {};
}

// Takes all that has been told; whether any of it was about a watched file.
bool FileWatch::drain() {
  alignas(inotify_event) std::array<char, 16384> events{};
  bool found = false;
  for (;;) {
    const ssize_t got = ::read(descriptor_, events.data(), events.size());
    if (got <= 0) return found;
    for (const char* at = events.data(); at < events.data() + got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      // Too much has happened to tell: anything may have changed.
      if ((event->mask & IN_Q_OVERFLOW) != 0) found = true;
      const auto names = names_.find(event->wd);
      if (names == names_.end() || event->len == 0) continue;
      found = found || names->second.contains(event->name);
    }
  }
}

bool FileWatch::wait() {
  // An editor's save takes some milliseconds from its first step to its last.
  constexpr int quiet = 15, longest = 60;  // milliseconds
  for (;;) {
    if (patience_.wait(descriptor_, -1) != Patience::Wakened::ready) return false;
    if (!drain()) continue;
    for (int waited = 0; waited < longest; waited += quiet) {
      const auto wakened = patience_.wait(descriptor_, quiet);
      if (wakened == Patience::Wakened::time_out) return true;
      if (wakened != Patience::Wakened::ready) return false;
      drain();
    }
    return true;
  }
}

}  // namespace kehoach
