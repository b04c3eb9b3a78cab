// The zip around an Office file, written the same way every time: every entry is stamped
// 1980-01-01, the first day that zip can say, and carries no comments and nothing that it need not.
//
// A part that is the same in many files is packed once and then only copied.
//
//   Compressor compressor(1);
//   const PackedPart styles = pack("word/styles.xml", xml, compressor);
//   ZipWriter zip(compressor);
//   zip.add("word/document.xml", document);
//   zip.add(styles);
//   Bytes file = zip.finish();
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

struct libdeflate_compressor;

namespace kehoach::ooxml {

// A deflate compressor of one level (1, fastest, to 12, smallest). Making one costs more than
// packing a small part with it: keep it. Not to be used by two threads at once.
class Compressor {
 public:
  explicit Compressor(int level);

  // Raw deflate (RFC 1951) onto the end of `out`. False, and `out` as it was, if the result would
  // not be smaller than the content.
  bool append_deflated(Bytes& out, ByteView content);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

// An entry of a zip, ready to be copied into one.
struct PackedPart {
  std::string name;
  Bytes data;              // as it lies in the file
  std::uint32_t size = 0;  // of the content
  std::uint32_t crc = 0;   // CRC-32 of the content
  bool deflated = false;
};

PackedPart pack(std::string name, ByteView content, Compressor& compressor);

// Names are UTF-8 (marked so where they are not ASCII), at most 65,535 bytes, each given once;
// contents below 4 GiB. Only where an archive has more than 65,534 entries or passes 4 GiB does it
// use the 64-bit extensions (APPNOTE 4.3.14), which Office does not need.
class ZipWriter {
 public:
  // `expected`: how large the file will be, roughly, to spare growing.
  explicit ZipWriter(Compressor& compressor, std::size_t expected = 0);

  void add(std::string_view name, ByteView content);
  // The same, not deflated: for what is so small that finding it out costs more than it spares.
  void add_as_it_is(std::string_view name, ByteView content);
  void add(const PackedPart& part);
  // Not deflated: for what is compressed already.
  void add_stored(std::string_view name, ByteView content);
  // The whole file. The writer is spent.
  Bytes finish();

  // An archive larger than memory is taken away piece by piece, and in the end read back, header by
  // header, for its directory.
  using Read = std::function<Result<Bytes>(std::uint64_t from, std::size_t size)>;
  using Write = std::function<Result<void>(ByteView)>;
  Bytes take();
  Result<void> finish(const Read& read, const Write& write);

 private:
  Compressor* compressor_;
  Bytes out_;
  std::uint64_t taken_ = 0, entries_ = 0;
};

}  // namespace kehoach::ooxml
