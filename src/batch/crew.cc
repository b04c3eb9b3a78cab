#include "crew.h"

namespace kehoach::batch {

Crew::Crew(std::size_t count, std::function<void(std::size_t, Ticket&)> work)
    : work_(std::move(work)) {
  for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this, i] { run(i); });
}

Crew::~Crew() {
  drop_waiting();
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  handed_in_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void Crew::hand_in(Ticket& ticket) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(&ticket);
  }
  handed_in_.notify_one();
}

void Crew::wait(Ticket& ticket) {
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [&] {
    return ticket.stand == Ticket::Stand::done || ticket.stand == Ticket::Stand::dropped;
  });
}

void Crew::drop_waiting() {
  {
    const std::lock_guard lock(mutex_);
    for (Ticket* ticket : queue_) ticket->stand = Ticket::Stand::dropped;
    queue_.clear();
  }
  finished_.notify_all();
}

void Crew::run(std::size_t thread) {
  while (true) {
    Ticket* ticket = nullptr;
    {
      std::unique_lock lock(mutex_);
      handed_in_.wait(lock, [&] { return closed_ || !queue_.empty(); });
      if (queue_.empty()) return;
      ticket = queue_.front();
      queue_.pop_front();
      ticket->stand = Ticket::Stand::at_work;
    }
    work_(thread, *ticket);
    {
      const std::lock_guard lock(mutex_);
      ticket->stand = Ticket::Stand::done;
    }
    finished_.notify_all();
  }
}

}  // namespace kehoach::batch
