// The objects of a PDF file that this room wrote, in either form (press.h).
//
// Not a reader for any PDF: one cross-reference section, no encryption, lengths that stand in the
// stream's own dictionary. What is otherwise, or damaged, is refused; nothing is mended.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace kehoach::pdf {

struct ReadObject {
  ByteView value;  // of a stream: its dictionary
  ByteView data;   // as it lies in the file
  bool stream = false;
};

class FileReader {
 public:
  // Nothing if it is no such file. The file outlives the reader.
  static std::optional<FileReader> open(ByteView file);

  ByteView trailer() const { return trailer_; }
  // Nothing if there is none, or it cannot be read. Good as long as the reader.
  std::optional<ReadObject> object(std::uint32_t number) const;

 private:
  struct Place {
    std::uint8_t kind = 0;  // 0 free, 1 in the file, 2 in an object stream (ISO 32000-1, 7.5.8.3)
    std::uint64_t where = 0;
    std::uint32_t index = 0;
  };
  struct ObjectStream {
    std::uint32_t number = 0;
    Bytes values;
    std::vector<std::uint64_t> starts;  // of each value, and the end
  };

  explicit FileReader(ByteView file) : file_(file) {}
  bool read_table(std::size_t at);
  bool read_stream(std::size_t at);
  bool unpack(const ReadObject& stream, std::uint32_t number);
  std::optional<ReadObject> object_at(std::uint64_t at) const;

  ByteView file_, trailer_;
  std::vector<Place> places_;
  std::vector<ObjectStream> unpacked_;
};

// FlateDecode; nothing if it is damaged or holds more than 64 MiB.
std::optional<Bytes> inflate(ByteView data);

}  // namespace kehoach::pdf
