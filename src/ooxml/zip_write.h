// The zip around an Office file, written the same way every time: every entry is stamped
// 1980-01-01, the first day that zip can say, and carries no flags, no extra fields, no comments.
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
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"

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

// Names are ASCII, at most 65,535 bytes, each given once; at most 65,535 entries; contents and the
// whole below 4 GiB (APPNOTE 4.4: without the 64-bit extensions, which Office does not need).
class ZipWriter {
 public:
  // `expected`: how large the file will be, roughly, to spare growing.
  explicit ZipWriter(Compressor& compressor, std::size_t expected = 0);

  void add(std::string_view name, ByteView content);
  // The same, not deflated: for what is so small that finding it out costs more than it spares.
  void add_as_it_is(std::string_view name, ByteView content);
  void add(const PackedPart& part);
  // The whole file. The writer is spent.
  Bytes finish();

 private:
  Compressor* compressor_;
  Bytes out_;
  std::uint16_t entries_ = 0;
};

}  // namespace kehoach::ooxml
