// A text that comes in pieces, and as much of it as is needed. Private to the room.
//
// Places in it are counted from its first byte, however much was forgotten since.
#pragma once

#include "json/elements.h"

namespace kehoach::json {

class HeldText {
 public:
  HeldText(Elements::More more, std::string name)
      : more_(std::move(more)), name_(std::move(name)) {}

  std::uint64_t at() const { return at_; }
  // The byte there; -1 at the end, and when no more could be had.
  int peek() { return hold(at_ + 1) ? static_cast<unsigned char>(text_[index(at_)]) : -1; }
  void skip() { ++at_; }
  void skip_blanks();
  // False if it is not closed on its line: then the place is where that shows.
  bool skip_string();
  // To the end of an object, an array, a string, or of what may be a number or a word. False if the
  // text ends within it, a string does, or it is too long.
  bool skip_value();
  const Diagnostics& failure() const { return failure_; }

  // What stands before the place is not needed any more, but for its line, or a kilobyte of that.
  void forget(std::uint64_t place);
  std::uint64_t held_from() const { return from_; }
  std::string_view view(std::uint64_t begin, std::uint64_t end) const {
    return std::string_view(text_).substr(index(begin), static_cast<std::size_t>(end - begin));
  }
  // With what is held before it and something behind.
  Excerpt excerpt(std::uint64_t begin, std::uint64_t end);
  std::uint32_t line_of(std::uint64_t place) const;

 private:
  bool hold(std::uint64_t end);
  std::size_t index(std::uint64_t place) const { return static_cast<std::size_t>(place - start_); }

  Elements::More more_;
  std::string name_;
  std::string text_;
  std::uint64_t start_ = 0, at_ = 0;     // of text_; of the next byte
  std::uint64_t from_ = 0;               // what stands before is forgotten
  std::uint32_t line_ = 1, column_ = 1;  // of from_
  bool ended_ = false;
  Diagnostics failure_;
};

}  // namespace kehoach::json
