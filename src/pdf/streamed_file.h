// A PDF file that leaves the program as it grows: however many objects it holds, only the last few
// thousand are remembered.
//
// Every so many objects a cross-reference stream tells where they stand, and each names the one
// before it (/Prev, ISO 32000-1, 7.5.8.2), so that none of them has to hold them all.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/sha256.h"
#include "deflate.h"
#include "object_stream.h"
#include "store.h"

namespace kehoach::pdf {

using Sink = std::function<Result<void>(ByteView)>;

class StreamedFile {
 public:
  explicit StreamedFile(Sink sink);

  Reference reserve() { return {next_++}; }
  Reference catalogue() const { return {1}; }
  void put(Reference object, ByteView value);
  // `entries`: what stands between << and >>, without /Length.
  void put_stream(Reference object, ByteView entries, ByteView data);
  // The first error of the sink, from then on.
  const Result<void>& state() const { return state_; }
  // The catalogue is there by then.
  Result<void> finish(Reference information, const Sha256& id);

 private:
  struct Place {
    std::uint32_t number = 0;
    std::uint8_t kind = 0;    // 1 in the file, 2 in an object stream (7.5.8.3)
    std::uint64_t where = 0;  // offset, or the object stream's number
    std::uint8_t index = 0;   // in the object stream
  };

  void write(ByteView bytes);
  void begin(Reference object);
  void write_stream(ByteView entries, ByteView data);
  void write_object_stream();
  void write_cross_references(ByteView more_entries);

  Sink sink_;
  Result<void> state_;
  Deflater deflater_;
  std::uint32_t next_ = 2;
  std::uint64_t size_ = 0;      // of what the sink has, and buffer_
  std::uint64_t previous_ = 0;  // cross-reference stream
  Bytes buffer_;
  std::vector<Place> places_;  // since then
  ObjectStream objects_;       // that is being filled
};

}  // namespace kehoach::pdf
