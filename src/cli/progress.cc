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

void ProgressLine::draw(const batch::Progress& progress, std::int64_t now) {
  constexpr std::size_t width = 24;
  const std::size_t filled = progress.done * width / progress.all;
  const auto spent = static_cast<std::size_t>(std::max<std::int64_t>(1, now - start_));
  const std::size_t rate = progress.done * 1000 / spent;
  const std::size_t left = (progress.all - progress.done) * spent / progress.done / 1000;
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
  session_.err << "\r\x1b[K" << bar << ' ' << progress.done << '/' << progress.all << "  " << rate
               << session_.say("/giây  còn ", "/s  left ") << left << session_.say(" giây", " s");
  if (progress.failed > 0)
    session_.err << "  " << progress.failed << session_.say(" lỗi", " failed");
  session_.err << std::flush;
  drawn_ = true;
}

void ProgressLine::clear() {
  if (drawn_) session_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace kehoach::cli
