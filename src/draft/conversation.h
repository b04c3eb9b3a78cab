// Lines that were answered, and those that are still to come. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "draft/interview.h"

namespace kehoach::draft {

// What an interview does after a question.
enum class Status : std::uint8_t {
  ok,
  again,  // from the start, with the answers that are left
  gone,
};

class Conversation {
 public:
  Conversation(const Talk& talk, Language language, std::vector<Answer> answered)
      : talk_(talk), language_(language), log_(std::move(answered)) {}

  const char* text(const char* vi, const char* en) const {
    return language_ == Language::vi ? vi : en;
  }
  std::string text(const Phrase& phrase) const { return phrase.in(language_); }
  void say(std::string_view words) const { talk_.say(words); }

  void start_again() { position_ = 0; }
  // The answer to a question: from the log, else from the other side.
  Status hear(const std::string& at, const std::string& question, std::string& line);
  // Takes the last answer back, to ask for it once more.
  void reject(const std::string& why);
  // Takes all answers since `start` back.
  Status reject_from(std::size_t start, const std::string& why);

  std::size_t position() const { return position_; }
  // Where the last answers to questions that begin with `place` begin.
  std::size_t start_of(const std::string& place) const;
  std::vector<Answer> take_answers() { return std::move(log_); }

 private:
  const Talk& talk_;
  Language language_;
  std::vector<Answer> log_;
  std::size_t position_ = 0;  // of the next answer in the log
};

}  // namespace kehoach::draft
