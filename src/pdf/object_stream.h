// Objects that stand together in one stream (ISO 32000-1, 7.5.7), while they are collected.
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"

namespace kehoach::pdf {

class ObjectStream {
 public:
  // So that an object's place in its stream is one byte of the cross-reference stream.
  static constexpr std::size_t most = 255;

  // The object whose value is put behind values() next.
  void begin(std::uint32_t number);
  Bytes& values() { return values_; }

  // By their places in the stream.
  const std::vector<std::uint32_t>& numbers() const { return numbers_; }
  // Of the stream's dictionary: what it is, and where its values begin.
  Bytes entries() const;
  Bytes data() const { return index_ + values_; }
  void clear();

 private:
  std::vector<std::uint32_t> numbers_;
  Bytes index_, values_;
};

}  // namespace kehoach::pdf
