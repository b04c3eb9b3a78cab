// JSON objects on one line, as the manifest is written. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kehoach::batch {

// Appends to a string: {"a":"x","n":5,"list":[...]}
class OneLine {
 public:
  explicit OneLine(std::string& out) : out_(&out) { *out_ += '{'; }
  OneLine& text(std::string_view key, std::string_view value);
  OneLine& number(std::string_view key, std::uint64_t value);
  // What follows the key is appended by the caller.
  void key(std::string_view key);
  void end() { *out_ += '}'; }

 private:
  std::string* out_;
  bool first_ = true;
};

}  // namespace kehoach::batch
