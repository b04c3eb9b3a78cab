#include "progress.h"

#include <algorithm>
#include <ostream>

namespace kehoach::cli {

ProgressLine::ProgressLine(const Session& session)
    : session_(session),
      terminal_(session.world.shows_to_terminal()),
      start_(session.world.milliseconds()) {}

void ProgressLine::show(const batch::Progress& progress) {
  constexpr std::int64_t between = 100;  // milliseconds from one drawing to the next
  if (session_.arguments.quiet || progress.all == 0) return;
  if (terminal_) {
    const std::int64_t now = session_.world.milliseconds();
    if (now - last_ < between && progress.done != progress.all) return;
    draw(progress, now);
    last_ = now;
    return;
  }
  if (progress.binding) return;
  const std::size_t tenths = progress.done * 10 / progress.all;
  if (tenths == tenths_) return;
  tenths_ = tenths;
  session_.err << progress.done << '/' << progress.all << session_.say(" đơn vị, ", " units, ")
               << progress.failed << session_.say(" lỗi\n", " failed\n");
}

// "2 phút 05 giây"
std::string ProgressLine::duration(std::size_t seconds) const {
  const auto pair = [](std::size_t large, const char* one, std::size_t small, const char* other) {
    return std::to_string(large) + one + (small < 10 ? "0" : "") + std::to_string(small) + other;
  };
  constexpr std::size_t minute = 60, hour = 3600;
  if (seconds >= hour)
    return pair(seconds / hour, session_.say(" giờ ", " h "), seconds % hour / minute,
                session_.say(" phút", " min"));
  if (seconds >= minute)
    return pair(seconds / minute, session_.say(" phút ", " min "), seconds % minute,
                session_.say(" giây", " s"));
  return std::to_string(seconds) + session_.say(" giây", " s");
}

// A terminal too narrow for the line must not wrap it: it could not be drawn over.
void ProgressLine::draw(const batch::Progress& progress, std::int64_t now) {
  constexpr std::size_t width = 24;
  constexpr std::size_t too_early = 1000;  // milliseconds, to say anything about the rest
  constexpr const char* no_wrap = "\x1b[?7l";
  constexpr const char* wrap = "\x1b[?7h";
  if (progress.binding && !binding_) start_ = now;
  binding_ = progress.binding;
  const std::size_t filled = progress.done * width / progress.all;
  const auto spent = static_cast<std::size_t>(std::max<std::int64_t>(1, now - start_));
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
  session_.err << "\r\x1b[K" << no_wrap << bar << ' ';
  if (binding_) session_.err << session_.say("gộp ", "binding ");
  session_.err << progress.done << '/' << progress.all;
  if (spent >= too_early && progress.done > 0) {
    const std::size_t left = (progress.all - progress.done) * spent / progress.done / 1000;
    session_.err << "  " << progress.done * 1000 / spent << session_.say("/giây  còn ", "/s  left ")
                 << duration(left);
  }
  if (progress.failed > 0)
    session_.err << "  " << progress.failed << session_.say(" lỗi", " failed");
  session_.err << wrap << std::flush;
  drawn_ = true;
}

void ProgressLine::clear() {
  if (drawn_) session_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace kehoach::cli
