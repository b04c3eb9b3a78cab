#include "conversation.h"

namespace kehoach::draft {

namespace {

constexpr std::size_t most_answers = 5000;

std::string trimmed(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

Status Conversation::hear(const std::string& at, const std::string& question, std::string& line) {
  if (position_ < log_.size() && log_[position_].at == at) {
    line = log_[position_++].line;
    return Status::ok;
  }
  log_.resize(position_);
  if (log_.size() >= most_answers) return Status::gone;
  for (;;) {
    say(question);
    auto heard = talk_.hear();
    if (!heard) return Status::gone;
    line = trimmed(*heard);
    if (line != "<") break;
    if (log_.empty()) {
      say(text("  Đây là câu đầu tiên.\n", "  This is the first question.\n"));
      continue;
    }
    log_.pop_back();
    return Status::again;
  }
  log_.push_back({at, line});
  ++position_;
  return Status::ok;
}

void Conversation::reject(const std::string& why) {
  log_.resize(--position_);
  say("  ✗ " + why + '\n');
}

Status Conversation::reject_from(std::size_t start, const std::string& why) {
  say("  ✗ " + why + '\n');
  log_.resize(start);
  return Status::again;
}

std::size_t Conversation::start_of(const std::string& place) const {
  std::size_t at = position_;
  while (at > 0 && log_[at - 1].at.starts_with(place)) --at;
  return at;
}

}  // namespace kehoach::draft
