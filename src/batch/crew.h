// Threads that take work from a queue. Private to the room.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kehoach::batch {

// Works on tickets; who hands them in waits for them in an order of his own. The queue is as long
// as he lets it become.
class Crew {
 public:
  struct Ticket {
    enum class Stand { waiting, at_work, done, dropped } stand = Stand::waiting;
  };
  // `work(thread, ticket)` is called by thread 0 .. count-1.
  Crew(std::size_t count, std::function<void(std::size_t, Ticket&)> work);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew();  // waits for what is at work, drops the rest

  void hand_in(Ticket& ticket);
  // Until it is done or dropped.
  void wait(Ticket& ticket);
  // What nobody has begun is dropped.
  void drop_waiting();

 private:
  void run(std::size_t thread);

  std::function<void(std::size_t, Ticket&)> work_;
  std::mutex mutex_;
  std::condition_variable handed_in_, finished_;
  std::deque<Ticket*> queue_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kehoach::batch
